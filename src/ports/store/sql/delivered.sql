SELECT station, epoch, seq FROM delivered ORDER BY station, epoch
