SELECT code, number, name, address, xom FROM person WHERE code = :code AND erased = 0
