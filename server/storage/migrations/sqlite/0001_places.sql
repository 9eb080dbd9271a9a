-- Places: consortium > group > library > branch > zone > seat; hours, closures, policy.
-- Instants are whole UTC seconds, days and wall times are local to the branch.

CREATE TABLE consortium (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE library_group (
    id BLOB PRIMARY KEY NOT NULL,
    consortium_id BLOB NOT NULL REFERENCES consortium (id),
    name TEXT NOT NULL
) STRICT;

CREATE TABLE library (
    id BLOB PRIMARY KEY NOT NULL,
    group_id BLOB NOT NULL REFERENCES library_group (id),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE branch (
    id BLOB PRIMARY KEY NOT NULL,
    library_id BLOB NOT NULL REFERENCES library (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    -- IANA zone, "Europe/Brussels".
    time_zone TEXT NOT NULL,
    -- Counts every change to anything that bookings of this branch are judged by.
    revision INTEGER NOT NULL DEFAULT 1,
    UNIQUE (library_id, slug)
) STRICT;

CREATE TABLE opening_hours (
    branch_id BLOB NOT NULL REFERENCES branch (id),
    -- ISO: 1 = Monday.
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    -- Minutes after local midnight; closing beyond 1440 is the next day.
    opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes INTEGER NOT NULL CHECK (closes > opens AND closes <= 2880),
    PRIMARY KEY (branch_id, weekday, opens)
) STRICT;

CREATE TABLE opening_exception (
    branch_id BLOB NOT NULL REFERENCES branch (id),
    day TEXT NOT NULL,
    -- Several rows a day for several openings; one row with -1, -1 for a day that stays closed.
    opens INTEGER NOT NULL,
    closes INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (branch_id, day, opens),
    CHECK ((opens = -1 AND closes = -1) OR (opens BETWEEN 0 AND 1439 AND closes > opens AND closes <= 2880))
) STRICT;

CREATE TABLE zone (
    id BLOB PRIMARY KEY NOT NULL,
    branch_id BLOB NOT NULL REFERENCES branch (id),
    name TEXT NOT NULL,
    floor INTEGER NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('walk-in', 'optional', 'required')),
    -- Order of the house.
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX zone_branch ON zone (branch_id);

CREATE TABLE closure (
    id BLOB PRIMARY KEY NOT NULL,
    branch_id BLOB NOT NULL REFERENCES branch (id),
    -- Null: the whole branch.
    zone_id BLOB REFERENCES zone (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX closure_branch ON closure (branch_id, ends_at);

CREATE TABLE seat (
    id BLOB PRIMARY KEY NOT NULL,
    zone_id BLOB NOT NULL REFERENCES zone (id),
    label TEXT NOT NULL,
    -- Bits: 1 power, 2 silent, 4 accessible, 8 monitor, 16 group.
    attributes INTEGER NOT NULL,
    grid_column INTEGER NOT NULL,
    grid_row INTEGER NOT NULL,
    UNIQUE (zone_id, label)
) STRICT;

CREATE TABLE policy_value (
    -- The consortium, group, library, branch or zone that set it.
    place_id BLOB NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('consortium', 'group', 'library', 'branch', 'zone')),
    field TEXT NOT NULL,
    value INTEGER NOT NULL,
    is_limit INTEGER NOT NULL,
    PRIMARY KEY (place_id, field)
) STRICT;
