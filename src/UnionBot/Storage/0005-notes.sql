-- What a room must remember over a restart and nobody may read: sealed words by name.
CREATE TABLE sealed_note (
    name  TEXT PRIMARY KEY,
    words BLOB NOT NULL
);
