-- The audit log, and answers kept for replay.

CREATE TABLE audit_entry (
    id UUID PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID NOT NULL,
    command TEXT NOT NULL,
    library_id UUID,
    branch_id UUID,
    object_id UUID
);

CREATE TABLE replay (
    actor_id UUID NOT NULL,
    command TEXT NOT NULL,
    key UUID NOT NULL,
    -- SHA-256 of the body, hexadecimal.
    digest TEXT NOT NULL,
    done TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (actor_id, command, key, digest)
);
CREATE INDEX replay_kept_at ON replay (kept_at);
