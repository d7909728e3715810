SELECT id, epoch, head_seq, head_hash FROM station
