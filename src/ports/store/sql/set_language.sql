UPDATE station SET language = :language
