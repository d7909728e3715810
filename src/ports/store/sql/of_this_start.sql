-- Backwards; whoever asks stops at the start before. A station counts its starts up within an epoch.
SELECT coalesce(moved.learner, event.learner) AS code, payload ->> '$[0].boot' AS boot
FROM event LEFT JOIN moved ON moved.event = event.id
WHERE event.station = :station AND event.epoch = :epoch AND event.seq < :seq
ORDER BY event.seq DESC
