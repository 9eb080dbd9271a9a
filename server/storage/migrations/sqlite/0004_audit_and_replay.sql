-- The audit log, and answers kept for replay.

CREATE TABLE audit_entry (
    id BLOB PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BLOB NOT NULL,
    command TEXT NOT NULL,
    library_id BLOB,
    branch_id BLOB,
    object_id BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE replay (
    actor_id BLOB NOT NULL,
    command TEXT NOT NULL,
    key BLOB NOT NULL,
    -- SHA-256 of the body, hexadecimal.
    digest TEXT NOT NULL,
    done TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (actor_id, command, key, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX replay_kept_at ON replay (kept_at);
