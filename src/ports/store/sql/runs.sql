SELECT counts FROM runs WHERE month = :month AND block = :block
