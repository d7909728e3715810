SELECT name_folded, erased FROM person WHERE code = :code
