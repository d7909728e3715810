UPDATE volunteer SET tries = :tries, waiting_ms = :waiting_ms WHERE code = :code
