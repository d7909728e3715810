INSERT INTO station (id, epoch, head_seq, head_hash, begun) VALUES (:id, :epoch, 0, :hash, :begun)
