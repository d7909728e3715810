-- The events of keys are few among many, and looked for whenever something is verified.

CREATE INDEX event_reissued ON event (epoch, seq, station) WHERE kind = 'reissued';
CREATE INDEX event_signature_kept ON event (epoch, seq, station) WHERE kind = 'signature_kept';
CREATE INDEX event_key_replaced ON event (epoch, seq, station) WHERE kind = 'key_replaced';
