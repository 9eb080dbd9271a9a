//! Any seat that fits: which one leaves the best room for later requests.
//!
//! Best fit: the seat whose free stretch around the period is the shortest. Seats that are free all day stay so, for
//! whoever asks for a whole day. With people picking at random, hardly a day is left in which one seat is free from 9 to
//! 17 at 60 % load; with best fit nearly all are.

use super::{Occupied, SeatRefusal};
use crate::ids::{SeatId, ZoneId};
use crate::places::{Attributes, BranchPlan, Zone};
use crate::time::Period;
use std::collections::HashMap;

/// What somebody asks for who leaves the seat to us.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// Only this zone; none = anywhere in the branch.
    pub zone: Option<ZoneId>,
    /// What the seat must offer.
    pub attributes: Attributes,
    /// When.
    pub period: Period,
}

impl Fit {
    /// The openings that a period lies in, as one stretch: bookings in it say how long seats are free around.
    #[must_use]
    pub fn around(plan: &BranchPlan, period: Period) -> Period {
        let (day, _, _) = crate::time::local(plan.time_zone, period.from());
        let openings = plan.openings(day.pred_opt().unwrap_or(day), 3);
        openings.into_iter().filter(|opening| opening.overlaps(&period)).fold(period, |all, opening| all.hull(&opening))
    }

    /// The seats that can be had, the best first; `occupied` is who sits where within [`Self::around`], and `judged` what
    /// the rules of a zone say, which differ from zone to zone.
    ///
    /// # Errors
    /// The rule that says no, when that of every zone does; [`SeatRefusal::NoneFits`] when no seat is free, or none has
    /// what is asked for.
    pub fn choose(
        &self,
        plan: &BranchPlan,
        occupied: &[Occupied],
        judged: impl Fn(ZoneId) -> Result<(), SeatRefusal>,
    ) -> Result<Vec<SeatId>, SeatRefusal> {
        let has_one = |zone: &&Zone| {
            let of_zone = |seat: &&crate::places::Seat| seat.zone == zone.id;
            plan.seats.iter().filter(of_zone).any(|seat| seat.attributes.include(self.attributes))
        };
        let asked = plan.zones.iter().filter(|zone| self.zone.is_none_or(|only| only == zone.id)).filter(has_one);
        let (mut zones, mut refused) = (Vec::new(), Vec::new());
        for zone in asked {
            match judged(zone.id) {
                Ok(()) => zones.push(zone.id),
                Err(refusal) => refused.push(refusal),
            }
        }
        if zones.is_empty() {
            // What concerns one room only helps least: that one walks in there, or that it is being painted.
            let of_one_room = |refusal: &SeatRefusal| match refusal {
                SeatRefusal::WalkIn => 2,
                SeatRefusal::ClosedFor { .. } => 1,
                _ => 0,
            };
            return Err(refused.into_iter().min_by_key(of_one_room).unwrap_or(SeatRefusal::NoneFits));
        }
        let ranked = self.ranked(plan, occupied, &zones);
        if ranked.is_empty() { Err(SeatRefusal::NoneFits) } else { Ok(ranked) }
    }

    /// The free seats of some zones, the best first.
    pub(super) fn ranked(&self, plan: &BranchPlan, occupied: &[Occupied], zones: &[ZoneId]) -> Vec<SeatId> {
        let around = Self::around(plan, self.period);
        let mut kept: HashMap<SeatId, Vec<Period>> = HashMap::new();
        for known in occupied {
            kept.entry(known.seat).or_default().push(known.held);
        }
        // By zone: its place in the house and what a booking there keeps.
        let zones: HashMap<ZoneId, (usize, Period)> = (0..)
            .zip(&plan.zones)
            .filter(|(_, zone)| zones.contains(&zone.id))
            .map(|(place, zone)| {
                (zone.id, (place, self.period.with_buffer(plan.policy_of(zone.id).buffer_minutes.value)))
            })
            .collect();
        let mut ranked: Vec<_> = plan
            .seats
            .iter()
            .filter(|seat| seat.attributes.include(self.attributes))
            .filter_map(|seat| {
                let (place, held) = zones.get(&seat.zone)?;
                let slack = slack(around, *held, kept.get(&seat.id).map_or(&[], Vec::as_slice))?;
                // What somebody never asked for stays for others: a monitor, a wheelchair's place.
                let extra = (seat.attributes.0 & !self.attributes.0).count_ones();
                Some(((slack, extra, *place, seat.row, seat.column), seat.id))
            })
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, seat)| seat).collect()
    }
}

