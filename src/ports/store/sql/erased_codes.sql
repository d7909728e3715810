SELECT DISTINCT learner FROM event WHERE kind = 'name_erased' AND learner IS NOT NULL
