-- A booking is kept, used and changed: check-out, holds for somebody who is still signing in, how often it was changed and
-- how much of that its person was told; what the desk should look at. The table is rebuilt for its checks.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE booking_rebuilt (
    id BLOB PRIMARY KEY NOT NULL,
    -- Copies of where the seat stood when it was booked; `plek doctor` compares them.
    library_id BLOB NOT NULL,
    branch_id BLOB NOT NULL,
    zone_id BLOB NOT NULL,
    seat_id BLOB NOT NULL REFERENCES seat (id),
    -- Nil for what is only held.
    person_id BLOB NOT NULL REFERENCES person (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    -- What is kept free of others: with buffer.
    held_from INTEGER NOT NULL,
    held_until INTEGER NOT NULL,
    -- When the seat is given free if nobody came, or if what is held was not booked; null once checked in.
    release_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('held', 'booked', 'checked-in', 'left', 'released', 'cancelled')),
    active INTEGER NOT NULL CHECK (active = (status IN ('held', 'booked', 'checked-in'))),
    booked_at INTEGER NOT NULL,
    arrived_at INTEGER,
    left_at INTEGER,
    -- How often it was changed since it was made: SEQUENCE in calendars.
    sequence INTEGER NOT NULL DEFAULT 0,
    -- Up to which of these its person was told by mail; -1: of none.
    told INTEGER NOT NULL DEFAULT -1,
    -- An empty range would slip past the guard; a bound on the length lets indexes on the start find what overlaps.
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 100800),
    CHECK (held_from < held_until AND held_until - held_from <= 100800)
) STRICT, WITHOUT ROWID;

INSERT INTO booking_rebuilt (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from,
                             held_until, release_at, status, active, booked_at, told)
SELECT id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from,
       held_until, release_at, status, active, booked_at, 0
FROM booking;
DROP TABLE booking;
ALTER TABLE booking_rebuilt RENAME TO booking;

CREATE INDEX booking_seat ON booking (seat_id, held_until) WHERE active;
-- Everything that the day of a branch is drawn from: read from the index alone (SQLite wants `active` in it for that).
CREATE INDEX booking_branch ON booking (branch_id, held_from, held_until, seat_id, release_at, active) WHERE active;
CREATE INDEX booking_person ON booking (person_id, starts_at);
-- What somebody must still be told of.
CREATE INDEX booking_untold ON booking (booked_at) WHERE told < sequence;

-- The guard. An insert that would overlap is left out without an error, so that the transaction goes on and
-- `INSERT ... RETURNING` simply returns no row: the same answer as PostgreSQL's ON CONFLICT DO NOTHING.
CREATE TRIGGER booking_no_overlap BEFORE INSERT ON booking
WHEN NEW.active AND EXISTS (
    SELECT 1 FROM booking
    WHERE seat_id = NEW.seat_id AND active AND held_until > NEW.held_from AND held_from < NEW.held_until
)
BEGIN
    SELECT RAISE(IGNORE);
END;

-- The second net: no update may make two bookings overlap.
CREATE TRIGGER booking_no_overlap_update BEFORE UPDATE OF seat_id, held_from, held_until, active ON booking
WHEN NEW.active AND EXISTS (
    SELECT 1 FROM booking
    WHERE seat_id = NEW.seat_id AND active AND held_until > NEW.held_from AND held_from < NEW.held_until
      AND id <> NEW.id
)
BEGIN
    SELECT RAISE(ABORT, 'booking_no_overlap');
END;

-- Networks from which people check in, one a line ("192.0.2.0/24"); empty: from everywhere.
ALTER TABLE branch ADD COLUMN check_in_networks TEXT NOT NULL DEFAULT '';

-- What the desk should look at.
CREATE TABLE desk_note (
    id BLOB PRIMARY KEY NOT NULL,
    library_id BLOB NOT NULL,
    branch_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('seat-taken')),
    seat_id BLOB NOT NULL,
    booking_id BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;
CREATE INDEX desk_note_open ON desk_note (branch_id, made_at) WHERE settled_at IS NULL;
