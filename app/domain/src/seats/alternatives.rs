//! The nearest thing that *is* possible: every refusal comes with what to do instead.

use super::rules::judge;
use super::{Facts, Occupied, PersonBooking, SeatRefusal};
use crate::ids::{SeatId, ZoneId};
use crate::people::Person;
use crate::places::{BranchPlan, Seat};
use crate::time::{DAY, HOUR, Period, Timestamp};
use std::collections::HashMap;

/// A seat and a period that can be booked instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Which seat.
    pub seat: SeatId,
    /// When.
    pub period: Period,
}

/// How many alternatives are offered.
const MOST: usize = 3;

/// How far ahead of the wish alternatives are sought, in seconds: a week and a day.
const AHEAD: i64 = 8 * DAY;

/// A refused wish, with the facts about it.
pub struct Wish<'a> {
    plan: &'a BranchPlan,
    seat: &'a Seat,
    asked: Period,
    facts: HashMap<ZoneId, Facts>,
    periods: Vec<Period>,
    /// Whether at another time only the seat itself helps: it was the seat that was wanted, and taken.
    only_this_seat: bool,
}

impl<'a> Wish<'a> {
    /// The stretch of time that facts about a wish must cover: around the time asked for, or, when that is long past
    /// or too far ahead, around the nearest time that is not.
    #[must_use]
    pub fn around(asked: Period, refusal: &SeatRefusal, now: Timestamp) -> Period {
        let (nearest, back) = match refusal {
            SeatRefusal::InThePast => (now.max(asked.from()), DAY),
            SeatRefusal::TooFarAhead { days } => (now.plus_seconds(days * DAY).min(asked.from()), AHEAD),
            _ => (asked.from(), DAY),
        };
        let near = asked.shifted(nearest.0 - asked.from().0);
        near.shifted(-back).hull(&near.shifted(AHEAD))
    }

    /// Gathers the facts of every zone and the periods worth trying; none when the seat is not one of this branch.
    /// `own` are the person's bookings in the weeks of [`Wish::around`].
    #[must_use]
    pub fn new(
        plan: &'a BranchPlan,
        person: &Person,
        own: &[PersonBooking],
        seat: SeatId,
        asked: Period,
        refusal: &SeatRefusal,
        now: Timestamp,
    ) -> Option<Self> {
        let seat = plan.seat(seat)?;
        let around = Self::around(asked, refusal, now);
        let gathered = |zone| Facts::gather(plan, zone, person, own, now, around);
        let facts: HashMap<ZoneId, Facts> = plan.zones.iter().map(|zone| (zone.id, gathered(zone.id))).collect();
        let periods = periods(asked, refusal, facts.get(&seat.zone)?);
        Some(Self { plan, seat, asked, facts, periods, only_this_seat: *refusal == SeatRefusal::Taken })
    }

    /// The stretch of time in which it must be known who sits where; none when there is nothing to try.
    #[must_use]
    pub fn window(&self) -> Option<Period> {
        let hull = self.periods.iter().copied().reduce(|all, period| all.hull(&period))?;
        // The longest buffer that a policy can ask for.
        Some(hull.with_buffer(240))
    }

    /// At most three alternatives, nearest first; each passes the rules and is free according to `occupied`.
    #[must_use]
    pub fn nearest(&self, occupied: &[Occupied]) -> Vec<Alternative> {
        let mut kept: HashMap<SeatId, Vec<Period>> = HashMap::new();
        for occupied in occupied {
            kept.entry(occupied.seat).or_default().push(occupied.held);
        }
        let others = self.by_distance();
        let mut found: Vec<Alternative> = Vec::new();
        for &period in &self.periods {
            let held = |zone| self.facts.get(&zone).and_then(|facts| judge(period, facts).ok()).map(|terms| terms.held);
            let by_zone: HashMap<ZoneId, Period> =
                self.facts.keys().filter_map(|zone| held(*zone).map(|held| (*zone, held))).collect();
            let fits = |seat: &&Seat| {
                by_zone.get(&seat.zone).is_some_and(|held| {
                    kept.get(&seat.id).is_none_or(|taken| !taken.iter().any(|kept| kept.overlaps(held)))
                })
            };
            // At the time asked for, two other seats, so that there is a choice; at another time, the nearest one.
            let (same_time, pinned) = (period == self.asked, self.only_this_seat);
            let itself = std::iter::once(self.seat).filter(|_| !same_time);
            let elsewhere = others.iter().copied().filter(|_| same_time || !pinned);
            let best: Vec<&Seat> = itself.chain(elsewhere).filter(fits).take(if same_time { 2 } else { 1 }).collect();
            let best = best.into_iter().map(|seat| Alternative { seat: seat.id, period });
            found.extend(best.filter(|new| !found.contains(new)).collect::<Vec<_>>());
            if found.len() >= MOST {
                break;
            }
        }
        found.truncate(MOST);
        found
    }

