-- How often a topic was asked and not found. A counter and nothing else: no words, no person, no chat, no time.
-- Without rowid, so that not even the order of the rows tells what was asked first.
CREATE TABLE gap (
    event_id TEXT    NOT NULL,
    entry_id TEXT    NOT NULL,
    asked    INTEGER NOT NULL,
    PRIMARY KEY (event_id, entry_id)
) WITHOUT ROWID;
