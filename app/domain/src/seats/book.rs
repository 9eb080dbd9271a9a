//! Book a seat.

use super::grant::Asking;
use super::{Booking, SeatRefusal, Status};
use crate::access::{Action, Actor, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, PersonId, SeatId, ZoneId};
use crate::people::Person;
use crate::places::BranchPlan;
use crate::time::{Period, Timestamp, Wall, WallTime, local, resolve};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Books one seat for one person over a period given in the branch's wall time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BookSeat {
    /// The branch.
    pub branch: BranchId,
    /// The seat in it.
    pub seat: SeatId,
    /// For whom.
    pub person: PersonId,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
}

/// The booking that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatBooked {
    /// Which.
    pub booking: BookingId,
}

/// What was looked up: the plan with its revision, the person, and the instants of the wall times.
#[derive(Clone)]
pub struct Prepared {
    pub(super) plan: Arc<BranchPlan>,
    pub(super) zone: ZoneId,
    pub(super) person: Person,
    /// Refused only once it is known that the actor may ask at all.
    pub(super) period: Result<Period, SeatRefusal>,
}

impl BookSeat {
    /// The instants that the wall times stand for at the branch.
    ///
    /// A time that occurs twice is the first one unless its offset was given, but the end is never before the start.
    ///
    /// # Errors
    /// [`SeatRefusal::NoSuchTime`] for a time that the clock skips, or does not show with the offset given.
    pub fn period(&self, zone: chrono_tz::Tz) -> Result<Period, SeatRefusal> {
        let from = instant(zone, self.day, self.from, None).ok_or(SeatRefusal::NoSuchTime { end: false })?;
        let same_day = || instant(zone, self.day, self.until, Some(from));
        let next_day = || {
            let until = WallTime { minutes: self.until.minutes + 1440, ..self.until };
            instant(zone, self.day, until, Some(from))
        };
        let until = if self.until.minutes > self.from.minutes {
            same_day()
        } else {
            // 2.30 until 2.15 is the next morning, but for the hour that is shown twice, when the offset tells them apart.
            self.until.offset.and_then(|_| same_day()).or_else(next_day)
        };
        let until = until.ok_or(SeatRefusal::NoSuchTime { end: true })?;
        Period::new(from, until).ok_or(SeatRefusal::TooShort { minutes: 1 })
    }
}

/// The instant of a wall time that has the offset asked for and comes after another one.
fn instant(zone: chrono_tz::Tz, day: NaiveDate, time: WallTime, after: Option<Timestamp>) -> Option<Timestamp> {
    let fits = |at: &Timestamp| {
        let offset_fits = time.offset.is_none_or(|offset| local(zone, *at).2 == offset);
        offset_fits && after.is_none_or(|after| after < *at)
    };
    match resolve(zone, day, time.minutes) {
        Wall::Once(at) => Some(at).filter(fits),
        Wall::Never(_) => None,
        Wall::Twice(first, second) => [first, second].into_iter().find(fits),
    }
}

/// Somebody for whom something is booked; whoever asks for themselves is known already.
pub(super) async fn person<R>(with: &Preparing<'_>, id: PersonId) -> Result<Person, Halt<R>> {
    match with.actor {
        Actor::Person(person) if person.id == id => Ok(person.as_ref().clone()),
        _ => with.store.read().await?.people().person(id).await?.ok_or(Halt::NotFound),
    }
}

impl BookSeat {
    /// With a plan and a person that are known; none when the seat is not of that branch.
    pub(super) fn prepared(&self, plan: &Arc<BranchPlan>, person: Person) -> Option<Prepared> {
        let zone = plan.seat(self.seat)?.zone;
        Some(Prepared { plan: Arc::clone(plan), zone, person, period: self.period(plan.time_zone) })
    }
}

