-- Two queries, each with its index.
SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE kind = 'clock_corrected'
UNION ALL SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE kind = 'witness_withdrawn'
