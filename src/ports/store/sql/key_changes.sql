SELECT payload FROM event WHERE kind = 'key_replaced' ORDER BY epoch, seq, station
