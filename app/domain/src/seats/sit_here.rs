//! Sit down here, now: a free seat whose label was scanned.

use super::book::{BookSeat, Prepared as PreparedSeat, SeatBooked, person};
use super::{Facts, Occupied, SeatRefusal};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{PersonId, SeatId};
use crate::places::{BranchPlan, SeatCode};
use crate::time::{DAY, HOUR, Offsets, Period, Timestamp, Wall, WallTime, local, resolve};
use chrono::NaiveDate;
use serde::Serialize;

/// Books the seat from now on and checks in, in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SitHere {
    /// What stands on the seat's label.
    pub code: SeatCode,
    /// For whom.
    pub person: PersonId,
    /// Until when, as it was shown; see [`until`].
    pub until: Timestamp,
}

/// As far around now as [`until`] must know the facts and who sits where.
#[must_use]
pub fn around(plan: &BranchPlan, now: Timestamp) -> Period {
    let longest = plan.zones.iter().map(|zone| plan.policy_of(zone.id).max_minutes.value).max().unwrap_or(0);
    Period::starting(now.plus_seconds(-HOUR), longest + 120)
}

/// For how long somebody can sit down now on a seat: from the grid step that is running until the next booking of it, the
/// end of the opening, a closure or the longest booking, whichever comes first; and until their own next booking, or as
/// long as they have hours left that week, when that leaves time enough: else booking says which rule it was. None when
/// there is no time for even the shortest.
///
/// `facts` are those of the seat's zone, and `occupied` is who sits where, both within [`around`].
#[must_use]
pub fn until(facts: &Facts, seat: SeatId, occupied: &[Occupied]) -> Option<Period> {
    let (policy, now) = (&facts.policy, facts.now);
    let step = policy.step_minutes.value;
    let from = facts.offsets.floor(now, step);
    let opening = facts.openings.iter().find(|opening| opening.contains(now) && opening.contains(from))?;
    // Also one that was over within the running step: the booking would begin before it ended.
    let next = occupied.iter().filter(|other| other.seat == seat && other.held.until() > from);
    let next = next.map(|other| other.held.from().plus_minutes(-policy.buffer_minutes.value));
    let closed = facts.closures.iter().filter(|closed| closed.period.until() > from).map(|closed| closed.period.from());
    let end = next.chain(closed).chain([opening.until()]).fold(from.plus_minutes(policy.max_minutes.value), Ord::min);
    let own = facts.own.iter().filter(|own| own.from() > now).map(|own| own.from());
    let left = facts.weeks.iter().filter(|week| week.week.contains(from));
    let left = left.map(|week| from.plus_minutes((week.budget - week.used).max(0)));
    let theirs = own.chain(left).fold(end, Ord::min);
    let sits = |end: Timestamp| {
        // The last step before closing time may be shorter, any other ends on the grid.
        let end = if end == opening.until() { end } else { facts.offsets.floor(end, step) };
        let period = Period::new(from, end)?;
        (end > now && period.minutes() >= policy.min_minutes.value).then_some(period)
    };
    sits(theirs).or_else(|| sits(end))
}

/// Booking a seat from the running grid step on: what sitting down is. None when no seat of the plan is meant. An end
/// farther away than two days is none.
#[must_use]
pub fn wish(plan: &BranchPlan, seat: SeatId, person: PersonId, until: Timestamp, now: Timestamp) -> Option<BookSeat> {
    let step = plan.policy_of(plan.seat(seat)?.zone).step_minutes.value;
    let from = Offsets::around(plan.time_zone, Period::starting(now, 1)).floor(now, step);
    // What was posted may be any number, and calendars end.
    let until = until.clamp(now, now.plus_seconds(2 * DAY));
    let ((day, from), (_, until)) = (wall(plan.time_zone, from), wall(plan.time_zone, until));
    Some(BookSeat { branch: plan.branch.id, seat, person, day, from, until })
}

/// The seat, and the booking of it.
pub struct Prepared {
    book: BookSeat,
    seat: PreparedSeat,
}

impl Command for SitHere {
    const NAME: &'static str = "sit-here";
    const ACTION: Action = Action::BookSeat;
    type Prepared = Prepared;
    type Done = SeatBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<SeatRefusal>> {
        let found = with.store.read().await?.places().seat_with_code(self.code).await?;
        let (branch, seat) = found.ok_or(Halt::NotFound)?;
        let plan = with.plan(branch).await?.ok_or(Halt::NotFound)?;
        let book = wish(&plan, seat, self.person, self.until, with.now).ok_or(Halt::NotFound)?;
        let person = person(with, self.person).await?;
        let seat = book.prepared(&plan, person).ok_or(Halt::NotFound)?;
        Ok(Prepared { book, seat })
    }

