INSERT INTO delivered (station, epoch, seq) VALUES (:station, :epoch, :seq)
ON CONFLICT DO UPDATE SET seq = excluded.seq WHERE excluded.seq > seq
