-- What volunteers vouch for and check. What was taken back is looked up with everybody's progress; how often a
-- confirmation was checked, with every check; what was finished lately, when a volunteer looks for what they watched.

CREATE INDEX event_witness_withdrawn ON event (kind) WHERE kind = 'witness_withdrawn';
CREATE INDEX event_checked ON event (payload ->> '$[1].code') WHERE kind = 'confirmation_checked';
CREATE INDEX event_practice_done ON event (station, epoch, seq) WHERE kind = 'practice_done';
