-- The book of figures, by what is counted: a month of it is read in the same time however often people came. Like the pages
-- it follows from the events and nothing else, is written in the transaction of the event, can be counted again at any
-- time, and is kept by its keys.

-- The places by which the other two tables speak of people, from 0 without a gap.
CREATE TABLE place (
    owner  BLOB    NOT NULL PRIMARY KEY CHECK (length(owner) = 5),
    number INTEGER NOT NULL UNIQUE CHECK (number >= 0)
) STRICT, WITHOUT ROWID;

-- month: months since the year 0; -1: nobody knows when. lesson 0: none. what: a mark, or below nought see
-- src/report/crowd.rs. heads: a bit for everybody who stands behind it, by place.
CREATE TABLE crowd (
    month  INTEGER NOT NULL,
    lesson INTEGER NOT NULL,
    what   INTEGER NOT NULL,
    times  INTEGER NOT NULL,
    wrong  INTEGER NOT NULL,
    heads  BLOB    NOT NULL,
    PRIMARY KEY (month, lesson, what)
) STRICT, WITHOUT ROWID;

-- The runs people began in a month, sixty-four neighbouring places together.
CREATE TABLE runs (
    month  INTEGER NOT NULL,
    block  INTEGER NOT NULL,
    counts BLOB    NOT NULL,
    PRIMARY KEY (month, block)
) STRICT, WITHOUT ROWID;
