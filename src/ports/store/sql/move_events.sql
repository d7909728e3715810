SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE kind = 'work_moved'
