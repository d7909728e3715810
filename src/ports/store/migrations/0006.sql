-- The supervisors' log knows the consent that was heard and the cards that were made.
DROP INDEX event_of_supervisor;
CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE kind IN (
    'asked_again', 'volunteer_added', 'volunteer_removed', 'pin_set', 'pin_changed', 'pin_refused',
    'supervisor_entered', 'supervisor_left', 'recovery_code_made', 'recovery_used', 'place_named',
    'clock_corrected', 'learner_renamed', 'learners_merged', 'merge_undone', 'work_moved', 'completion_readmitted',
    'name_erased', 'consent_heard', 'card_made'
);
