SELECT station, epoch FROM event UNION SELECT station, epoch FROM branch ORDER BY station, epoch
