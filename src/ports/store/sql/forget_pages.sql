DELETE FROM page WHERE owner = :owner
