UPDATE station
SET epoch = :epoch, head_seq = :seq, head_hash = :hash, boot = max(boot, :boot), last_ms = max(last_ms, :believed_ms)
