UPDATE person SET name = NULL, name_folded = NULL, address = NULL, xom = NULL, erased = 1 WHERE code = :code
