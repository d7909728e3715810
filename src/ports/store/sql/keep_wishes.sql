INSERT INTO comfort (code, wishes) SELECT code, :wishes FROM person WHERE code = :code AND erased = 0
ON CONFLICT (code) DO UPDATE SET wishes = excluded.wishes
