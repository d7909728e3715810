-- What volunteers took back of what they vouched for.
SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE kind = 'witness_withdrawn'
