INSERT INTO kept (code, kept) VALUES (:code, :kept)
