UPDATE volunteer SET pin = :pin, tries = 0, waiting_ms = 0 WHERE code = :code
