//! Sit down here, now: a free seat whose label was scanned.

use super::book::{BookSeat, Prepared as PreparedSeat, SeatBooked, person};
use super::{Occupied, SeatRefusal};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{PersonId, SeatId};
use crate::places::{BranchPlan, SeatCode};
use crate::time::{Offsets, Period, Timestamp, Wall, WallTime, local, resolve};
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

/// For how long somebody can sit down now on a seat: from the grid step that is running until the next booking of it, the
/// end of the opening or the longest booking, whichever comes first. None when there is no time for even the shortest.
#[must_use]
pub fn until(plan: &BranchPlan, seat: SeatId, occupied: &[Occupied], now: Timestamp) -> Option<Period> {
    let policy = plan.policy_of(plan.seat(seat)?.zone);
    let step = policy.step_minutes.value;
    let offsets = Offsets::around(plan.time_zone, Period::starting(now, policy.max_minutes.value));
    let from = offsets.floor(now, step);
    let (day, _, _) = local(plan.time_zone, now);
    let openings = plan.openings(day.pred_opt()?, 3);
    let opening = openings.iter().find(|opening| opening.contains(now) && opening.contains(from))?;
    let next = occupied.iter().filter(|other| other.seat == seat && other.held.until() > now);
    let next = next.map(|other| other.held.from().plus_minutes(-policy.buffer_minutes.value)).min();
    let end = from.plus_minutes(policy.max_minutes.value).min(opening.until());
    let end = next.map_or(end, |next| end.min(next));
    // The last step before closing time may be shorter, any other ends on the grid.
    let end = if end == opening.until() { end } else { offsets.floor(end, step) };
    let period = Period::new(from, end)?;
    (end > now && period.minutes() >= policy.min_minutes.value).then_some(period)
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
        let step = plan.policy_of(plan.seat(seat).ok_or(Halt::NotFound)?.zone).step_minutes.value;
        let from = Offsets::around(plan.time_zone, Period::starting(with.now, 1)).floor(with.now, step);
        let ((day, from), (_, until)) = (wall(plan.time_zone, from), wall(plan.time_zone, self.until));
        let book = BookSeat { branch, seat, person: self.person, day, from, until };
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
    use crate::seats::testing::{plan, seat, value, wall as at};

    #[test]
    fn until_the_next_booking_or_the_longest_or_closing_time() {
        let mut house = plan(vec![value(Level::Branch, Field::MaxMinutes, 240, false)]);
        house.week = (1..=7).map(|weekday| (weekday, crate::time::Hours { opens: 480, closes: 1185 })).collect();
        let day = "2026-10-13";
        let now = |minutes| at(day, minutes, minutes + 1).from();
        let kept = |from, until| Occupied { seat: seat(0), held: at(day, from, until) };
        let sit = |occupied: &[Occupied], minutes| until(&house, seat(0), occupied, now(minutes));
        assert_eq!(sit(&[], 610), Some(at(day, 600, 840)), "four hours from the running step");
        assert_eq!(sit(&[kept(720, 780)], 610), Some(at(day, 600, 720)));
        assert_eq!(sit(&[kept(480, 600)], 610), Some(at(day, 600, 840)), "what is over is over");
        assert_eq!(sit(&[kept(600, 660)], 610), None);
        assert_eq!(sit(&[], 1100), Some(at(day, 1080, 1185)), "until closing time, off the grid");
        assert_eq!(sit(&[], 400), None, "not open yet");
    }
}
