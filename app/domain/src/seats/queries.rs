//! Reading seats: what a page about them shows.

use super::alternatives::{Alternative, Wish};
use super::{Booking, Facts, Occupied, SeatRefusal};
use crate::error::StoreError;
use crate::ids::{BookingId, SeatId};
use crate::people::Person;
use crate::places::BranchPlan;
use crate::ports::Reads;
use crate::time::{Period, Timestamp};
use std::collections::HashSet;

/// Who sits where in a branch, within a period.
#[derive(Clone, Debug)]
pub struct Occupancy {
    within: Period,
    occupied: Vec<Occupied>,
}

impl Occupancy {
    /// Reads it.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn of(
        reads: &mut dyn Reads,
        plan: &BranchPlan,
        within: Period,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let occupied = reads.bookings().occupied(plan.branch.id, within, now).await?;
        Ok(Self { within, occupied })
    }

    /// Whether it says everything about a period.
    #[must_use]
    pub fn covers(&self, period: Period) -> bool {
        self.within.covers(&period)
    }

    /// The seats that somebody keeps at any instant of a period.
    #[must_use]
    pub fn taken(&self, period: Period) -> HashSet<SeatId> {
        self.occupied.iter().filter(|kept| kept.held.overlaps(&period)).map(|kept| kept.seat).collect()
    }
}

/// A booking of this branch.
///
/// # Errors
/// When storage fails.
pub async fn booking(reads: &mut dyn Reads, plan: &BranchPlan, id: BookingId) -> Result<Option<Booking>, StoreError> {
    let booking = reads.bookings().booking(id).await?;
    Ok(booking.filter(|booking| booking.branch == plan.branch.id))
}

/// A wish that was refused.
pub struct RefusedWish<'a> {
    /// Whose.
    pub person: &'a Person,
    /// The seat wished for.
    pub seat: SeatId,
    /// The period wished for.
    pub asked: Period,
    /// Why not.
    pub refusal: &'a SeatRefusal,
}

/// What to offer instead of a refused wish, and who sits where around it, when that was asked.
///
/// # Errors
/// When storage fails.
pub async fn alternatives(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
    now: Timestamp,
) -> Result<(Vec<Alternative>, Option<Occupancy>), StoreError> {
    let RefusedWish { person, seat, asked, refusal } = *wish;
    let weeks = Facts::weeks_around(plan.time_zone, Wish::around(asked, refusal, now));
    let own = reads.bookings().of_person(person.id, weeks, now).await?;
    let Some(wish) = Wish::new(plan, person, &own, seat, asked, refusal, now) else { return Ok((Vec::new(), None)) };
    let Some(window) = wish.window() else { return Ok((Vec::new(), None)) };
    let occupancy = Occupancy::of(reads, plan, window, now).await?;
    Ok((wish.nearest(&occupancy.occupied), Some(occupancy)))
}
