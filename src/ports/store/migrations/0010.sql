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
