-- What volunteers vouch for and check. What was taken back is looked up with everybody's progress; how often a
-- confirmation was checked, with every check; what was finished lately, when a volunteer looks for what they watched.

CREATE INDEX event_witness_withdrawn ON event (kind) WHERE kind = 'witness_withdrawn';
CREATE INDEX event_checked ON event (payload ->> '$[1].code') WHERE kind = 'confirmation_checked';
CREATE INDEX event_practice_done ON event (station, epoch, seq) WHERE kind = 'practice_done';

-- The supervisors' log knows the new kinds as well.
DROP INDEX event_of_supervisor;
CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE kind IN (
    'asked_again', 'volunteer_added', 'volunteer_removed', 'pin_set', 'pin_changed', 'pin_refused',
    'supervisor_entered', 'supervisor_left', 'recovery_code_made', 'recovery_used', 'place_named',
    'clock_corrected', 'learner_renamed', 'learners_merged', 'merge_undone', 'work_moved', 'completion_readmitted',
    'name_erased', 'watch_begun', 'run_watched', 'task_seen', 'witness_withdrawn', 'confirmation_checked'
);
