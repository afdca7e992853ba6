-- What Discord's gateway must remember over a restart: one row.
CREATE TABLE discord_session (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    session    BLOB,            -- sealed: session, its address, the last event's number, whose token; NULL for none
    identified TEXT NOT NULL    -- when sessions were started in the last 24 hours (milliseconds since 1970, by commas)
);
