-- By the code each human being is kept under.
WITH at_work (code) AS (SELECT learner FROM event WHERE learner IS NOT NULL UNION SELECT learner FROM moved)
SELECT DISTINCT coalesce(kept.kept, at_work.code) FROM at_work LEFT JOIN kept ON kept.code = at_work.code
