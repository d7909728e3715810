SELECT count(*) FROM event WHERE kind = 'confirmation_checked' AND payload ->> '$[1].code' = :code
