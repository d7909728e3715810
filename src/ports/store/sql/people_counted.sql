-- Codes that stand back for another one are not counted; who has no row among the people is a guest.
WITH learners (code) AS (
    SELECT DISTINCT learner FROM event WHERE kind = 'learner_added'
    UNION SELECT code FROM person
    EXCEPT SELECT code FROM kept
)
SELECT
    count(*) FILTER (WHERE person.erased = 0) AS named,
    count(*) FILTER (WHERE person.erased = 1) AS erased,
    count(*) FILTER (WHERE person.code IS NULL) AS guests
FROM learners LEFT JOIN person USING (code)
