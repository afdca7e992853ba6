-- A draft knows who gets it and whether it may ring at night; its version tells an old button from one under what stands now.
ALTER TABLE announcement_draft ADD COLUMN night INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcement_draft ADD COLUMN audience TEXT; -- Groups of places, separated by spaces; '': all places; NULL: not chosen yet.
ALTER TABLE announcement_draft ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
