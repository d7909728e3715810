DELETE FROM volunteer WHERE code = :code
