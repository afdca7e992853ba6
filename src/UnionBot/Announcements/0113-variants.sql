-- What one platform says in place of the message, while it is being written. JSON, as announcement.variants.
ALTER TABLE announcement_draft ADD COLUMN variants TEXT; -- NULL: the same everywhere.
ALTER TABLE plan_edit ADD COLUMN variants TEXT;          -- NULL: as they are, and none where there are new words; {}: none.
