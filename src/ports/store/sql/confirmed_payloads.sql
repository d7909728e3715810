SELECT payload FROM event WHERE kind = 'confirmed' ORDER BY epoch, seq, station
