SELECT place, xoms FROM station
