SELECT number FROM place WHERE owner = :owner
