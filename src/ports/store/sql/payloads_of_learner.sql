SELECT payload FROM event WHERE learner = :learner ORDER BY epoch, seq, station
