SELECT block, counts FROM runs WHERE month BETWEEN :first AND :last
