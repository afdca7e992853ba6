-- The plan. A row is the truth from its first load on; the occurrence says what becomes of it.
CREATE TABLE announcement (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL, -- The pack's id, or chat/<draft>: a pack's id holds no slash.
    rule         TEXT    NOT NULL, -- An anchor, as AnchorText writes it.
    message      TEXT    NOT NULL, -- JSON.
    source       TEXT    NOT NULL CHECK (source IN ('file', 'chat')),
    file_version TEXT,             -- The pack's hash it was last taken from; NULL for chat.
    touched      INTEGER NOT NULL DEFAULT 0, -- 1 where chat changed what the file says.
    author       INTEGER,          -- A person's internal id; NULL for the file.
    state        TEXT    NOT NULL CHECK (state IN ('active', 'cancelled')),
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (event_id, id)
) WITHOUT ROWID;

-- One row a time that an announcement is due: a one-off has one ('1') for ever, a recurring one one per civil date of its rule.
CREATE TABLE occurrence (
    event_id        TEXT    NOT NULL,
    announcement_id TEXT    NOT NULL,
    occurrence      TEXT    NOT NULL,
    due_at          INTEGER,          -- UTC; moves until it is sent or missed. NULL while what it hangs on has no hour.
    state           TEXT    NOT NULL CHECK (state IN ('planned', 'sent', 'missed', 'passed', 'cancelled')),
    settled_at      INTEGER,          -- When it was sent or missed, UTC.
    number          INTEGER,          -- Its number in the one series, once sent.
    PRIMARY KEY (event_id, announcement_id, occurrence),
    FOREIGN KEY (event_id, announcement_id) REFERENCES announcement (event_id, id)
) WITHOUT ROWID;

CREATE INDEX occurrence_due ON occurrence (state, due_at);

-- What an admin is writing, until it is confirmed: survives a restart, and a date that could not be read.
CREATE TABLE announcement_draft (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id   TEXT    NOT NULL,
    person     INTEGER NOT NULL,
    rule       TEXT,
    message    TEXT,
    state      TEXT    NOT NULL CHECK (state IN ('open', 'confirmed', 'cancelled')),
    created_at INTEGER NOT NULL
);
