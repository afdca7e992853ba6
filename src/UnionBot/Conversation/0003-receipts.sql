-- The updates that had their effect: what comes again is not handled again. Kept for 48 hours.
CREATE TABLE inbound (
    key TEXT PRIMARY KEY,
    at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX inbound_at ON inbound (at);
