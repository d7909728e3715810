INSERT INTO runs (month, block, counts) VALUES (:month, :block, :counts)
ON CONFLICT DO UPDATE SET counts = excluded.counts
