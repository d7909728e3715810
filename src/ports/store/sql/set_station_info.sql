UPDATE station SET place = :place, xoms = :xoms