/// Seconds that a seat would stay free before and behind what is held, until the next booking or the end of the opening;
/// none when it is not free.
fn slack(around: Period, held: Period, kept: &[Period]) -> Option<i64> {
    let (mut from, mut until) = (around.from().min(held.from()), around.until().max(held.until()));
    for other in kept {
        if other.overlaps(&held) {
            return None;
        }
        if other.until() <= held.from() {
            from = from.max(other.until());
        } else {
            until = until.min(other.from());
        }
    }
    Some((held.from().0 - from.0) + (until.0 - held.until().0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seats::testing::{plan, seat, wall, zone};

    fn kept(number: u128, from: i64, until: i64) -> Occupied {
        Occupied { seat: seat(number), held: wall("2026-10-13", from, until) }
    }

    fn fit(from: i64, until: i64) -> Fit {
        Fit { zone: None, attributes: Attributes::default(), period: wall("2026-10-13", from, until) }
    }

    fn chosen(fit: Fit, plan: &BranchPlan, occupied: &[Occupied]) -> Vec<SeatId> {
        fit.choose(plan, occupied, |_| Ok(())).unwrap_or_default()
    }

    #[test]
    fn a_rule_of_one_zone_leaves_the_others() {
        let plan = plan(vec![]);
        let only = |allowed: u128| {
            move |id: ZoneId| if id == zone(allowed) { Ok(()) } else { Err(SeatRefusal::TooLong { minutes: 60 }) }
        };
        assert_eq!(fit(600, 720).choose(&plan, &[], only(1)).unwrap(), [seat(2), seat(3)]);
        // Where it is allowed all is taken: that, and not the rule of the other zone.
        let full = [kept(2, 480, 900), kept(3, 480, 900)];
        assert_eq!(fit(600, 720).choose(&plan, &full, only(1)), Err(SeatRefusal::NoneFits));
        assert_eq!(fit(600, 720).choose(&plan, &[], only(9)), Err(SeatRefusal::TooLong { minutes: 60 }));
        let room = |id: ZoneId| Err(if id == zone(0) { SeatRefusal::WalkIn } else { SeatRefusal::Closed });
        assert_eq!(
            fit(600, 720).choose(&plan, &[], room),
            Err(SeatRefusal::Closed),
            "walking in helps nobody who books"
        );
        let monitor = Fit { attributes: Attributes::MONITOR, ..fit(600, 720) };
        assert_eq!(
            monitor.choose(&plan, &[], |_| Ok(())),
            Err(SeatRefusal::NoneFits),
            "nothing less than what was asked"
        );
    }

    #[test]
    fn the_seat_with_the_least_room_around_is_taken() {
        let plan = plan(vec![]);
        // Seat 1 is free from 10 to 12 only, seat 2 from 9 on, seats 0 and 3 all day.
        let occupied = [kept(1, 480, 600), kept(1, 720, 900), kept(2, 480, 540)];
        assert_eq!(chosen(fit(600, 720), &plan, &occupied), [seat(1), seat(2), seat(0), seat(3)]);
        assert_eq!(chosen(fit(540, 720), &plan, &occupied), [seat(2), seat(0), seat(3)], "what overlaps is not free");
        let second = Fit { zone: Some(zone(1)), ..fit(600, 720) };
        assert_eq!(chosen(second, &plan, &occupied), [seat(2), seat(3)]);
    }

    #[test]
    fn what_nobody_asked_for_stays_for_others() {
        let mut plan = plan(vec![]);
        plan.seats[0].attributes = Attributes::ACCESSIBLE;
        plan.seats[2].attributes = Attributes::POWER;
        plan.seats[3].attributes = Attributes::POWER.and(Attributes::MONITOR);
        assert_eq!(chosen(fit(600, 720), &plan, &[])[0], seat(1));
        let power = Fit { attributes: Attributes::POWER, ..fit(600, 720) };
        assert_eq!(chosen(power, &plan, &[]), [seat(2), seat(3)]);
    }

    #[test]
    fn a_free_seat_is_found_exactly_when_there_is_one() {
        let (plan, mut rng) = (plan(vec![]), fastrand::Rng::with_seed(7));
        for _ in 0..2000 {
            let random = |rng: &mut fastrand::Rng| {
                let from = 480 + 30 * rng.i64(0..20);
                (from, from + 30 * rng.i64(1..8))
            };
            let occupied: Vec<Occupied> = (0..rng.usize(0..8))
                .map(|_| {
                    let (from, until) = random(&mut rng);
                    kept(rng.u128(0..4), from, until)
                })
                .collect();
            let (from, until) = random(&mut rng);
            let asked = fit(from, until);
            let mut found = chosen(asked, &plan, &occupied);
            found.sort_unstable();
            let free = |seat: &SeatId| !occupied.iter().any(|o| o.seat == *seat && o.held.overlaps(&asked.period));
            let expected: Vec<SeatId> = (0..4).map(seat).filter(free).collect();
            assert_eq!(found, expected);
        }
    }
}
