-- This station's events, the newest first, with the code their human being is kept under. Read as far as the evening goes.
SELECT coalesce(kept.kept, moved.learner, event.learner) AS owner, payload FROM event
LEFT JOIN moved ON moved.event = event.id
LEFT JOIN kept ON kept.code = coalesce(moved.learner, event.learner)
WHERE event.station = :station
ORDER BY event.epoch DESC, event.seq DESC
