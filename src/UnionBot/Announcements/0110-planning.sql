-- 1: an admin paused it. Nothing of it goes out until it goes on.
ALTER TABLE announcement ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

-- What an admin is changing of an announcement, or copies from it, until it is kept: survives a restart, and a date that could not be read.
CREATE TABLE plan_edit (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id        TEXT    NOT NULL,
    announcement_id TEXT    NOT NULL, -- What is changed, or copied.
    copies          INTEGER NOT NULL, -- 1: it becomes an announcement of its own.
    person          INTEGER NOT NULL,
    rule            TEXT,             -- NULL: as it is.
    message         TEXT,             -- JSON: the words alone; NULL: as they are.
    stamp           TEXT    NOT NULL, -- What the announcement was when the admin saw it last.
    state           TEXT    NOT NULL CHECK (state IN ('open', 'kept', 'dropped')),
    created_at      INTEGER NOT NULL
);
