-- The desk's day, visits a week, and who may show free seats.

-- Bookings by when they start, whatever became of them: a branch's day with those who did not come, and the visits of
-- a week counted from the index alone.
CREATE INDEX booking_start ON booking (branch_id, starts_at, zone_id, status, release_at);

-- What is kept of bookings past their time: numbers by local day of the start, and no names.
CREATE TABLE visit_count (
    branch_id UUID NOT NULL REFERENCES branch (id),
    day DATE NOT NULL,
    zone_id UUID NOT NULL REFERENCES zone (id),
    used BIGINT NOT NULL CHECK (used >= 0),
    not_come BIGINT NOT NULL CHECK (not_come >= 0),
    cancelled BIGINT NOT NULL CHECK (cancelled >= 0),
    PRIMARY KEY (branch_id, day, zone_id)
);

-- Origins of other sites, one a line.
ALTER TABLE library_profile ADD COLUMN embeds TEXT NOT NULL DEFAULT '';
