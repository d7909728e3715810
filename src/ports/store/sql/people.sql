SELECT code, number, name, address, xom FROM person
WHERE erased = 0 AND (:xom IS NULL OR xom = :xom) AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.code = person.code)
