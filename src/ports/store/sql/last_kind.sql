SELECT kind FROM event WHERE station = :station ORDER BY epoch DESC, seq DESC LIMIT 1
