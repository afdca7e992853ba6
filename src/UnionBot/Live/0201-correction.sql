-- A correction that is written but not confirmed: survives a restart between preview and press.
CREATE TABLE correction_draft (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id   TEXT    NOT NULL,
    person     INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    message    TEXT    NOT NULL, -- JSON: the new words alone
    created_at INTEGER NOT NULL
);
