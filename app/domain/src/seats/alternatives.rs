//! The nearest thing that *is* possible: every refusal comes with what to do instead.

use super::near::by_distance;
use super::rules::judge;
use super::{Facts, Occupied, PersonBooking, SeatRefusal};
use crate::ids::{SeatId, ZoneId};
use crate::people::Person;
use crate::places::{Attributes, BookingMode, BranchPlan, Seat};
use crate::time::{DAY, HOUR, Period, Timestamp, local, same_time};
use chrono_tz::Tz;
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
pub(super) const MOST: usize = 3;

/// How far ahead of the wish alternatives are sought, in seconds: a week and a day.
const AHEAD: i64 = 8 * DAY;

/// A refused wish, with the facts about it.
pub struct Wish<'a> {
    /// None when any seat would do.
    seat: Option<&'a Seat>,
    asked: Period,
    facts: HashMap<ZoneId, Facts>,
    /// The other seats that would do, the nearest first.
    others: Vec<&'a Seat>,
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

    /// Gathers the facts of every zone and the periods worth trying; none when the seat is not one of this branch, or
    /// none of its seats would do. Without a seat any will do that offers what is wanted. `own` are the person's bookings in the weeks of [`Wish::around`].
    #[must_use]
    pub fn new(
        plan: &'a BranchPlan,
        person: &Person,
        own: &[PersonBooking],
        (seat, wanted): (Option<SeatId>, Attributes),
        asked: Period,
        refusal: &SeatRefusal,
        now: Timestamp,
    ) -> Option<Self> {
        let seat = match seat {
            Some(seat) => Some(plan.seat(seat)?),
            None => None,
        };
        let books = |zone: &ZoneId| plan.zone(*zone).is_some_and(|zone| zone.mode != BookingMode::WalkIn);
        let fits = |seat: &&Seat| seat.attributes.include(wanted) && books(&seat.zone);
        let zone = seat.or_else(|| plan.seats.iter().find(fits))?.zone;
        let around = Self::around(asked, refusal, now);
        let gathered = Facts::of_zones(plan, person, own, now, around);
        let facts: HashMap<ZoneId, Facts> = plan.zones.iter().map(|zone| (zone.id, gathered(zone.id))).collect();
        let mut periods = periods(plan.time_zone, asked, refusal, facts.get(&zone)?);
        // Nobody need look who sits where at a time that no zone allows.
        periods.retain(|period| facts.values().any(|facts| judge(*period, facts).is_ok()));
        let only_this_seat = seat.is_some() && *refusal == SeatRefusal::Taken;
        let mut others = seat.map_or_else(|| plan.seats.iter().collect(), |seat| by_distance(plan, seat));
        others.retain(|seat| seat.attributes.include(wanted));
        Some(Self { seat, asked, facts, others, periods, only_this_seat })
    }

    /// The periods to try, nearest first, in two rounds: often the first few will do, and who sits where during the
    /// rest, which may lie days away, need not be read.
    #[must_use]
    pub fn rounds(&self) -> [&[Period]; 2] {
        let (first, rest) = self.periods.split_at(MOST.min(self.periods.len()));
        [first, rest]
    }

    /// Adds the alternatives in some of the periods, at most three in all, nearest first; each passes the rules and is
    /// free according to `occupied`.
    pub fn offer(&self, periods: &[Period], occupied: &[Occupied], found: &mut Vec<Alternative>) {
        let mut kept: HashMap<SeatId, Vec<Period>> = HashMap::new();
        for occupied in occupied {
            kept.entry(occupied.seat).or_default().push(occupied.held);
        }
        for &period in periods {
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
            let itself = self.seat.into_iter().filter(|_| !same_time);
            let elsewhere = self.others.iter().copied().filter(|_| same_time || !pinned);
            let best: Vec<&Seat> = itself.chain(elsewhere).filter(fits).take(if same_time { 2 } else { 1 }).collect();
            let best = best.into_iter().map(|seat| Alternative { seat: seat.id, period });
            found.extend(best.filter(|new| !found.contains(new)).collect::<Vec<_>>());
            if found.len() >= MOST {
                break;
            }
        }
        found.truncate(MOST);
    }
}

