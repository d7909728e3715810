DELETE FROM seen WHERE owner = :owner
