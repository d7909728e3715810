SELECT code, number, name, address, xom FROM person
WHERE erased = 0 AND (number = :number OR instr(' ' || name_folded, ' ' || :name_folded) > 0)
