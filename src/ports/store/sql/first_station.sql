-- The past of a station whose row was lost is what its events say of it.
INSERT INTO station (id, epoch, head_seq, head_hash, begun, boot, last_ms)
SELECT :id, :epoch, 0, :hash, :begun,
    coalesce(max(payload ->> '$[0].boot'), 0),
    coalesce(max(payload ->> '$[0].wall_ms') FILTER (WHERE payload ->> '$[0].quality' <> 'unknown'), 0)
FROM event
