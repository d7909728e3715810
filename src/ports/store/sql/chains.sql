SELECT DISTINCT station, epoch FROM event ORDER BY epoch, station
