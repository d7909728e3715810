INSERT INTO page (grain, span, owner, work) VALUES (:grain, :span, :owner, :work)
ON CONFLICT DO UPDATE SET work = excluded.work
