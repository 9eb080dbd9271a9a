-- Staff edit the house: what stands on a seat's label, seats out of use, and what a change did to bookings.

-- Eight characters of base 32 without look-alikes, random; what is printed on the seat for years.
ALTER TABLE seat ADD COLUMN code TEXT NOT NULL DEFAULT '';
UPDATE seat SET code =
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1);
CREATE UNIQUE INDEX seat_code ON seat (code);
-- A seat that was booked is kept when it goes, for the bookings that name it.
ALTER TABLE seat ADD COLUMN in_use INTEGER NOT NULL DEFAULT 1 CHECK (in_use IN (0, 1));

-- A change of the house that may have hit bookings. For a short while it can be undone.
CREATE TABLE house_change (
    id BLOB PRIMARY KEY NOT NULL,
    library_id BLOB NOT NULL,
    branch_id BLOB NOT NULL,
    -- Who made it.
    person_id BLOB NOT NULL,
    -- The revision of the plan that it changed: what tells the last one.
    revision INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    undo_until INTEGER NOT NULL,
    undone_at INTEGER,
    -- What was changed and what stood there before, as JSON.
    change TEXT NOT NULL,
    back TEXT NOT NULL
) STRICT;
CREATE INDEX house_change_branch ON house_change (branch_id, revision);

-- What became of each booking that it hit.
CREATE TABLE booking_change (
    change_id BLOB NOT NULL,
    booking_id BLOB NOT NULL,
    library_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    from_seat_id BLOB NOT NULL,
    from_zone_id BLOB NOT NULL,
    -- Null: there was no seat for it.
    to_seat_id BLOB,
    to_zone_id BLOB,
    status_before TEXT NOT NULL,
    -- What tells the person.
    letter_id BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'moved', 'withdrawn', 'over', 'undone')),
    made_at INTEGER NOT NULL,
    PRIMARY KEY (change_id, booking_id)
) STRICT;
