SELECT wishes FROM comfort WHERE code = :code
