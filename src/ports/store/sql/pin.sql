SELECT pin FROM volunteer WHERE code = :code
