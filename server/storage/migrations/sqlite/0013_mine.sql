-- The private calendar feed: one address a person. And files in the demo's mailbox.

CREATE TABLE calendar_feed (
    person_id BLOB PRIMARY KEY NOT NULL REFERENCES person (id),
    -- SHA-256 of what the address holds.
    token_hash BLOB NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a library moved is shown to its person.
CREATE INDEX booking_change_person ON booking_change (person_id, made_at);

-- Files that came with a mail of the demo, as JSON: name, media type and content.
ALTER TABLE demo_letter ADD COLUMN files TEXT NOT NULL DEFAULT '[]';
