//! What the desk of a branch sees: who comes, who is there, who did not come; and the visits of each week, without names.

mod visits;
mod walk_in;

pub use visits::{DayVisits, VisitWeek, Visits, ZoneVisits, visits};
pub use walk_in::{WalkInForm, Who, next_hours};

use super::Status;
use crate::error::StoreError;
use crate::ids::{BookingId, BranchId, PersonId, SeatId, ZoneId};
use crate::time::{Period, Timestamp};
use async_trait::async_trait;
use chrono::NaiveDate;

/// A booking as the desk sees it: with the name of who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskBooking {
    /// Which.
    pub id: BookingId,
    /// In which branch.
    pub branch: BranchId,
    /// In which zone.
    pub zone: ZoneId,
    /// Which seat.
    pub seat: SeatId,
    /// Whose.
    pub person: PersonId,
    /// What they are called; empty when they were erased.
    pub name: String,
    /// What was booked.
    pub period: Period,
    /// Until when the seat is kept if they stay.
    pub held_until: Timestamp,
    /// When the seat is given free if nobody came; none once checked in.
    pub release_at: Option<Timestamp>,
    /// Where it stands.
    pub status: Status,
}

/// Where somebody is who booked, as seen from the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Their time has not begun.
    Coming,
    /// It has begun, and they may still come.
    Late,
    /// They sit there.
    There,
    /// They were there.
    Gone,
    /// Nobody came in time.
    NotCome,
    /// It was cancelled.
    Cancelled,
}

impl DeskBooking {
    /// Where they are at `now`. A booking that has lapsed is so for the desk too, whether or not anybody marked it.
    #[must_use]
    pub fn presence(&self, now: Timestamp) -> Presence {
        match self.status {
            Status::Cancelled | Status::Held => Presence::Cancelled,
            Status::Left => Presence::Gone,
            Status::Released => Presence::NotCome,
            Status::CheckedIn if now < self.period.until() => Presence::There,
            Status::CheckedIn => Presence::Gone,
            Status::Booked if self.release_at.is_some_and(|release| release <= now) => Presence::NotCome,
            Status::Booked if now < self.period.from() => Presence::Coming,
            Status::Booked => Presence::Late,
        }
    }
}

/// Reading what the desk sees.
#[async_trait]
pub trait DeskReads: Send {
    /// The bookings of a branch that overlap a period, but for the cancelled ones; by start, then by name.
    async fn day(&mut self, branch: BranchId, within: Period) -> Result<Vec<DeskBooking>, StoreError>;
    /// The bookings of a branch that begin at an instant or later, of people whose name holds a text, as
    /// [`crate::people::fold`] writes it; at most so many, the first to begin first.
    async fn later(
        &mut self,
        branch: BranchId,
        search: &str,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<DeskBooking>, StoreError>;
    /// One booking, cancelled or not.
    async fn desk_booking(&mut self, id: BookingId) -> Result<Option<DeskBooking>, StoreError>;
    /// What became of the bookings of a branch that start within a period, by zone.
    async fn visits(&mut self, branch: BranchId, within: Period, now: Timestamp)
    -> Result<Vec<ZoneVisits>, StoreError>;
    /// What is kept of bookings that are past their time and gone: numbers of days, from `first` until before `until`.
    async fn kept_visits(
        &mut self,
        branch: BranchId,
        first: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<DayVisits>, StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn where_somebody_is_follows_from_the_clock() {
        let id = Uuid::from_u128(1);
        let (start, end) = (Timestamp(36_000), Timestamp(43_200));
        let booking = |status, release_at| DeskBooking {
            id: BookingId(id),
            branch: BranchId(id),
            zone: ZoneId(id),
            seat: SeatId(id),
            person: PersonId(id),
            name: "Noor".to_owned(),
            period: Period::new(start, end).unwrap(),
            held_until: end,
            release_at,
            status,
        };
        let release = Some(start.plus_minutes(30));
        let cases = [
            (Status::Booked, release, start.plus_seconds(-1), Presence::Coming),
            (Status::Booked, release, start, Presence::Late),
            (Status::Booked, release, start.plus_minutes(30), Presence::NotCome),
            (Status::Released, release, start.plus_minutes(40), Presence::NotCome),
            (Status::CheckedIn, None, start.plus_seconds(-60), Presence::There),
            (Status::CheckedIn, None, end.plus_seconds(-1), Presence::There),
            (Status::CheckedIn, None, end, Presence::Gone),
            (Status::Left, None, start, Presence::Gone),
            (Status::Cancelled, None, start, Presence::Cancelled),
        ];
        for (status, release_at, now, presence) in cases {
            assert_eq!(booking(status, release_at).presence(now), presence, "{status:?} {now}");
        }
    }
}
