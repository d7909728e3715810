-- Whoever sat down last at this station, unless the visit was ended.
WITH last AS (
    SELECT learner, epoch, seq FROM event
    WHERE station = :station AND kind = 'visit_started'
    ORDER BY epoch DESC, seq DESC LIMIT 1
)
SELECT learner FROM last
WHERE NOT EXISTS (
    SELECT 1 FROM event
    WHERE event.learner = last.learner AND event.kind = 'visit_ended' AND event.station = :station
      AND (event.epoch, event.seq) > (last.epoch, last.seq)
)
