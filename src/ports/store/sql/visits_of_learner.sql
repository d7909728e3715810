SELECT count(*) FROM event WHERE learner = :learner AND kind = 'visit_started'
