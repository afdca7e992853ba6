-- What an admin chose for a draft beside its words and its hour.
ALTER TABLE announcement_draft ADD COLUMN night INTEGER NOT NULL DEFAULT 0; -- 1: sent at its hour although that is quiet.
ALTER TABLE announcement_draft ADD COLUMN audience TEXT;                    -- Groups of places, separated by spaces; NULL: all places.
