//! Reading seats: what a page about them shows.

use super::alternatives::{Alternative, Wish};
use super::{Booking, Facts, PersonBooking, SeatRefusal};
use crate::error::StoreError;
use crate::ids::{BookingId, SeatId};
use crate::people::Person;
use crate::places::BranchPlan;
use crate::store::Store;
use crate::time::Period;
use std::collections::HashSet;

/// The seats of a branch that somebody keeps at any instant of a period.
///
/// # Errors
/// When storage fails.
pub async fn taken(store: &Store, plan: &BranchPlan, period: Period) -> Result<HashSet<SeatId>, StoreError> {
    let mut reads = store.read().await?;
    let occupied = reads.bookings().occupied(plan.branch.id, period, store.now()).await?;
    Ok(occupied.into_iter().map(|kept| kept.seat).collect())
}

/// A booking of this branch.
///
/// # Errors
/// When storage fails.
pub async fn booking(store: &Store, plan: &BranchPlan, id: BookingId) -> Result<Option<Booking>, StoreError> {
    let booking = store.read().await?.bookings().booking(id).await?;
    Ok(booking.filter(|booking| booking.branch == plan.branch.id))
}

/// The person's bookings in the local weeks that `around` touches.
///
/// # Errors
/// When storage fails.
pub async fn own_bookings(
    store: &Store,
    plan: &BranchPlan,
    person: &Person,
    around: Period,
) -> Result<Vec<PersonBooking>, StoreError> {
    let weeks = Facts::weeks_around(plan.time_zone, around);
    store.read().await?.bookings().of_person(person.id, weeks, store.now()).await
}

/// What to offer instead of a refused wish.
///
/// # Errors
/// When storage fails.
pub async fn alternatives(
    store: &Store,
    plan: &BranchPlan,
    person: &Person,
    seat: SeatId,
    asked: Period,
    refusal: &SeatRefusal,
) -> Result<Vec<Alternative>, StoreError> {
    let now = store.now();
    let own = own_bookings(store, plan, person, Wish::around(asked, refusal, now)).await?;
    let Some(wish) = Wish::new(plan, person, &own, seat, asked, refusal, now) else { return Ok(Vec::new()) };
    let Some(window) = wish.window() else { return Ok(Vec::new()) };
    let occupied = store.read().await?.bookings().occupied(plan.branch.id, window, now).await?;
    Ok(wish.nearest(&occupied))
}
