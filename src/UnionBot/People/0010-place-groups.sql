-- The groups a place belongs to: an announcement may go to some of them only.
CREATE TABLE place_group (
    chat_id INTEGER NOT NULL REFERENCES identity (id),
    name    TEXT    NOT NULL,
    PRIMARY KEY (chat_id, name)
) WITHOUT ROWID;
