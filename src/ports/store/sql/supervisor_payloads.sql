SELECT payload FROM event WHERE kind IN (
    'asked_again', 'volunteer_added', 'volunteer_removed', 'pin_set', 'pin_changed', 'pin_refused',
    'supervisor_entered', 'supervisor_left', 'recovery_code_made', 'recovery_used', 'place_named'
)
ORDER BY epoch DESC, seq DESC, station DESC LIMIT :most
