-- The only table with ids of a platform: sealed, and found by a keyed hash. All else refers to the id here.
CREATE TABLE identity (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      INTEGER NOT NULL,          -- 1 person, 2 chat
    platform  INTEGER NOT NULL,
    chat_kind INTEGER,                   -- of a chat: 0 private, 1 group, 2 channel
    address   BLOB    NOT NULL,
    lookup    BLOB    NOT NULL UNIQUE
);

CREATE TABLE role_grant (
    person_id INTEGER NOT NULL REFERENCES identity (id),
    role      INTEGER NOT NULL,          -- 1 admin, 2 delegate
    since     INTEGER NOT NULL,
    PRIMARY KEY (person_id, role)
) WITHOUT ROWID;

-- Where a person with a right gets notices.
CREATE TABLE private_chat (
    person_id INTEGER PRIMARY KEY REFERENCES identity (id),
    chat_id   INTEGER NOT NULL REFERENCES identity (id)
);

-- Where the bot is, subscribed or not.
CREATE TABLE bot_place (
    chat_id INTEGER PRIMARY KEY REFERENCES identity (id)
);

CREATE TABLE subscription (
    chat_id       INTEGER PRIMARY KEY REFERENCES identity (id),
    since         INTEGER NOT NULL,
    suspended_for TEXT
);

CREATE TABLE invite_code (
    hash        BLOB    PRIMARY KEY,
    role        INTEGER NOT NULL,
    first_admin INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) WITHOUT ROWID;

-- Each configured seed once, by its keyed hash: what was taken away does not come back.
CREATE TABLE seed (
    hash BLOB PRIMARY KEY
) WITHOUT ROWID;
