-- How often a topic was asked and not found. A counter and nothing else: no words, no person, no chat, no time.
-- entry_id: an entry of the event's pack, or 'practical:' and a fixed name of the program for what any event is asked about.
-- Without rowid, so that not even the order of the rows tells what was asked first.
CREATE TABLE gap (
    event_id TEXT    NOT NULL,
    entry_id TEXT    NOT NULL,
    asked    INTEGER NOT NULL,
    PRIMARY KEY (event_id, entry_id)
) WITHOUT ROWID;
