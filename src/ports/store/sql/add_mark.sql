INSERT INTO mark (lesson, kind, name, number)
VALUES (:lesson, :kind, :name, (SELECT coalesce(max(number), 0) + 1 FROM mark))
RETURNING number
