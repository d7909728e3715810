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
