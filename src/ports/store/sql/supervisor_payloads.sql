SELECT payload FROM event WHERE kind IN (
    'asked_again', 'volunteer_added', 'volunteer_removed', 'pin_set', 'pin_changed', 'pin_refused',
    'supervisor_entered', 'supervisor_left', 'recovery_code_made', 'recovery_used', 'place_named',
    'clock_corrected', 'learner_renamed', 'learners_merged', 'merge_undone', 'work_moved', 'completion_readmitted',
    'name_erased', 'comfort_set'
)
ORDER BY epoch DESC, seq DESC, station DESC LIMIT :most
