-- A booking is kept, used and changed: check-out, holds for somebody who is still signing in, how often it was changed and
-- how much of that its person was told; what the desk should look at.

ALTER TABLE booking DROP CONSTRAINT booking_status_check;
ALTER TABLE booking DROP CONSTRAINT booking_check;
ALTER TABLE booking
    ADD CONSTRAINT booking_status_check
        CHECK (status IN ('held', 'booked', 'checked-in', 'left', 'released', 'cancelled')),
    ADD CONSTRAINT booking_active_check CHECK (active = (status IN ('held', 'booked', 'checked-in'))),
    ADD COLUMN arrived_at BIGINT,
    ADD COLUMN left_at BIGINT,
    -- How often it was changed since it was made: SEQUENCE in calendars.
    ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0,
    -- Up to which of these its person was told by mail; -1: of none. Nobody is told again of what was there before.
    ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
ALTER TABLE booking ALTER COLUMN told SET DEFAULT -1;

-- What somebody must still be told of.
CREATE INDEX booking_untold ON booking (booked_at) WHERE told < sequence;

-- Networks from which people check in, one a line ("192.0.2.0/24"); empty: from everywhere.
ALTER TABLE branch ADD COLUMN check_in_networks TEXT NOT NULL DEFAULT '';

-- What the desk should look at.
CREATE TABLE desk_note (
    id UUID PRIMARY KEY NOT NULL,
    library_id UUID NOT NULL,
    branch_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('seat-taken')),
    seat_id UUID NOT NULL,
    booking_id UUID NOT NULL,
    made_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX desk_note_open ON desk_note (branch_id, made_at) WHERE settled_at IS NULL;
