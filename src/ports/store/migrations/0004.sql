-- Who is who, looked up instead of folded anew with every question. Both tables follow from the events and nothing else;
-- they are written in the transaction of the event, and can be counted again at any time.

-- Codes that stand back for another one: merges that were not undone.
CREATE TABLE kept (
    code TEXT NOT NULL PRIMARY KEY,
    kept TEXT NOT NULL CHECK (kept <> code)
) STRICT;

CREATE INDEX kept_under ON kept (kept);

-- Events that are another one's work than they were written down as, with the place of the move that holds.
CREATE TABLE moved (
    event   BLOB    NOT NULL PRIMARY KEY CHECK (length(event) = 16),
    learner TEXT    NOT NULL,
    epoch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    station BLOB    NOT NULL,
    id      BLOB    NOT NULL
) STRICT;

CREATE INDEX moved_to ON moved (learner);

CREATE INDEX event_of_identity ON event (kind) WHERE kind IN ('learners_merged', 'merge_undone');
CREATE INDEX event_work_moved ON event (kind) WHERE kind = 'work_moved';
CREATE INDEX event_readmitted ON event (epoch, seq, station) WHERE kind = 'completion_readmitted';
CREATE INDEX event_clock_corrected ON event (kind) WHERE kind = 'clock_corrected';

-- Why the epoch began and where the chain stood before, until its first event says so.
ALTER TABLE station ADD COLUMN begun TEXT;

-- The supervisors' log knows the new kinds as well.
DROP INDEX event_of_supervisor;
CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE kind IN (
    'asked_again', 'volunteer_added', 'volunteer_removed', 'pin_set', 'pin_changed', 'pin_refused',
    'supervisor_entered', 'supervisor_left', 'recovery_code_made', 'recovery_used', 'place_named',
    'clock_corrected', 'learner_renamed', 'learners_merged', 'merge_undone', 'work_moved', 'completion_readmitted',
    'name_erased'
);
