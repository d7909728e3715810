SELECT boot, last_ms FROM station
