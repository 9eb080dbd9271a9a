-- Whether a seat was ever booked is asked before it is removed.
CREATE INDEX booking_of_seat ON booking (seat_id);
