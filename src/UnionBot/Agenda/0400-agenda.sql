-- How each item of an agenda stood last, and how often that changed.
CREATE TABLE agenda_item (
    event_id   TEXT    NOT NULL,
    item_id    TEXT    NOT NULL,
    stands     TEXT,             -- As ItemStand writes it; NULL: gone from the pack.
    sequence   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, item_id)
) WITHOUT ROWID;

-- What was moved or cancelled in chat. It holds as long as the pack says what it said then.
CREATE TABLE agenda_move (
    event_id TEXT    NOT NULL,
    item_id  TEXT    NOT NULL,
    said     TEXT    NOT NULL,
    stands   TEXT    NOT NULL,
    author   INTEGER NOT NULL,
    made_at  INTEGER NOT NULL,
    PRIMARY KEY (event_id, item_id)
) WITHOUT ROWID;

-- Every change, whoever made it.
CREATE TABLE agenda_change (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT    NOT NULL,
    item_id  TEXT    NOT NULL,
    before   TEXT,               -- NULL: it is new.
    after    TEXT,               -- NULL: it is gone.
    sequence INTEGER NOT NULL,
    author   INTEGER,            -- NULL: the pack was edited.
    made_at  INTEGER NOT NULL
);
