//! Book a seat.

use super::rules::judge;
use super::{Booking, Facts, SeatRefusal, Status};
use crate::access::{Action, Actor, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, PersonId, SeatId, ZoneId};
use crate::people::Person;
use crate::places::BranchPlan;
use crate::time::{Period, Timestamp, Wall, WallTime, resolve};
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
pub struct Prepared {
    plan: Arc<BranchPlan>,
    zone: ZoneId,
    person: Person,
    period: Period,
}

impl BookSeat {
    /// The instants that the wall times stand for at the branch.
    ///
    /// A time that occurs twice is the first one unless its offset was given, but the end is never before the start.
    ///
    /// # Errors
    /// [`SeatRefusal::NoSuchTime`] for a time that the clock skips.
    pub fn period(&self, zone: chrono_tz::Tz) -> Result<Period, SeatRefusal> {
        let from = instant(zone, self.day, self.from, None).ok_or(SeatRefusal::NoSuchTime { end: false })?;
        let next_day = if self.until.minutes <= self.from.minutes && self.until.offset.is_none() { 1440 } else { 0 };
        let until = WallTime { minutes: self.until.minutes + next_day, ..self.until };
        let until = instant(zone, self.day, until, Some(from)).ok_or(SeatRefusal::NoSuchTime { end: true })?;
        Period::new(from, until).ok_or(SeatRefusal::TooShort { minutes: 1 })
    }
}

fn instant(zone: chrono_tz::Tz, day: NaiveDate, time: WallTime, after: Option<Timestamp>) -> Option<Timestamp> {
    match resolve(zone, day, time.minutes) {
        Wall::Once(at) => Some(at),
        Wall::Never(_) => None,
        Wall::Twice(first, second) => {
            let wanted = |at: Timestamp| time.offset.is_none_or(|offset| crate::time::local(zone, at).2 == offset);
            [first, second].into_iter().find(|at| wanted(*at) && after.is_none_or(|after| after < *at))
        }
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
        let zone = plan.seat(self.seat).ok_or(Halt::NotFound)?.zone;
        let period = self.period(plan.time_zone).map_err(Halt::Refused)?;
        let person = match with.actor {
            Actor::Person(person) if person.id == self.person => person.as_ref().clone(),
            _ => with.store.read().await?.people().person(self.person).await?.ok_or(Halt::NotFound)?,
        };
        Ok(Prepared { plan, zone, person, period })
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: Some(self.person) }
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        vec![LockKey::Person(self.person), LockKey::Zone(prepared.zone)]
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<SeatBooked, Halt<SeatRefusal>> {
        let Prepared { plan, zone, person, period } = prepared;
        let now = ctx.now();
        if ctx.store().places().revision(self.branch).await? != Some(plan.revision) {
            return Err(Halt::Stale);
        }
        let weeks = Facts::weeks_around(plan.time_zone, *period);
        let own = ctx.store().bookings().of_person(self.person, weeks, now).await?;
        let terms = judge(*period, &Facts::gather(plan, *zone, person, &own, now, *period)).map_err(Halt::Refused)?;
        let booking = Booking {
            id: BookingId(ctx.new_id()),
            library: plan.library.id,
            branch: self.branch,
            zone: *zone,
            seat: self.seat,
            person: self.person,
            period: *period,
            held: terms.held,
            release_at: Some(terms.release_at),
            status: Status::Booked,
            booked_at: now,
        };
        take(ctx, &booking).await?;
        Ok(SeatBooked { booking: booking.id })
    }

    fn trail(&self, prepared: &Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(prepared.plan.library.id), branch: Some(self.branch), object: Some(done.booking.0) }
    }
}

/// Gives back what lapsed on the seat, then lets the database decide whether it is free.
async fn take(ctx: &mut Ctx<'_>, booking: &Booking) -> Result<(), Halt<SeatRefusal>> {
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
