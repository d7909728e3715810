UPDATE person SET name = :name, name_folded = :name_folded, address = :address, xom = :xom WHERE code = :code AND erased = 0
