-- Names in addresses that a library or a branch had before: links and bookmarks outlive renames.

CREATE TABLE former_slug (
    library_id BLOB NOT NULL REFERENCES library (id),
    -- The library itself, or a branch of it.
    place_id BLOB NOT NULL,
    slug TEXT NOT NULL,
    left_at INTEGER NOT NULL,
    PRIMARY KEY (place_id, slug)
) STRICT;
CREATE INDEX former_slug_slug ON former_slug (slug);
