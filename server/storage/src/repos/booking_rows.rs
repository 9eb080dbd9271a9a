//! Bookings as the statements about them return them.

use crate::errors::inconsistent;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, BranchId, LibraryId, PersonId, SeatId, ZoneId};
use plek_domain::seats::{Booking, Occupied, PersonBooking, Status};
use plek_domain::time::{Period, Timestamp};

/// A whole booking.
#[derive(sqlx::FromRow)]
pub(super) struct BookingRow {
    id: BookingId,
    library_id: LibraryId,
    branch_id: BranchId,
    zone_id: ZoneId,
    seat_id: SeatId,
    person_id: PersonId,
    starts_at: Timestamp,
    ends_at: Timestamp,
    held_from: Timestamp,
    held_until: Timestamp,
    release_at: Option<Timestamp>,
    status: String,
    booked_at: Timestamp,
    arrived_at: Option<Timestamp>,
    left_at: Option<Timestamp>,
    sequence: i64,
}

impl TryFrom<BookingRow> for Booking {
    type Error = StoreError;
    fn try_from(row: BookingRow) -> Result<Self, StoreError> {
        let BookingRow {
            id,
            library_id,
            branch_id,
            zone_id,
            seat_id,
            person_id,
            starts_at,
            ends_at,
            held_from,
            held_until,
            release_at,
            status,
            booked_at,
            arrived_at,
            left_at,
            sequence,
        } = row;
        Ok(Self {
            id,
            library: library_id,
            branch: branch_id,
            zone: zone_id,
            seat: seat_id,
            person: person_id,
            period: period(starts_at, ends_at)?,
            held: period(held_from, held_until)?,
            release_at,
            status: Status::from_code(&status).ok_or_else(|| inconsistent("unknown status of a booking"))?,
            booked_at,
            arrived_at,
            left_at,
            sequence,
        })
    }
}

/// A booking as its person's rules see it.
#[derive(sqlx::FromRow)]
pub(super) struct PersonBookingRow {
    id: BookingId,
    library_id: LibraryId,
    branch_id: BranchId,
    zone_id: ZoneId,
    starts_at: Timestamp,
    ends_at: Timestamp,
    left_at: Option<Timestamp>,
    active: bool,
    release_at: Option<Timestamp>,
}

impl PersonBookingRow {
    pub(super) fn booking(self, now: Timestamp) -> Result<PersonBooking, StoreError> {
        let Self { id, library_id, branch_id, zone_id, starts_at, ends_at, left_at, active, release_at } = self;
        // Whoever left early has used no more than that; a period is never empty.
        let ends_at = left_at.map_or(ends_at, |left| ends_at.min(left.max(starts_at.plus_minutes(1))));
        Ok(PersonBooking {
            id,
            library: library_id,
            branch: branch_id,
            zone: zone_id,
            period: period(starts_at, ends_at)?,
            occupies: active && release_at.is_none_or(|release| now < release),
        })
    }
}

/// A row of an outer join, which has no booking when there is none.
#[derive(sqlx::FromRow)]
pub(super) struct MaybeBookingRow {
    id: Option<BookingId>,
    library_id: Option<LibraryId>,
    branch_id: Option<BranchId>,
    zone_id: Option<ZoneId>,
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    left_at: Option<Timestamp>,
    active: Option<bool>,
    release_at: Option<Timestamp>,
}

impl MaybeBookingRow {
    pub(super) fn row(self) -> Option<PersonBookingRow> {
        let Self { id, library_id, branch_id, zone_id, starts_at, ends_at, left_at, active, release_at } = self;
        Some(PersonBookingRow {
            id: id?,
            library_id: library_id?,
            branch_id: branch_id?,
            zone_id: zone_id?,
            starts_at: starts_at?,
            ends_at: ends_at?,
            left_at,
            active: active?,
            release_at,
        })
    }
}

pub(super) fn period(from: Timestamp, until: Timestamp) -> Result<Period, StoreError> {
    Period::new(from, until).ok_or_else(|| inconsistent("empty period"))
}

/// Many rows that came as one text, with commas between them; no text when there are none.
pub(super) fn gathered<T>(
    text: Option<String>,
    entry: impl Fn(&str) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    text.iter().flat_map(|text| text.split(',')).map(entry).collect()
}

/// A seat's id, written in hexadecimal digits.
pub(super) fn seat_id(digits: &str) -> Result<SeatId, StoreError> {
    digits.parse().map_err(|_| inconsistent("no id of a seat"))
}

/// A seat with the instants from and until which it is kept, blanks between them.
pub(super) fn kept_seat(entry: &str) -> Result<Occupied, StoreError> {
    let mut parts = entry.split(' ');
    let seat = seat_id(parts.next().unwrap_or_default())?;
    let mut instant = || parts.next()?.parse().ok().map(Timestamp);
    let (from, until) = instant().zip(instant()).ok_or_else(|| inconsistent("no instants of a booking"))?;
    Ok(Occupied { seat, held: period(from, until)? })
}
