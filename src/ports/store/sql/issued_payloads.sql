SELECT payload FROM (
    SELECT payload, epoch, seq, station FROM event WHERE kind = 'confirmed'
    UNION ALL SELECT payload, epoch, seq, station FROM event WHERE kind = 'reissued'
    UNION ALL SELECT payload, epoch, seq, station FROM event WHERE kind = 'completion_readmitted'
    UNION ALL SELECT payload, epoch, seq, station FROM event WHERE kind = 'signature_kept'
) ORDER BY epoch, seq, station
