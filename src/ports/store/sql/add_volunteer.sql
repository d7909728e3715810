INSERT INTO volunteer (code, pin) VALUES (:code, :pin)
