-- Bookings of seats, guarded against overlap by the database itself.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE booking (
    id UUID PRIMARY KEY NOT NULL,
    -- Copies of where the seat stood when it was booked; `plek doctor` compares them.
    library_id UUID NOT NULL,
    branch_id UUID NOT NULL,
    zone_id UUID NOT NULL,
    seat_id UUID NOT NULL REFERENCES seat (id),
    person_id UUID NOT NULL REFERENCES person (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- What is kept free of others: with buffer, cut at check-out.
    held_from BIGINT NOT NULL,
    held_until BIGINT NOT NULL,
    -- When the seat is given free if nobody came; null once checked in.
    release_at BIGINT,
    status TEXT NOT NULL CHECK (status IN ('booked', 'checked-in', 'released', 'cancelled')),
    active BOOLEAN NOT NULL CHECK (active = (status IN ('booked', 'checked-in'))),
    booked_at BIGINT NOT NULL,
    -- An empty range would slip past the guard; a bound on the length lets indexes on the start find what overlaps.
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 100800),
    CHECK (held_from < held_until AND held_until - held_from <= 100800),
    -- The guard: one active booking of a seat at any instant.
    CONSTRAINT booking_no_overlap EXCLUDE USING gist (
        seat_id WITH =, int8range(held_from, held_until) WITH &&
    ) WHERE (active)
);
CREATE INDEX booking_seat ON booking (seat_id, held_until) WHERE active;
-- Everything that the day of a branch is drawn from: read from the index alone (SQLite wants `active` in it for that).
CREATE INDEX booking_branch ON booking (branch_id, held_from, held_until, seat_id, release_at, active) WHERE active;
CREATE INDEX booking_person ON booking (person_id, starts_at);
