INSERT INTO moved (event, learner, epoch, seq, station, id) VALUES (:event, :learner, :epoch, :seq, :station, :id)
ON CONFLICT (event) DO UPDATE
SET learner = excluded.learner, epoch = excluded.epoch, seq = excluded.seq, station = excluded.station, id = excluded.id
WHERE (excluded.epoch, excluded.seq, excluded.station, excluded.id) > (epoch, seq, station, id)
