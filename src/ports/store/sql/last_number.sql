SELECT max(number) FROM person
