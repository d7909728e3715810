SELECT DISTINCT learner FROM event WHERE kind = 'name_erased'
