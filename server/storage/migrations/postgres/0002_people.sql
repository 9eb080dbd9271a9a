-- People, memberships and posts.

CREATE TABLE person (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE membership (
    person_id UUID NOT NULL REFERENCES person (id),
    library_id UUID NOT NULL REFERENCES library (id),
    patron_group TEXT NOT NULL,
    -- First instant at which it is over; null = for good.
    ends_at BIGINT,
    PRIMARY KEY (person_id, library_id)
);
CREATE INDEX membership_library ON membership (library_id);

CREATE TABLE post (
    person_id UUID NOT NULL REFERENCES person (id),
    library_id UUID NOT NULL REFERENCES library (id),
    -- Null: all branches of the library.
    branch_id UUID REFERENCES branch (id),
    role TEXT NOT NULL CHECK (role IN ('desk', 'librarian', 'admin'))
);
CREATE INDEX post_person ON post (person_id);
CREATE INDEX post_library ON post (library_id);
