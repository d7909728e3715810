SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM person WHERE erased = 0) AS people
