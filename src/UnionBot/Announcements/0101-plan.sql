-- What an announcement says of its own lateness, of the night, and of who gets it.
ALTER TABLE announcement ADD COLUMN fresh TEXT;                            -- As FreshRule writes it; NULL: the defaults.
ALTER TABLE announcement ADD COLUMN night INTEGER NOT NULL DEFAULT 0;      -- 1: sent at its hour although that is quiet.
ALTER TABLE announcement ADD COLUMN audience TEXT;                         -- Groups of places, separated by spaces; NULL: all places.
ALTER TABLE announcement ADD COLUMN variants TEXT;                         -- JSON: what it says on one platform in place of message.
ALTER TABLE announcement ADD COLUMN file_form TEXT;                        -- What the file said of it when it was last asked or followed; NULL: not known yet.

-- The event's first day when it was sent or missed: if that day moves, it is offered anew.
ALTER TABLE occurrence ADD COLUMN event_day TEXT;

-- What only an admin can decide. A button carries the id.
CREATE TABLE plan_choice (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id        TEXT    NOT NULL,
    announcement_id TEXT    NOT NULL,
    occurrence      TEXT    NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('late', 'file', 'again')),
    detail          TEXT    NOT NULL, -- late: ''; file: its form there, '' where it is gone; again: the event's new first day.
    made_at         INTEGER NOT NULL,
    chosen          TEXT,             -- NULL until someone pressed.
    UNIQUE (event_id, announcement_id, occurrence, kind, detail)
);