    fn scope(&self, Prepared { book, seat }: &Prepared) -> Scope {
        Scope { library: Some(seat.plan.library.id), branch: Some(book.branch), person: Some(self.person) }
    }

    fn locks(&self, Prepared { book, seat }: &Prepared) -> Vec<LockKey> {
        book.locks(seat)
    }

    async fn run(
        &self,
        Prepared { book, seat }: &Prepared,
        ctx: &mut Ctx<'_>,
    ) -> Result<SeatBooked, Halt<SeatRefusal>> {
        let done = ctx.attempt(book, seat).await?;
        let now = ctx.now();
        ctx.store().booking_repo().check_in(done.booking, now).await?;
        Ok(done)
    }

    fn trail(&self, Prepared { book, seat }: &Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(seat.plan.library.id), branch: Some(book.branch), object: Some(done.booking.0) }
    }
}

/// An instant as a form would say it.
fn wall(zone: chrono_tz::Tz, at: Timestamp) -> (NaiveDate, WallTime) {
    let (day, minutes, offset) = local(zone, at);
    let twice = matches!(resolve(zone, day, minutes), Wall::Twice(..));
    (day, WallTime { minutes, offset: twice.then_some(offset) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Field, Level};
    use crate::seats::Closed;
    use crate::seats::hold::{NOBODY, anybody};
    use crate::seats::testing::{plan, seat, value, wall as at, zone};

    #[test]
    fn until_the_next_booking_or_the_longest_or_closing_time() {
        let mut house = plan(vec![value(Level::Branch, Field::MaxMinutes, 240, false)]);
        house.week = (1..=7).map(|weekday| (weekday, crate::time::Hours { opens: 480, closes: 1185 })).collect();
        let day = "2026-10-13";
        let now = |minutes| at(day, minutes, minutes + 1).from();
        let kept = |from, until| Occupied { seat: seat(0), held: at(day, from, until) };
        let facts = |minutes| {
            let around = around(&house, now(minutes));
            Facts::gather(&house, zone(0), &anybody(&house), &[], now(minutes), around)
        };
        let sit = |occupied: &[Occupied], minutes| until(&facts(minutes), seat(0), occupied);
        assert_eq!(sit(&[], 610), Some(at(day, 600, 840)), "four hours from the running step");
        assert_eq!(sit(&[kept(720, 780)], 610), Some(at(day, 600, 720)));
        assert_eq!(sit(&[kept(480, 600)], 610), Some(at(day, 600, 840)), "what is over is over");
        assert_eq!(sit(&[kept(600, 660)], 610), None);
        assert_eq!(sit(&[], 1100), Some(at(day, 1080, 1185)), "until closing time, off the grid");
        assert_eq!(sit(&[], 400), None, "not open yet");
        assert_eq!(sit(&[kept(480, 605)], 610), None, "it ended within the running step: the next one is theirs");
        let closed = |from, until| Facts {
            closures: vec![Closed { period: at(day, from, until), reason: String::new() }],
            ..facts(610)
        };
        assert_eq!(until(&closed(720, 900), seat(0), &[]), Some(at(day, 600, 720)), "until the room closes");
        assert_eq!(until(&closed(540, 900), seat(0), &[]), None);
        let own = |from| Facts { own: vec![at(day, from, 900)], ..facts(610) };
        assert_eq!(until(&own(720), seat(0), &[]), Some(at(day, 600, 720)), "until one is somewhere else");
        let mut week = facts(610);
        week.weeks.iter_mut().for_each(|week| week.used = week.budget - 90);
        assert_eq!(until(&week, seat(0), &[]), Some(at(day, 600, 690)), "as long as there are hours left");
        week.weeks.iter_mut().for_each(|week| week.used = week.budget);
        assert_eq!(until(&week, seat(0), &[]), Some(at(day, 600, 840)), "booking says why not");
    }

    #[test]
    fn no_number_that_is_posted_breaks_the_calendar() {
        let (plan, now) = (plan(vec![]), at("2026-10-13", 610, 611).from());
        for until in [i64::MIN, -8_334_601_228_800, 0, 8_210_266_876_799, i64::MAX] {
            assert!(wish(&plan, seat(0), NOBODY, Timestamp(until), now).is_some());
        }
    }
}
