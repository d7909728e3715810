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
