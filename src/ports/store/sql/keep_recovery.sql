UPDATE station SET recovery = :recovery
