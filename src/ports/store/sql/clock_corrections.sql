SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE kind = 'clock_corrected'
