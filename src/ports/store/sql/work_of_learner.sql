-- What is theirs under any of their codes and was not moved away, and what was moved to them. Sorted by whoever asks.
WITH theirs (code) AS (SELECT :learner UNION ALL SELECT code FROM kept WHERE kept = :learner)
SELECT event.id, station, epoch, seq, prev_hash, payload FROM theirs
JOIN event ON event.learner = theirs.code AND event.learner IS NOT NULL
WHERE NOT EXISTS (SELECT 1 FROM moved WHERE moved.event = event.id)
UNION ALL
SELECT event.id, event.station, event.epoch, event.seq, prev_hash, payload FROM theirs
JOIN moved ON moved.learner = theirs.code
JOIN event ON event.id = moved.event
