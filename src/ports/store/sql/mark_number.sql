SELECT number FROM mark WHERE lesson = :lesson AND kind = :kind AND name = :name
