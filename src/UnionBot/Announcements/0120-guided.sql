-- Its version tells an old button from one under what stands now. Of 0102: audience is '' for all places, NULL while that is not chosen.
ALTER TABLE announcement_draft ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
