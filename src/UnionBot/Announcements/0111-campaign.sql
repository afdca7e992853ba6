-- A set of announcements that an admin is putting together, until all of it is planned at once: survives a restart.
CREATE TABLE campaign (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id   TEXT    NOT NULL,
    person     INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('open', 'planned', 'dropped')),
    created_at INTEGER NOT NULL
);

CREATE TABLE campaign_item (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL, -- From 1.
    rule        TEXT    NOT NULL,
    message     TEXT    NOT NULL, -- JSON.
    taken       INTEGER NOT NULL, -- 0: put aside.
    unfinished  INTEGER NOT NULL, -- 1: somebody must write it before it can be planned.
    PRIMARY KEY (campaign_id, position)
) WITHOUT ROWID;
