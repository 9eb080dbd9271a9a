//! Reading seats: what a page about them shows.

use super::alternatives::{Alternative, Wish};
use super::{Booking, Facts, SeatRefusal};
use crate::error::StoreError;
use crate::ids::{BookingId, SeatId};
use crate::people::Person;
use crate::places::BranchPlan;
use crate::ports::Reads;
use crate::time::{Period, Timestamp};
use std::collections::HashSet;

/// The seats of a branch that somebody keeps at any instant of a period.
///
/// # Errors
/// When storage fails.
pub async fn taken(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    period: Period,
    now: Timestamp,
) -> Result<HashSet<SeatId>, StoreError> {
    let occupied = reads.bookings().occupied(plan.branch.id, period, now).await?;
    Ok(occupied.into_iter().map(|kept| kept.seat).collect())
}

/// A booking of this branch.
///
/// # Errors
/// When storage fails.
pub async fn booking(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    id: BookingId,
) -> Result<Option<Booking>, StoreError> {
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

/// What to offer instead of a refused wish.
///
/// # Errors
/// When storage fails.
pub async fn alternatives(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
    now: Timestamp,
) -> Result<Vec<Alternative>, StoreError> {
    let RefusedWish { person, seat, asked, refusal } = *wish;
    let weeks = Facts::weeks_around(plan.time_zone, Wish::around(asked, refusal, now));
    let own = reads.bookings().of_person(person.id, weeks, now).await?;
    let Some(wish) = Wish::new(plan, person, &own, seat, asked, refusal, now) else { return Ok(Vec::new()) };
    let Some(window) = wish.window() else { return Ok(Vec::new()) };
    let occupied = reads.bookings().occupied(plan.branch.id, window, now).await?;
    Ok(wish.nearest(&occupied))
}
