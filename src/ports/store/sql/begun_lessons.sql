-- Practices that were begun lately and not finished: a run is a learner's attempt in a mode. Older ones than these so many events
-- are left out, so that the answer does not take longer with the years.
SELECT DISTINCT lesson FROM (
    SELECT payload ->> '$[1].lesson' AS lesson, max(kind = 'practice_done') AS finished
    FROM (SELECT * FROM event ORDER BY rowid DESC LIMIT 20000)
    WHERE kind IN ('step_done', 'practice_done')
    GROUP BY learner, payload ->> '$[1].attempt', lesson
) WHERE finished = 0 AND typeof(lesson) = 'integer' AND lesson BETWEEN 1 AND 65535 ORDER BY lesson;
