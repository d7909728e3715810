-- What a volunteer has set is believed even where it is earlier than what was believed before.
UPDATE station
SET epoch = :epoch, head_seq = :seq, head_hash = :hash, boot = max(boot, :boot),
    last_ms = CASE WHEN :told THEN :believed_ms ELSE max(last_ms, :believed_ms) END
