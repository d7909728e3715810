SELECT code, number, name, address, xom FROM person WHERE erased = 0 AND (:xom IS NULL OR xom = :xom)
