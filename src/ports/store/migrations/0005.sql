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
