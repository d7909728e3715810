SELECT station, epoch, max(seq) AS seq FROM event GROUP BY station, epoch ORDER BY epoch, station
