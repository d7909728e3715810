SELECT id, station, epoch, seq, prev_hash, payload FROM event
WHERE station = :station AND epoch = :epoch AND seq > :after ORDER BY seq
