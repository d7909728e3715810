SELECT comfort FROM station
