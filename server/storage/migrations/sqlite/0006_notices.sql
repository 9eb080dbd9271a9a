-- The outbox: letters written in the transaction that they tell of, delivered afterwards by a job.

CREATE TABLE letter (
    id BLOB PRIMARY KEY NOT NULL,
    -- To a person at the address of the day, or to an address; neither once it has left.
    person_id BLOB REFERENCES person (id),
    email TEXT,
    lang TEXT NOT NULL,
    -- JSON: the kind of notice and the ids that it is about.
    notice TEXT NOT NULL,
    -- Somebody sits waiting for it.
    urgent INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    deliver_after INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'overtaken', 'given-up')),
    -- When it is tried next.
    due_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    -- What kept it the last time.
    problem TEXT,
    -- The fence: whoever settles a letter says which claim was theirs, and only the last one counts.
    claims INTEGER NOT NULL,
    -- Until when somebody is delivering it; null when nobody is.
    leased_until INTEGER,
    settled_at INTEGER,
    CHECK ((state = 'waiting') = (settled_at IS NULL)),
    CHECK (state <> 'waiting' OR (person_id IS NULL) <> (email IS NULL)),
    CHECK (state = 'waiting' OR (email IS NULL AND leased_until IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_due ON letter (urgent, due_at) WHERE state = 'waiting';
CREATE INDEX letter_person ON letter (person_id);
CREATE INDEX letter_settled_at ON letter (settled_at);

-- What the demo's mailbox shows. Empty everywhere else.
CREATE TABLE demo_letter (
    id BLOB PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    delivered_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX demo_letter_delivered_at ON demo_letter (delivered_at, id);
