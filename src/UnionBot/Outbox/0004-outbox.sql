-- What the bot says unasked. One series of numbers an event.
CREATE TABLE item (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id  TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    number    INTEGER NOT NULL,
    kind      INTEGER NOT NULL,          -- 1 announcement, 2 live
    author_id INTEGER REFERENCES identity (id),
    due_at    INTEGER NOT NULL,
    UNIQUE (event_id, key),
    UNIQUE (event_id, number)
);

-- A message as a platform takes it, cut into parts; shared by all deliveries that say it.
CREATE TABLE payload (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id  INTEGER REFERENCES item (id), -- null: a notice
    version  INTEGER NOT NULL DEFAULT 0,
    platform INTEGER NOT NULL,
    part     INTEGER NOT NULL,
    message  TEXT    NOT NULL
);

CREATE UNIQUE INDEX payload_of_item ON payload (item_id, version, platform, part) WHERE item_id IS NOT NULL;

-- One thing to do in one chat. Ids are never used twice: a nonce is made from them.
CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id      INTEGER REFERENCES item (id),
    notice_key   TEXT,                    -- names a notice, which belongs to no item
    channel_id   INTEGER NOT NULL REFERENCES identity (id),
    platform     INTEGER NOT NULL,
    part         INTEGER NOT NULL,
    version      INTEGER NOT NULL DEFAULT 0,
    lane         INTEGER NOT NULL,
    action       INTEGER NOT NULL,
    payload_id   INTEGER REFERENCES payload (id),
    target_id    INTEGER,                 -- the delivery whose copy this one changes
    silent       INTEGER NOT NULL DEFAULT 0,
    due_at       INTEGER NOT NULL,        -- calendar time
    state        INTEGER NOT NULL DEFAULT 0,
    next_at      INTEGER NOT NULL DEFAULT 0, -- machine time, as first_try_at
    attempt      INTEGER NOT NULL DEFAULT 0,
    doubt        INTEGER NOT NULL DEFAULT 0, -- 1: what goes now is a marked resend
    unsure       INTEGER NOT NULL DEFAULT 0, -- 1: under the nonce in use a try went unanswered
    faults       INTEGER NOT NULL DEFAULT 0,
    first_try_at INTEGER,
    copy_id      TEXT,
    reason       TEXT,
    settled_at   INTEGER                  -- calendar time
);

CREATE UNIQUE INDEX delivery_of_item ON delivery (item_id, channel_id, part, action, version) WHERE item_id IS NOT NULL;
CREATE UNIQUE INDEX delivery_of_notice ON delivery (notice_key, part) WHERE notice_key IS NOT NULL;
CREATE INDEX delivery_pending ON delivery (platform, lane, id) WHERE state = 0;
CREATE INDEX delivery_waiting ON delivery (channel_id, id) WHERE state = 0;
CREATE INDEX delivery_sending ON delivery (platform) WHERE state = 1;

-- Nothing more goes to a place that is no longer subscribed, or is suspended; what may have arrived stays uncertain.
CREATE TRIGGER subscription_ended AFTER DELETE ON subscription
BEGIN
    UPDATE delivery SET state = CASE WHEN doubt + unsure > 0 THEN 4 ELSE 5 END, reason = 'Le salon a été désabonné.'
    WHERE channel_id = OLD.chat_id AND state = 0 AND action = 0 AND item_id IS NOT NULL;
END;

CREATE TRIGGER subscription_suspended AFTER UPDATE OF suspended_for ON subscription WHEN NEW.suspended_for IS NOT NULL
BEGIN
    UPDATE delivery SET state = CASE WHEN doubt + unsure > 0 THEN 4 ELSE 3 END, reason = NEW.suspended_for
    WHERE channel_id = NEW.chat_id AND state = 0 AND action = 0 AND item_id IS NOT NULL;
END;

CREATE TABLE photo (
    key     TEXT PRIMARY KEY,             -- SHA-256 of the bytes, in hex
    bytes   BLOB NOT NULL,
    file_id TEXT                          -- Telegram's, after the first upload
);
