INSERT INTO station (id, epoch, head_seq, head_hash) VALUES (:id, :epoch, 0, :hash)
