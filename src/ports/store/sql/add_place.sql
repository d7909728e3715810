INSERT INTO place (owner, number) VALUES (:owner, (SELECT coalesce(max(number) + 1, 0) FROM place)) RETURNING number
