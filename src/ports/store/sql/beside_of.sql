SELECT count(*) FROM branch WHERE station = :station AND epoch = :epoch
