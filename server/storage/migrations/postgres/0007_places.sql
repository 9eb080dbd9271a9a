-- Staff edit the house: what stands on a seat's label, seats out of use, and what a change did to bookings.

-- Eight characters of base 32 without look-alikes, random; what is printed on the seat for years.
ALTER TABLE seat ADD COLUMN code TEXT NOT NULL DEFAULT '';
UPDATE seat SET code =
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1) ||
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1);
ALTER TABLE seat ALTER COLUMN code DROP DEFAULT;
CREATE UNIQUE INDEX seat_code ON seat (code);
-- A seat that was booked is kept when it goes, for the bookings that name it.
ALTER TABLE seat ADD COLUMN in_use BOOLEAN NOT NULL DEFAULT TRUE;

-- A change of the house that may have hit bookings. For a short while it can be undone.
CREATE TABLE house_change (
    id UUID PRIMARY KEY NOT NULL,
    library_id UUID NOT NULL,
    branch_id UUID NOT NULL,
    -- Who made it.
    person_id UUID NOT NULL,
    -- The revision of the plan that it changed: what tells the last one.
    revision BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    undo_until BIGINT NOT NULL,
    undone_at BIGINT,
    -- What was changed and what stood there before, as JSON.
    change TEXT NOT NULL,
    back TEXT NOT NULL
);
CREATE INDEX house_change_branch ON house_change (branch_id, revision);

-- What became of each booking that it hit.
CREATE TABLE booking_change (
    change_id UUID NOT NULL,
    booking_id UUID NOT NULL,
    library_id UUID NOT NULL,
    person_id UUID NOT NULL,
    from_seat_id UUID NOT NULL,
    from_zone_id UUID NOT NULL,
    -- Null: there was no seat for it.
    to_seat_id UUID,
    to_zone_id UUID,
    status_before TEXT NOT NULL,
    -- What tells the person.
    letter_id UUID NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'moved', 'withdrawn', 'over', 'undone')),
    made_at BIGINT NOT NULL,
    PRIMARY KEY (change_id, booking_id)
);
