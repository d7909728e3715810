-- The language a station was set to; none before somebody chose one.
ALTER TABLE station ADD COLUMN language TEXT;

-- What supervisors did is whatever says who did it, so that no new kind is ever missing from their log; and what happens
-- at the door, or by a command, where nobody has entered. The query of the log has the same condition, word for word.
DROP INDEX event_of_supervisor;
CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE payload ->> '$[1].by' IS NOT NULL OR kind IN (
    'pin_refused', 'recovery_used', 'recovery_code_made', 'learner_renamed', 'learners_merged', 'merge_undone',
    'work_moved', 'completion_readmitted', 'name_erased', 'trust_list_taken'
);
