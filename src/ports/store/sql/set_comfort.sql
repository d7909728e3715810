UPDATE station SET comfort = :comfort