impl Command for BookSeat {
    const NAME: &'static str = "book-seat";
    const ACTION: Action = Action::BookSeat;
    type Prepared = Prepared;
    type Done = SeatBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<SeatRefusal>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        let person = person(with, self.person).await?;
        self.prepared(&plan, person).ok_or(Halt::NotFound)
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: Some(self.person) }
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        vec![LockKey::Person(self.person), LockKey::Zone(prepared.zone)]
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<SeatBooked, Halt<SeatRefusal>> {
        let Prepared { plan, zone, person, period } = prepared;
        let asking = Asking { plan, zone: *zone, person, period, instead_of: None };
        let (period, terms) = asking.grant(ctx).await?;
        let now = ctx.now();
        let booking = Booking {
            id: BookingId(ctx.new_id()),
            library: plan.library.id,
            branch: self.branch,
            zone: *zone,
            seat: self.seat,
            person: self.person,
            period,
            held: terms.held,
            release_at: Some(terms.release_at),
            status: Status::Booked,
            booked_at: now,
            arrived_at: None,
            left_at: None,
            sequence: 0,
        };
        take(ctx, &booking).await?;
        Ok(SeatBooked { booking: booking.id })
    }

    fn trail(&self, prepared: &Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(prepared.plan.library.id), branch: Some(self.branch), object: Some(done.booking.0) }
    }
}

/// Gives back what lapsed on the seat, then lets the database decide whether it is free.
pub(super) async fn take(ctx: &mut Ctx<'_>, booking: &Booking) -> Result<(), Halt<SeatRefusal>> {
    let now = ctx.now();
    let bookings = ctx.store().booking_repo();
    if bookings.add(booking).await? {
        return Ok(());
    }
    // Rare: only a seat that looks taken can have been given up without anybody having marked it.
    if bookings.release_lapsed(booking.seat, booking.held, now).await? > 0 && bookings.add(booking).await? {
        return Ok(());
    }
    Err(Halt::Refused(SeatRefusal::Taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use uuid::Uuid;

    /// What the wall times of a wish stand for in Brussels, in UTC.
    fn period(day: &str, from: &str, until: &str) -> Result<(String, String), SeatRefusal> {
        let time = |text| WallTime::parse(text).unwrap();
        let nobody = Uuid::nil();
        let (branch, seat, person) = (BranchId(nobody), SeatId(nobody), PersonId(nobody));
        let wish = BookSeat { branch, seat, person, day: day.parse().unwrap(), from: time(from), until: time(until) };
        let period = wish.period(chrono_tz::Europe::Brussels)?;
        Ok((period.from().to_string(), period.until().to_string()))
    }

    fn is(from: &str, until: &str) -> Result<(String, String), SeatRefusal> {
        let utc = |text: &str| Timestamp::from(text.parse::<DateTime<chrono::Utc>>().unwrap()).to_string();
        Ok((utc(from), utc(until)))
    }

    #[test]
    fn an_end_in_the_hour_that_comes_twice_is_found_on_its_own_day() {
        let from = "2026-10-24T20:30:00Z";
        assert_eq!(period("2026-10-24", "22:30", "02:30+02:00"), is(from, "2026-10-25T00:30:00Z"));
        assert_eq!(period("2026-10-24", "22:30", "02:30+01:00"), is(from, "2026-10-25T01:30:00Z"));
        assert_eq!(period("2026-10-24", "22:30", "02:30"), is(from, "2026-10-25T00:30:00Z"));
        let both = is("2026-10-25T00:30:00Z", "2026-10-25T01:15:00Z");
        assert_eq!(period("2026-10-25", "02:30+02:00", "02:15+01:00"), both);
        let next = is("2026-10-25T00:30:00Z", "2026-10-26T01:15:00Z");
        assert_eq!(period("2026-10-25", "02:30+02:00", "02:15"), next);
    }

    #[test]
    fn an_offset_that_the_wall_does_not_show_is_no_time() {
        let no = |end| Err(SeatRefusal::NoSuchTime { end });
        assert_eq!(period("2026-10-13", "09:00+01:00", "11:00"), no(false));
        assert_eq!(period("2026-10-13", "09:00+02:00", "11:00+01:00"), no(true));
        assert_eq!(period("2026-10-24", "22:30", "02:30+03:00"), no(true));
        assert_eq!(period("2026-10-25", "02:30+01:00", "02:45+02:00"), no(true), "that was before");
        assert_eq!(period("2026-03-29", "02:30", "04:00"), no(false));
        assert_eq!(period("2026-03-28", "22:30", "02:30"), no(true));
    }
}
