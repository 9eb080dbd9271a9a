//! What storage knows about bookings.

use super::desk_notes::DeskNote;
use super::{Booking, Occupied, PersonBooking};
use crate::error::StoreError;
use crate::ids::{BookingId, BranchId, DeskNoteId, LibraryId, PersonId, SeatId, ZoneId};
use crate::time::{Period, Timestamp};
use async_trait::async_trait;

/// Reading bookings. `now` decides which unused bookings have lapsed: such a one occupies nothing, whether or not a
/// job has marked it yet.
#[async_trait]
pub trait BookingReads: Send {
    /// One booking.
    async fn booking(&mut self, id: BookingId) -> Result<Option<Booking>, StoreError>;
    /// The seats of a branch that are kept by somebody within a period, by start.
    async fn occupied(&mut self, branch: BranchId, within: Period, now: Timestamp)
    -> Result<Vec<Occupied>, StoreError>;
    /// The seats of all branches that somebody keeps at this instant.
    async fn taken_at(&mut self, now: Timestamp) -> Result<Vec<SeatId>, StoreError>;
    /// A person's bookings that overlap a period and were not cancelled.
    async fn of_person(
        &mut self,
        person: PersonId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<PersonBooking>, StoreError>;
    /// The same, if the branch's plan still has the revision given; none when it moved. One look-up instead of two.
    async fn of_person_under(
        &mut self,
        plan: (BranchId, i64),
        person: PersonId,
        within: Period,
        now: Timestamp,
    ) -> Result<Option<Vec<PersonBooking>>, StoreError>;
    /// The notes of a branch that nobody has seen to, the oldest first.
    async fn open_notes(&mut self, branch: BranchId) -> Result<Vec<DeskNote>, StoreError>;
    /// One note.
    async fn note(&mut self, id: DeskNoteId) -> Result<Option<DeskNote>, StoreError>;
    /// How many bookings occupy seats of a zone within a period.
    async fn count_in_zone(&mut self, zone: ZoneId, within: Period, now: Timestamp) -> Result<i64, StoreError>;
    /// The seat that a person last sat on in a library, or had booked: where it is, and which.
    async fn last_seat(
        &mut self,
        person: PersonId,
        library: LibraryId,
        now: Timestamp,
    ) -> Result<Option<(BranchId, SeatId)>, StoreError>;
    /// How many minutes are kept in a branch on each day within a period, counted in whole days from its start; days of
    /// which nothing is kept are left out. A booking counts on the day on which it starts.
    async fn minutes_by_day(
        &mut self,
        branch: BranchId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<(i64, i64)>, StoreError>;
}

/// Changing bookings.
#[async_trait]
pub trait BookingRepo: BookingReads {
    /// Adds a booking unless another active one holds the seat at any instant of its `held` period; the database
    /// itself guards that. False: taken.
    async fn add(&mut self, booking: &Booking) -> Result<bool, StoreError>;
    /// Marks bookings of a seat within a period that have lapsed as released; how many.
    async fn release_lapsed(&mut self, seat: SeatId, within: Period, now: Timestamp) -> Result<u64, StoreError>;
    /// Marks an active booking as cancelled; false when it was not active. `tells`: whether its person must hear of it.
    async fn cancel(&mut self, id: BookingId, tells: bool) -> Result<bool, StoreError>;
    /// Notes that its person is there; false when it does not wait for them (any more).
    async fn check_in(&mut self, id: BookingId, now: Timestamp) -> Result<bool, StoreError>;
    /// Gives the rest back; false when nobody had checked in.
    async fn check_out(&mut self, id: BookingId, now: Timestamp) -> Result<bool, StoreError>;
    /// Gives an active booking another seat or time, unless another one holds that seat then: false.
    async fn rebook(&mut self, booking: &Booking, tells: bool) -> Result<bool, StoreError>;
    /// Makes a booking of what is held for it; false when the hold has lapsed.
    async fn claim(&mut self, hold: BookingId, booking: &Booking) -> Result<bool, StoreError>;
    /// Sees to it that there is somebody to whom what is only held belongs.
    async fn add_nobody(&mut self) -> Result<(), StoreError>;
    /// Leaves a note for the desk.
    async fn add_note(&mut self, note: &DeskNote) -> Result<(), StoreError>;
    /// Notes that the desk has seen to it; false when it had.
    async fn settle_note(&mut self, note: DeskNoteId, now: Timestamp) -> Result<bool, StoreError>;
}
