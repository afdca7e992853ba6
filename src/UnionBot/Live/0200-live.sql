-- What a delegate is about to publish: survives a restart between preview and press.
CREATE TABLE live_draft (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id   TEXT    NOT NULL,
    person     INTEGER NOT NULL,
    message    TEXT,             -- JSON; forgotten here once the draft is settled.
    state      TEXT    NOT NULL CHECK (state IN ('open', 'published', 'cancelled')),
    number     INTEGER,          -- Its number in the one series, once published.
    created_at INTEGER NOT NULL
);

-- What a delegate published.
CREATE TABLE live_item (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    number       INTEGER NOT NULL, -- In the one series.
    author       INTEGER,          -- A person's internal id.
    message      TEXT    NOT NULL, -- JSON, as it was written: without its number.
    published_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, id)
) WITHOUT ROWID;
