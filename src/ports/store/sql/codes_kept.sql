SELECT code FROM kept WHERE kept = :code ORDER BY code
