SELECT kept FROM kept WHERE code = :code
