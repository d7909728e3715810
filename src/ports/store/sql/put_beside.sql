INSERT INTO branch (id, station, epoch, seq, prev_hash, payload)
VALUES (:id, :station, :epoch, :seq, :prev_hash, :payload)
ON CONFLICT DO NOTHING