/// The periods to try for a refusal, nearest first.
fn periods(zone: Tz, asked: Period, refusal: &SeatRefusal, facts: &Facts) -> Vec<Period> {
    let step = facts.policy.step_minutes.value;
    let resized = |minutes| Period::starting(asked.from(), minutes);
    match refusal {
        SeatRefusal::Taken | SeatRefusal::NoneFits => std::iter::once(asked).chain(shifts(asked, step)).collect(),
        SeatRefusal::WalkIn | SeatRefusal::ClosedFor { .. } => {
            std::iter::once(asked).chain(after(asked, facts)).collect()
        }
        SeatRefusal::TooLong { minutes } | SeatRefusal::TooShort { minutes } => vec![resized(*minutes)],
        SeatRefusal::OffGrid { .. } => {
            let from = facts.offsets.floor(asked.from(), step);
            let until = facts.offsets.ceil(asked.until(), step);
            Period::new(from, until).into_iter().chain(Some(Period::starting(from, asked.minutes()))).collect()
        }
        SeatRefusal::InThePast => {
            let from = facts.offsets.floor(facts.now, step);
            let rest = Period::new(from, asked.until());
            rest.into_iter().chain([Period::starting(from, asked.minutes())]).chain(after(asked, facts)).collect()
        }
        SeatRefusal::Closed => {
            let inside = facts.openings.iter().filter_map(|opening| opening.intersection(&asked));
            inside.chain(after(asked, facts)).collect()
        }
        SeatRefusal::SecondSeat { other: Some(other) } => {
            let before = Period::new(asked.from(), other.from());
            let rest = Period::new(other.until(), asked.until());
            before.into_iter().chain(rest).chain([Period::starting(other.until(), asked.minutes())]).collect()
        }
        SeatRefusal::WeekMinutes { left, .. } => {
            let shorter = (*left >= step).then(|| resized(left - left % step));
            let next = facts.weeks.iter().map(|week| week.week.until()).find(|monday| *monday > asked.from());
            let next = next.and_then(|monday| same_time(zone, asked, days_between(zone, asked.from(), monday)));
            shorter.into_iter().chain(next).collect()
        }
        SeatRefusal::TooFarAhead { .. } => {
            let days = days_between(zone, facts.horizon, asked.from()) + 1;
            (0..7).filter_map(|more| same_time(zone, asked, -(days + more))).collect()
        }
        SeatRefusal::SecondSeat { other: None } | SeatRefusal::NotAMember | SeatRefusal::NoSuchTime { .. } => {
            Vec::new()
        }
    }
}

