INSERT INTO branch (hash, id, station, epoch, seq, prev_hash, payload)
VALUES (:hash, :id, :station, :epoch, :seq, :prev_hash, :payload)
ON CONFLICT DO NOTHING
