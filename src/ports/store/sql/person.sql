-- Of somebody known under several codes: the one they are kept under.
SELECT code, number, name, address, xom FROM person
WHERE code = coalesce((SELECT kept FROM kept WHERE kept.code = :code), :code) AND erased = 0
