INSERT INTO seen (owner, lesson, what, day, helped, finished) VALUES (:owner, :lesson, :what, :day, :helped, :finished)
ON CONFLICT DO UPDATE SET day = excluded.day, helped = excluded.helped, finished = excluded.finished
