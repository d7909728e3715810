SELECT id, station, epoch, seq, prev_hash, payload FROM event WHERE kind IN ('learners_merged', 'merge_undone')
