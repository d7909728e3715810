SELECT name FROM person WHERE code = :code
