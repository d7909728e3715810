-- The language a station was set to; none before somebody chose one.
ALTER TABLE station ADD COLUMN language TEXT;

-- What supervisors did is whatever says who did it, so that no new kind is ever missing from their log; and what happens
-- at the door, or by a command, where nobody has entered. The query of the log has the same condition, word for word.
DROP INDEX event_of_supervisor;
CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE payload ->> '$[1].by' IS NOT NULL OR kind IN (
    'pin_refused', 'recovery_used', 'recovery_code_made', 'learner_renamed', 'learners_merged', 'merge_undone',
    'work_moved', 'completion_readmitted', 'name_erased'
);

-- The packs of lessons (trust.md §3): which one counts, the one before it for going back, and the highest there ever was, below
-- which none is taken. No row before the first.

CREATE TABLE pack (
    only      INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (only = 1),
    -- None: the lessons inside the program.
    current   BLOB    CHECK (length(current) = 16),
    previous  BLOB    CHECK (length(previous) = 16),
    commune   BLOB    NOT NULL CHECK (length(commune) = 8),
    key_epoch INTEGER NOT NULL,
    key       BLOB    NOT NULL CHECK (length(key) = 32),
    number    INTEGER NOT NULL CHECK (number > 0),
    highest   BLOB    NOT NULL CHECK (length(highest) = 16)
) STRICT;
