-- The book of figures: what everybody did, on one page for each day and one for each month. All three tables follow from
-- the events and nothing else; they are written in the transaction of the event and can be counted again at any time.
-- They are kept by their keys: no row of theirs can be taken for another table's when a damaged file is read.

-- grain: 0 a day (span: days since the year 0), 1 a month (span: months since the year 0); span -1: nobody knows when.
-- owner: the code a human being is kept under. work: see src/report/pack.rs.
CREATE TABLE page (
    grain INTEGER NOT NULL CHECK (grain IN (0, 1)),
    span  INTEGER NOT NULL,
    owner BLOB    NOT NULL CHECK (length(owner) = 5),
    work  BLOB    NOT NULL,
    PRIMARY KEY (grain, span, owner)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_of_owner ON page (owner);

-- What counts once however many events tell of it: runs through a practice, confirmations. day: the first one known.
CREATE TABLE seen (
    owner    BLOB    NOT NULL CHECK (length(owner) = 5),
    lesson   INTEGER NOT NULL,
    what     TEXT    NOT NULL,
    day      INTEGER NOT NULL,
    helped   INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    PRIMARY KEY (owner, lesson, what)
) STRICT, WITHOUT ROWID;

-- The numbers by which pages speak of traps, questions, levels and helpers.
CREATE TABLE mark (
    lesson INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (lesson, kind, name)
) STRICT, WITHOUT ROWID;
-- The language a station was set to; none before somebody chose one.
ALTER TABLE station ADD COLUMN language TEXT;

-- What supervisors did is whatever says who did it, so that no new kind is ever missing from their log; and what happens
-- at the door, or by a command, where nobody has entered. The query of the log has the same condition, word for word.
DROP INDEX event_of_supervisor;
CREATE INDEX event_of_supervisor ON event (epoch, seq, station) WHERE payload ->> '$[1].by' IS NOT NULL OR kind IN (
    'pin_refused', 'recovery_used', 'recovery_code_made', 'learner_renamed', 'learners_merged', 'merge_undone',
    'work_moved', 'completion_readmitted', 'name_erased', 'trust_list_taken',
    'pack_installed', 'pack_gone_back'
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
-- What volunteers vouch for and check. What was taken back is looked up with everybody's progress; how often a
-- confirmation was checked, with every check; what was finished lately, when a volunteer looks for what they watched.

CREATE INDEX event_witness_withdrawn ON event (kind) WHERE kind = 'witness_withdrawn';
CREATE INDEX event_checked ON event (payload ->> '$[1].code') WHERE kind = 'confirmation_checked';
CREATE INDEX event_practice_done ON event (station, epoch, seq) WHERE kind = 'practice_done';
-- How somebody reads and hears best, by their own choice. Not an event: it tells nothing of what happened, and it goes with
-- the name, in every copy of the records as well.

CREATE TABLE comfort (
    code   TEXT NOT NULL PRIMARY KEY REFERENCES person (code),
    -- JSON: size, look, volume; what is missing is as the station is set.
    wishes TEXT NOT NULL
) STRICT;

CREATE TRIGGER comfort_goes_with_the_name AFTER UPDATE OF erased ON person WHEN NEW.erased = 1
BEGIN
    DELETE FROM comfort WHERE code = NEW.code;
END;

-- The same for everybody who wishes for nothing else; nothing until a supervisor has set it.
ALTER TABLE station ADD COLUMN comfort TEXT;
-- Records of several stations in one place, and the word back that they have come (trust.md §4).

-- Events that stand in another one's place: the same number in one chain, or the same id. Only cloned disks write such, and
-- whoever lies. They are kept beside the events, and whoever looks is told.
CREATE TABLE branch (
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    station   BLOB    NOT NULL CHECK (length(station) = 16),
    epoch     INTEGER NOT NULL,
    seq       INTEGER NOT NULL CHECK (seq > 0),
    prev_hash BLOB    NOT NULL CHECK (length(prev_hash) = 32),
    payload   TEXT    NOT NULL,
    PRIMARY KEY (station, epoch, seq, id, prev_hash, payload)
) STRICT;

-- How far the commune has this station's chains, by its receipts.
CREATE TABLE delivered (
    station BLOB    NOT NULL CHECK (length(station) = 16),
    epoch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL CHECK (seq > 0),
    PRIMARY KEY (station, epoch)
) STRICT;
