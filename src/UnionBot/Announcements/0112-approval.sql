-- Whether another admin must approve what it says, and to whom, before it goes; and which content was approved last.
ALTER TABLE announcement ADD COLUMN approval_wanted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcement ADD COLUMN approved_form TEXT; -- FormColumns.Content: words and places, not the hour. NULL: none yet.

-- What the other admins were asked. A button carries the id, so that a press on an old message never approves other words.
CREATE TABLE approval_request (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id        TEXT    NOT NULL,
    announcement_id TEXT    NOT NULL,
    form            TEXT    NOT NULL, -- FormColumns.Content
    asked_by        INTEGER NOT NULL, -- Who wrote it, and can't approve it: a person's internal id.
    asked_at        INTEGER NOT NULL,
    decision        TEXT CHECK (decision IN ('approved', 'refused', 'replaced')) -- NULL while nobody decided.
);

CREATE INDEX approval_request_of ON approval_request (event_id, announcement_id);