    /// The other seats of the branch: those of the same zone by distance on its grid, then the other zones in order,
    /// those first that offer the same.
    fn by_distance(&self) -> Vec<&Seat> {
        let from = self.seat;
        let order = |zone: ZoneId| self.plan.zones.iter().position(|other| other.id == zone).unwrap_or(usize::MAX);
        let mut others: Vec<&Seat> = self.plan.seats.iter().filter(|seat| seat.id != from.id).collect();
        others.sort_by_cached_key(|seat| {
            let steps = (seat.column - from.column).abs() + (seat.row - from.row).abs();
            let offers_less = !seat.attributes.include(from.attributes);
            let elsewhere = seat.zone != from.zone;
            (elsewhere, elsewhere && offers_less, if elsewhere { order(seat.zone) } else { 0 }, steps, offers_less)
        });
        others
    }
}

/// The periods to try for a refusal, nearest first.
fn periods(asked: Period, refusal: &SeatRefusal, facts: &Facts) -> Vec<Period> {
    let step = facts.policy.step_minutes.value;
    let resized = |minutes| Period::starting(asked.from(), minutes);
    match refusal {
        SeatRefusal::Taken => std::iter::once(asked).chain(shifts(asked, step)).collect(),
        SeatRefusal::WalkIn | SeatRefusal::ClosedFor { .. } => {
            std::iter::once(asked).chain(after(asked, facts)).collect()
        }
        SeatRefusal::TooLong { minutes } | SeatRefusal::TooShort { minutes } => vec![resized(*minutes)],
        SeatRefusal::OffGrid { .. } => {
            let from = asked.from().plus_minutes(1 - step).ceil_to(facts.grid_origin, step);
            let until = asked.until().ceil_to(facts.grid_origin, step);
            Period::new(from, until).into_iter().chain(Some(Period::starting(from, asked.minutes()))).collect()
        }
        SeatRefusal::InThePast => {
            let from = facts.now.plus_minutes(1 - step).ceil_to(facts.grid_origin, step);
            let rest = Period::new(from, asked.until());
            rest.into_iter().chain([Period::starting(from, asked.minutes())]).chain(after(asked, facts)).collect()
        }
        SeatRefusal::Closed => {
            let inside = facts.openings.iter().filter_map(|opening| opening.intersection(&asked));
            inside.chain(after(asked, facts)).collect()
        }
        SeatRefusal::SecondSeat { from, until } => {
            let before = Period::new(asked.from(), *from);
            let rest = Period::new(*until, asked.until());
            before.into_iter().chain(rest).chain([Period::starting(*until, asked.minutes())]).collect()
        }
        SeatRefusal::WeekMinutes { left, .. } => {
            let shorter = (*left >= step).then(|| resized(left - left % step));
            let next = facts.weeks.iter().map(|week| week.week.until()).find(|monday| *monday > asked.from());
            let next = next.map(|monday| asked.shifted(((monday.0 - asked.from().0) / DAY + 1) * DAY));
            shorter.into_iter().chain(next).collect()
        }
        SeatRefusal::TooFarAhead { .. } => {
            let days = (asked.from().0 - facts.horizon.0) / DAY + 1;
            (0..7).map(|more| asked.shifted(-(days + more) * DAY)).collect()
        }
        SeatRefusal::NotAMember | SeatRefusal::NoSuchTime { .. } => Vec::new(),
    }
}

/// The same length earlier and later, by growing distance, up to four hours away.
fn shifts(asked: Period, step: i64) -> impl Iterator<Item = Period> {
    let seconds = step * 60;
    (1..=4 * HOUR / seconds).flat_map(move |n| [asked.shifted(-n * seconds), asked.shifted(n * seconds)])
}

/// The same length (or what fits) at the start of each later opening.
fn after(asked: Period, facts: &Facts) -> Vec<Period> {
    let later = facts.openings.iter().filter(|opening| opening.from() > asked.from());
    later.filter_map(|opening| opening.intersection(&Period::starting(opening.from(), asked.minutes()))).collect()
}
