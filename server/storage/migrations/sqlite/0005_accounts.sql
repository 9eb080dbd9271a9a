-- Accounts: how people sign in, their sessions and posts, and what keeps all of it within limits.

ALTER TABLE person ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
-- As typed, and folded: two people never share one.
ALTER TABLE person ADD COLUMN email TEXT;
ALTER TABLE person ADD COLUMN email_key TEXT;
ALTER TABLE person ADD COLUMN lang TEXT NOT NULL DEFAULT 'nl-BE';
ALTER TABLE person ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
-- Argon2id in PHC format; staff only.
ALTER TABLE person ADD COLUMN password TEXT;
ALTER TABLE person ADD COLUMN locked_at INTEGER;
-- Everything that says who it was is gone; only the id stays.
ALTER TABLE person ADD COLUMN erased_at INTEGER;
CREATE UNIQUE INDEX person_email_key ON person (email_key);
UPDATE person SET name_key = lower(name);

-- Two more roles; a constraint cannot be changed, so the table is made anew.
CREATE TABLE new_post (
    person_id BLOB NOT NULL REFERENCES person (id),
    library_id BLOB NOT NULL REFERENCES library (id),
    -- Null: all branches of the library.
    branch_id BLOB REFERENCES branch (id),
    role TEXT NOT NULL CHECK (role IN ('teacher', 'organiser', 'desk', 'librarian', 'admin')),
    given_at INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO new_post (person_id, library_id, branch_id, role)
SELECT DISTINCT person_id, library_id, branch_id, role FROM post;
DROP TABLE post;
ALTER TABLE new_post RENAME TO post;
CREATE INDEX post_library ON post (library_id);
CREATE UNIQUE INDEX post_everywhere ON post (person_id, library_id, role) WHERE branch_id IS NULL;
CREATE UNIQUE INDEX post_at_branch ON post (person_id, library_id, role, branch_id) WHERE branch_id IS NOT NULL;

CREATE TABLE session (
    id BLOB PRIMARY KEY NOT NULL,
    -- SHA-256 of what the cookie holds.
    token_hash BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('public', 'staff')),
    -- Browser and system, coarse.
    device TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person_id);

CREATE TABLE sign_in (
    id BLOB PRIMARY KEY NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- Set when it is no sign-in but the proof of a new address of this person.
    person_id BLOB REFERENCES person (id),
    version INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX sign_in_email ON sign_in (email_key);

CREATE TABLE set_up_link (
    -- SHA-256 of what the address holds.
    token_hash BLOB PRIMARY KEY NOT NULL,
    -- Null: the first start; otherwise whose password it sets.
    person_id BLOB REFERENCES person (id),
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;

CREATE TABLE server_key (
    id BLOB PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    secret BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT;
CREATE INDEX server_key_purpose ON server_key (purpose, made_at);

-- One row a limited account or address: when all that was done will have been paid back.
CREATE TABLE limit_bucket (
    kind TEXT NOT NULL,
    -- Keyed hash: whose it is cannot be read from it.
    key BLOB NOT NULL,
    busy_until INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- How long a library keeps a kind of data, where it is not the default.
CREATE TABLE retention_setting (
    library_id BLOB NOT NULL REFERENCES library (id),
    kind TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days > 0),
    PRIMARY KEY (library_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_run (
    library_id BLOB NOT NULL REFERENCES library (id),
    kind TEXT NOT NULL,
    ran_at INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (library_id, kind, ran_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_entry_library ON audit_entry (library_id, at);
