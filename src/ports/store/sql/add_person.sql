INSERT INTO person (code, number, name, name_folded, address, xom)
VALUES (:code, :number, :name, :name_folded, :address, :xom)
