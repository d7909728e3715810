INSERT INTO crowd (month, lesson, what, times, wrong, heads) VALUES (:month, :lesson, :what, :times, :wrong, :heads)
ON CONFLICT DO UPDATE SET times = excluded.times, wrong = excluded.wrong, heads = excluded.heads
