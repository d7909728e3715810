SELECT recovery FROM station
