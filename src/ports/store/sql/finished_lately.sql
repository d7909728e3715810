-- The runs finished at this station last, the newest first; Tự làm among others.
SELECT id, station, epoch, seq, prev_hash, payload FROM event
WHERE kind = 'practice_done' AND station = :station
ORDER BY epoch DESC, seq DESC LIMIT :most
