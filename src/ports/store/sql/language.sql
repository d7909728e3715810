SELECT language FROM station
