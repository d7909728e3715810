SELECT work FROM page WHERE grain = :grain AND span = :span AND owner = :owner
