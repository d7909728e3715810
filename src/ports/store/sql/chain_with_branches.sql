-- All there is of a chain. Of one number all that stand there, in an order that does not depend on which came first.
SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE station = :station AND epoch = :epoch
UNION ALL
SELECT id, station, epoch, seq, prev_hash, payload FROM branch WHERE station = :station AND epoch = :epoch
ORDER BY seq, id, prev_hash, payload
