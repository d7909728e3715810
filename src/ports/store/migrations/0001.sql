-- Events are append-only and hold no names; names live in `person`, apart (trust.md §4).

CREATE TABLE event (
    id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    station   BLOB    NOT NULL CHECK (length(station) = 16),
    epoch     INTEGER NOT NULL,
    seq       INTEGER NOT NULL CHECK (seq > 0),
    prev_hash BLOB    NOT NULL CHECK (length(prev_hash) = 32),
    payload   TEXT    NOT NULL,
    -- Read out of the payload, so that they cannot disagree with it.
    kind      TEXT    GENERATED ALWAYS AS (payload ->> '$[1].kind') STORED,
    learner   TEXT    GENERATED ALWAYS AS (payload ->> '$[1].learner') STORED,
    PRIMARY KEY (station, epoch, seq)
) STRICT;

CREATE INDEX event_of_learner ON event (learner, epoch, seq, station) WHERE learner IS NOT NULL;
CREATE INDEX event_confirmed ON event (epoch, seq, station) WHERE kind = 'confirmed';
CREATE INDEX event_visit_started ON event (station, epoch, seq) WHERE kind = 'visit_started';

CREATE TRIGGER event_is_not_altered BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

-- Who agreed to be remembered. An erased person keeps code and number, so that neither is ever given to another.
CREATE TABLE person (
    code        TEXT    NOT NULL PRIMARY KEY CHECK (length(code) = 10),
    number      INTEGER NOT NULL UNIQUE,
    name        TEXT    CHECK (length(name) > 0),
    name_folded TEXT,
    address     TEXT,
    xom         TEXT,
    erased      INTEGER NOT NULL DEFAULT 0 CHECK (erased = (name IS NULL))
) STRICT;

CREATE INDEX person_of_xom ON person (xom) WHERE erased = 0;

-- This station: one row.
CREATE TABLE station (
    only      INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (only = 1),
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    -- The chain's head: what the next event goes on from.
    epoch     INTEGER NOT NULL,
    head_seq  INTEGER NOT NULL,
    head_hash BLOB    NOT NULL CHECK (length(head_hash) = 32),
    -- The number of the last start that wrote anything, and the latest believable time.
    boot      INTEGER NOT NULL DEFAULT 0,
    last_ms   INTEGER NOT NULL DEFAULT 0,
    place     TEXT,
    xoms      TEXT    NOT NULL DEFAULT '[]'
) STRICT;
