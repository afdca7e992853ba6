-- What happens to an item after it was sent: corrections, retraction, decisions about what is uncertain.
ALTER TABLE item ADD COLUMN version      INTEGER NOT NULL DEFAULT 0; -- the last change's number
ALTER TABLE item ADD COLUMN retracted_at INTEGER;                    -- calendar time
ALTER TABLE item ADD COLUMN fresh_until  INTEGER;                    -- calendar time: worthless from then on, judged again when a row is claimed; null: never
ALTER TABLE item ADD COLUMN says_late    INTEGER NOT NULL DEFAULT 0; -- 1: its text says how late it is, or must not
ALTER TABLE item ADD COLUMN doubt_rule   INTEGER;                    -- 0 resend, 1 ask, 2 never; null: as the settings say
ALTER TABLE item ADD COLUMN decided      INTEGER NOT NULL DEFAULT 0; -- how often a person decided about what was uncertain or too late

ALTER TABLE delivery ADD COLUMN pressed INTEGER NOT NULL DEFAULT 0;  -- 1: a person ordered it: it is sent however late
ALTER TABLE delivery ADD COLUMN exempt INTEGER NOT NULL DEFAULT 0;   -- 1: an admin ordered it; it goes also under /silence

CREATE INDEX delivery_exempt ON delivery (platform, id) WHERE state = 0 AND exempt = 1;

-- The live report on one sending or change: one message to a person, edited until all is done.
CREATE TABLE report (
    item_id   INTEGER NOT NULL REFERENCES item (id),
    version   INTEGER NOT NULL,          -- 0: the sending itself; else the change's number
    what      INTEGER NOT NULL,          -- 0 sending, 1 correction, 2 retraction, 3 pin
    person_id INTEGER NOT NULL REFERENCES identity (id),
    exempt    INTEGER NOT NULL DEFAULT 0,
    begun_at  INTEGER NOT NULL,          -- calendar time
    notice_id INTEGER,                   -- the delivery that carries it, once there is one
    edits     INTEGER NOT NULL DEFAULT 0,
    edited_at INTEGER NOT NULL DEFAULT 0, -- machine time
    said      TEXT,
    done      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, version)
) WITHOUT ROWID;

CREATE INDEX report_open ON report (item_id) WHERE done = 0;
