-- Who looks after the station: people of it with a PIN. It locks a screen and is never a key (trust.md §6).

CREATE TABLE volunteer (
    code       TEXT    NOT NULL PRIMARY KEY REFERENCES person (code),
    -- argon2id, as a PHC string.
    pin        TEXT    NOT NULL,
    -- The lock: tries since the last success, and what was still to be waited when this was written.
    tries      INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    waiting_ms INTEGER NOT NULL DEFAULT 0 CHECK (waiting_ms >= 0)
) STRICT;

-- The commune's recovery code, argon2id as a PHC string; none before the first set-up is done.
ALTER TABLE station ADD COLUMN recovery TEXT;

CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE kind IN (
    'asked_again', 'volunteer_added', 'volunteer_removed', 'pin_set', 'pin_changed', 'pin_refused',
    'supervisor_entered', 'supervisor_left', 'recovery_code_made', 'recovery_used', 'place_named'
);
