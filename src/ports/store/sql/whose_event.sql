SELECT coalesce(moved.learner, event.learner) FROM event LEFT JOIN moved ON moved.event = event.id WHERE event.id = :id
