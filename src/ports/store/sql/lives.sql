SELECT code, xom FROM person WHERE xom IS NOT NULL AND erased = 0
