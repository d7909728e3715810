SELECT EXISTS (SELECT 1 FROM event WHERE learner = :code) OR EXISTS (SELECT 1 FROM person WHERE code = :code)
