INSERT INTO pack (only, current, commune, key_epoch, key, number, highest)
VALUES (1, :current, :commune, :key_epoch, :key, :number, :current)
ON CONFLICT (only) DO UPDATE SET
    -- Installed again, it is not its own past.
    previous = CASE WHEN pack.current IS excluded.current THEN pack.previous ELSE pack.current END,
    current = excluded.current, commune = excluded.commune, key_epoch = excluded.key_epoch, key = excluded.key,
    number = excluded.number, highest = excluded.highest;