/// Local days from one instant to another.
fn days_between(zone: Tz, from: Timestamp, until: Timestamp) -> i64 {
    (local(zone, until).0 - local(zone, from).0).num_days()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Field, Level, PolicyValue};
    use crate::seats::testing::{member, plan, seat, value, wall};

    /// What is offered for the first seat while nobody sits anywhere.
    fn offered(
        policy: Vec<PolicyValue>,
        person: &Person,
        asked: Period,
        refusal: &SeatRefusal,
        now: Timestamp,
    ) -> Vec<Period> {
        let plan = plan(policy);
        let wish = Wish::new(&plan, person, &[], (Some(seat(0)), Attributes::default()), asked, refusal, now).unwrap();
        let mut found = Vec::new();
        wish.rounds().iter().for_each(|round| wish.offer(round, &[], &mut found));
        found.iter().map(|offer| offer.period).collect()
    }

    #[test]
    fn another_day_means_the_same_time_on_the_wall() {
        let now = wall("2026-10-20", 480, 481).from();
        // Days ahead until 24 October; the clock goes back in the night after it.
        let policy = vec![value(Level::Branch, Field::DaysAhead, 4, false)];
        let far = SeatRefusal::TooFarAhead { days: 4 };
        let offers = offered(policy.clone(), &member(None), wall("2026-10-28", 600, 720), &far, now);
        assert_eq!(offers, ["2026-10-24", "2026-10-23", "2026-10-22"].map(|day| wall(day, 600, 720)));
        let full = SeatRefusal::WeekMinutes { minutes: 2880, left: 0 };
        let offers = offered(vec![], &member(None), wall("2026-10-23", 600, 720), &full, now);
        assert_eq!(offers, [wall("2026-10-26", 600, 720)]);
    }

    #[test]
    fn what_is_offered_lies_on_the_grid_of_the_wall() {
        let policy = vec![value(Level::Branch, Field::StepMinutes, 120, false)];
        for day in ["2026-03-29", "2026-10-25", "2026-10-13"] {
            let now = wall(day, 0, 1).from();
            let off = SeatRefusal::OffGrid { step: 120 };
            let offers = offered(policy.clone(), &member(None), wall(day, 660, 800), &off, now);
            assert_eq!(offers, [wall(day, 600, 840)], "{day}");
        }
    }

    #[test]
    fn what_is_offered_instead_offers_what_was_asked_for() {
        let mut plan = plan(vec![]);
        plan.seats[3].attributes = Attributes::POWER.and(Attributes::SILENT);
        plan.seats[1].attributes = Attributes::POWER;
        let now = wall("2026-10-13", 480, 481).from();
        let asked = wall("2026-10-13", 600, 720);
        let offered = |wanted, kept: &[Occupied]| {
            let wish = Wish::new(&plan, &member(None), &[], (Some(seat(0)), wanted), asked, &SeatRefusal::Taken, now);
            let (wish, mut found) = (wish.unwrap(), Vec::new());
            wish.rounds().iter().for_each(|round| wish.offer(round, kept, &mut found));
            found.iter().map(|offer| offer.seat).collect::<Vec<_>>()
        };
        let kept = [Occupied { seat: seat(0), held: asked }];
        assert_eq!(offered(Attributes::default(), &kept)[..2], [seat(1), seat(2)]);
        assert_eq!(offered(Attributes::POWER, &kept)[..2], [seat(1), seat(3)]);
        // One seat that fits, and the seat itself at other times.
        assert_eq!(offered(Attributes::SILENT, &kept), [seat(3), seat(0), seat(0)]);
    }

    #[test]
    fn where_any_seat_would_do_another_time_has_one() {
        let mut plan = plan(vec![]);
        plan.seats[3].attributes = Attributes::POWER;
        let now = wall("2026-10-13", 480, 481).from();
        let asked = wall("2026-10-13", 600, 720);
        let wish = |wanted| Wish::new(&plan, &member(None), &[], (None, wanted), asked, &SeatRefusal::NoneFits, now);
        let kept = [Occupied { seat: seat(3), held: wall("2026-10-13", 540, 720) }];
        let (power, mut found) = (wish(Attributes::POWER).unwrap(), Vec::new());
        power.rounds().iter().for_each(|round| power.offer(round, &kept, &mut found));
        assert!(found.iter().all(|offer| offer.seat == seat(3) && !offer.period.overlaps(&kept[0].held)), "{found:?}");
        assert_eq!(found.len(), MOST);
        assert!(wish(Attributes::MONITOR).is_none(), "no seat of the house has one");
    }

    #[test]
    fn nothing_is_offered_after_the_membership_ends() {
        let now = wall("2026-10-13", 480, 481).from();
        let ends = wall("2026-10-15", 0, 1).from();
        let (asked, closed) = (wall("2026-10-13", 600, 720), SeatRefusal::ClosedFor { reason: String::new() });
        let only = value(Level::Branch, Field::MembersOnly, 1, false);
        let open = |until| {
            offered(
                vec![only, value(Level::Branch, Field::StepMinutes, 60, false)],
                &member(until),
                asked,
                &closed,
                now,
            )
        };
        assert!(open(None).len() >= 2);
        assert!(open(Some(ends)).iter().all(|offer| offer.from() < ends));
        let late = offered(vec![only], &member(Some(ends)), wall("2026-10-16", 600, 720), &SeatRefusal::Taken, now);
        assert_eq!(late, [], "days before the wish the membership still ran");
    }

    #[test]
    fn the_first_round_reads_little() {
        let mut plan = plan(vec![]);
        plan.zones[0].mode = BookingMode::WalkIn;
        plan.week.iter_mut().for_each(|(_, hours)| (hours.opens, hours.closes) = (480, 1320));
        let now = wall("2026-10-13", 480, 481).from();
        let asked = wall("2026-10-13", 600, 720);
        let wish = Wish::new(
            &plan,
            &member(None),
            &[],
            (Some(seat(0)), Attributes::default()),
            asked,
            &SeatRefusal::WalkIn,
            now,
        )
        .unwrap();
        let [first, rest] = wish.rounds();
        assert_eq!((first.len(), first[0]), (3, asked));
        assert!(first[2].until() <= rest[0].from() && rest.len() > 3);
    }
}
