//! Reading seats: what a page about them shows.

use super::alternatives::{self, Alternative, Wish};
use super::any::Fit;
use super::rules::judge;
use super::{Booking, Facts, Occupied, PersonBooking, SeatRefusal};
use crate::error::StoreError;
use crate::ids::{BookingId, SeatId, ZoneId};
use crate::people::Person;
use crate::places::{Attributes, BranchPlan};
use crate::ports::Reads;
use crate::time::{Period, Timestamp};
use std::collections::{HashMap, HashSet};

/// Who sits where in a branch, within a period.
#[derive(Clone, Debug)]
pub struct Occupancy {
    within: Period,
    occupied: Vec<Occupied>,
}

impl Occupancy {
    /// Reads it, and as far behind the period as a seat must stay free behind a new booking.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn of(
        reads: &mut dyn Reads,
        plan: &BranchPlan,
        within: Period,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let buffer = plan.zones.iter().map(|zone| plan.policy_of(zone.id).buffer_minutes.value).max().unwrap_or(0);
        let occupied = reads.bookings().occupied(plan.branch.id, within.with_buffer(buffer), now).await?;
        Ok(Self { within, occupied })
    }

    /// What is known already.
    #[cfg(test)]
    pub(super) const fn known(within: Period, occupied: Vec<Occupied>) -> Self {
        Self { within, occupied }
    }

    /// Who sits where.
    #[must_use]
    pub fn occupied(&self) -> &[Occupied] {
        &self.occupied
    }

    /// The same as if a booking were not there.
    #[must_use]
    pub fn without(mut self, booking: &Booking) -> Self {
        self.occupied.retain(|kept| (kept.seat, kept.held) != (booking.seat, booking.held));
        self
    }

    /// Whether it says everything about a period.
    #[must_use]
    pub fn covers(&self, period: Period) -> bool {
        self.within.covers(&period)
    }

    /// The seats that nobody can book for a period, and until when: somebody keeps them during it, or so soon after it
    /// that the buffer of their zone does not fit between.
    #[must_use]
    pub fn kept_until(&self, plan: &BranchPlan, period: Period) -> HashMap<SeatId, Timestamp> {
        let buffers = plan.zones.iter().map(|zone| (zone.id, plan.policy_of(zone.id).buffer_minutes.value));
        let held: HashMap<ZoneId, Period> =
            buffers.map(|(zone, minutes)| (zone, period.with_buffer(minutes))).collect();
        let all_alike = held.values().all(|held| *held == period);
        let mut kept: HashMap<SeatId, Timestamp> = HashMap::with_capacity(self.occupied.len());
        // Nearly everywhere no zone wants a buffer, and then nobody need know which seat is where.
        let zones: HashMap<SeatId, ZoneId> = match all_alike {
            true => HashMap::new(),
            false => plan.seats.iter().map(|seat| (seat.id, seat.zone)).collect(),
        };
        for known in &self.occupied {
            let wanted = if all_alike { Some(&period) } else { zones.get(&known.seat).and_then(|zone| held.get(zone)) };
            if wanted.is_some_and(|wanted| known.held.overlaps(wanted)) {
                let until = kept.entry(known.seat).or_insert(known.held.until());
                *until = (*until).max(known.held.until());
            }
        }
        kept
    }

    /// The seats that nobody can book for a period.
    #[must_use]
    pub fn taken(&self, plan: &BranchPlan, period: Period) -> HashSet<SeatId> {
        self.kept_until(plan, period).into_keys().collect()
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
    /// The seat wished for; none when any will do.
    pub seat: Option<SeatId>,
    /// The period wished for.
    pub asked: Period,
    /// What any other seat must offer.
    pub wanted: Attributes,
    /// Why not.
    pub refusal: &'a SeatRefusal,
}

/// The same for somebody who wants to change a booking: its seat and its time are free for what takes its place.
///
/// # Errors
/// When storage fails.
pub async fn alternatives_instead_of(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
    old: &Booking,
    now: Timestamp,
) -> Result<Vec<Alternative>, StoreError> {
    Ok(search(reads, plan, wish, Some(old), now).await?.0)
}

/// What to offer instead of a refused wish, and who sits where around the nearest of it, when that was asked.
///
/// # Errors
/// When storage fails.
pub async fn alternatives(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
    now: Timestamp,
) -> Result<(Vec<Alternative>, Option<Occupancy>), StoreError> {
    search(reads, plan, wish, None, now).await
}

async fn search(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
    old: Option<&Booking>,
    now: Timestamp,
) -> Result<(Vec<Alternative>, Option<Occupancy>), StoreError> {
    let RefusedWish { person, seat, asked, wanted, refusal } = *wish;
    let weeks = Facts::weeks_around(plan.time_zone, Wish::around(asked, refusal, now));
    let mut own = reads.bookings().of_person(person.id, weeks, now).await?;
    own.retain(|booking| old.is_none_or(|old| old.id != booking.id));
    let Some(wish) = Wish::new(plan, person, &own, (seat, wanted), asked, refusal, now) else {
        return Ok((Vec::new(), None));
    };
    let (mut offers, mut nearest) = (Vec::new(), None);
    for round in wish.rounds() {
        let Some(window) = round.iter().copied().reduce(|all, period| all.hull(&period)) else { continue };
        let mut occupancy = Occupancy::of(reads, plan, window, now).await?;
        if let Some(old) = old {
            occupancy = occupancy.without(old);
        }
        wish.offer(round, &occupancy.occupied, &mut offers);
        nearest.get_or_insert(occupancy);
        if offers.len() >= alternatives::MOST {
            break;
        }
    }
    Ok((offers, nearest))
}

/// The seats to try for somebody with these bookings of their own who asks for any that fits, the best first (see
/// [`Fit::choose`]).
///
/// # Errors
/// [`StoreError`] when the store fails; inside, the rule that says no wherever one looks.
pub async fn any_seats(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    fit: Fit,
    (person, own): (&Person, &[PersonBooking]),
    now: Timestamp,
) -> Result<Result<Vec<SeatId>, SeatRefusal>, StoreError> {
    let occupancy = Occupancy::of(reads, plan, Fit::around(plan, fit.period), now).await?;
    let facts = Facts::of_zones(plan, person, own, now, fit.period);
    Ok(fit.choose(plan, occupancy.occupied(), |zone| judge(fit.period, &facts(zone)).map(drop)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Field, Level};
    use crate::seats::testing::{plan, seat, value, wall};

    #[test]
    fn a_seat_whose_buffer_does_not_fit_is_not_free() {
        let plan = plan(vec![value(Level::Zone, Field::BufferMinutes, 60, false)]);
        let kept = |number| Occupied { seat: seat(number), held: wall("2026-10-13", 720, 840) };
        let within = wall("2026-10-13", 480, 1320);
        let occupancy = Occupancy { within, occupied: vec![kept(0), kept(2)] };
        let taken = |from, until| {
            let mut taken: Vec<SeatId> = occupancy.taken(&plan, wall("2026-10-13", from, until)).into_iter().collect();
            taken.sort_unstable();
            taken
        };
        assert_eq!(taken(600, 720), [seat(0)], "the first zone wants an hour behind each booking");
        assert_eq!(taken(600, 660), []);
        assert_eq!(taken(660, 780), [seat(0), seat(2)]);
        assert_eq!(taken(840, 900), []);
    }
}
