-- Bookings of seats, guarded against overlap by the database itself.

CREATE TABLE booking (
    id BLOB PRIMARY KEY NOT NULL,
    -- Copies of where the seat stood when it was booked; `plek doctor` compares them.
    library_id BLOB NOT NULL,
    branch_id BLOB NOT NULL,
    zone_id BLOB NOT NULL,
    seat_id BLOB NOT NULL REFERENCES seat (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    -- What is kept free of others: with buffer, cut at check-out.
    held_from INTEGER NOT NULL,
    held_until INTEGER NOT NULL,
    -- When the seat is given free if nobody came; null once checked in.
    release_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('booked', 'checked-in', 'released', 'cancelled')),
    active INTEGER NOT NULL CHECK (active = (status IN ('booked', 'checked-in'))),
    booked_at INTEGER NOT NULL,
    -- An empty range would slip past the guard; a bound on the length lets indexes on the start find what overlaps.
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 100800),
    CHECK (held_from < held_until AND held_until - held_from <= 100800)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_seat ON booking (seat_id, held_until) WHERE active;
-- Everything that the day of a branch is drawn from: read from the index alone (SQLite wants `active` in it for that).
CREATE INDEX booking_branch ON booking (branch_id, held_from, held_until, seat_id, release_at, active) WHERE active;
CREATE INDEX booking_person ON booking (person_id, starts_at);

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
