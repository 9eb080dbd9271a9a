-- Accounts: how people sign in, their sessions and posts, and what keeps all of it within limits.

ALTER TABLE person ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
-- As typed, and folded: two people never share one.
ALTER TABLE person ADD COLUMN email TEXT;
ALTER TABLE person ADD COLUMN email_key TEXT;
ALTER TABLE person ADD COLUMN lang TEXT NOT NULL DEFAULT 'nl-BE';
ALTER TABLE person ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
-- Argon2id in PHC format; staff only.
ALTER TABLE person ADD COLUMN password TEXT;
ALTER TABLE person ADD COLUMN locked_at BIGINT;
-- Everything that says who it was is gone; only the id stays.
ALTER TABLE person ADD COLUMN erased_at BIGINT;
CREATE UNIQUE INDEX person_email_key ON person (email_key);
UPDATE person SET name_key = lower(name);

-- Two more roles.
ALTER TABLE post DROP CONSTRAINT post_role_check;
ALTER TABLE post ADD CONSTRAINT post_role_check
    CHECK (role IN ('teacher', 'organiser', 'desk', 'librarian', 'admin'));
ALTER TABLE post ADD COLUMN given_at BIGINT NOT NULL DEFAULT 0;
DELETE FROM post AS twice USING post AS kept
WHERE twice.ctid > kept.ctid AND twice.person_id = kept.person_id AND twice.library_id = kept.library_id
  AND twice.role = kept.role AND twice.branch_id IS NOT DISTINCT FROM kept.branch_id;
DROP INDEX post_person;
CREATE UNIQUE INDEX post_everywhere ON post (person_id, library_id, role) WHERE branch_id IS NULL;
CREATE UNIQUE INDEX post_at_branch ON post (person_id, library_id, role, branch_id) WHERE branch_id IS NOT NULL;

CREATE TABLE session (
    id UUID PRIMARY KEY NOT NULL,
    -- SHA-256 of what the cookie holds.
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('public', 'staff')),
    -- Browser and system, coarse.
    device TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE sign_in (
    id UUID PRIMARY KEY NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- Set when it is no sign-in but the proof of a new address of this person.
    person_id UUID REFERENCES person (id),
    version BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX sign_in_email ON sign_in (email_key);

CREATE TABLE set_up_link (
    -- SHA-256 of what the address holds.
    token_hash BYTEA PRIMARY KEY NOT NULL,
    -- Null: the first start; otherwise whose password it sets.
    person_id UUID REFERENCES person (id),
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE TABLE server_key (
    id UUID PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL,
    secret BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX server_key_purpose ON server_key (purpose, made_at);

-- One row a limited account or address: when all that was done will have been paid back.
CREATE TABLE limit_bucket (
    kind TEXT NOT NULL,
    -- Keyed hash: whose it is cannot be read from it.
    key BYTEA NOT NULL,
    busy_until BIGINT NOT NULL,
    PRIMARY KEY (kind, key)
);

-- How long a library keeps a kind of data, where it is not the default.
CREATE TABLE retention_setting (
    library_id UUID NOT NULL REFERENCES library (id),
    kind TEXT NOT NULL,
    days BIGINT NOT NULL CHECK (days > 0),
    PRIMARY KEY (library_id, kind)
);

CREATE TABLE retention_run (
    library_id UUID NOT NULL REFERENCES library (id),
    kind TEXT NOT NULL,
    ran_at BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    PRIMARY KEY (library_id, kind, ran_at)
);

CREATE INDEX audit_entry_library ON audit_entry (library_id, at);
