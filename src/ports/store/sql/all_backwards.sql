SELECT rowid, id, station, epoch, seq, prev_hash, payload FROM event ORDER BY station DESC, epoch DESC, seq DESC
