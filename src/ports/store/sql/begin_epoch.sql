UPDATE station SET id = :id, epoch = :epoch, head_seq = 0, head_hash = :hash, begun = :begun
