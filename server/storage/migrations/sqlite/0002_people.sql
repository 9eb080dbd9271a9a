-- People, memberships and posts.

CREATE TABLE person (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
    person_id BLOB NOT NULL REFERENCES person (id),
    library_id BLOB NOT NULL REFERENCES library (id),
    patron_group TEXT NOT NULL,
    -- First instant at which it is over; null = for good.
    ends_at INTEGER,
    PRIMARY KEY (person_id, library_id)
) STRICT;
CREATE INDEX membership_library ON membership (library_id);

CREATE TABLE post (
    person_id BLOB NOT NULL REFERENCES person (id),
    library_id BLOB NOT NULL REFERENCES library (id),
    -- Null: all branches of the library.
    branch_id BLOB REFERENCES branch (id),
    role TEXT NOT NULL CHECK (role IN ('desk', 'librarian', 'admin'))
) STRICT;
CREATE INDEX post_person ON post (person_id);
CREATE INDEX post_library ON post (library_id);
