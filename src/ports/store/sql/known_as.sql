SELECT name, number FROM person WHERE code = :code AND erased = 0
