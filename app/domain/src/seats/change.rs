//! Change a booking: another seat, another time, the same booking.

use super::book::{BookSeat, Prepared as PreparedSeat, person};
use super::grant::Asking;
use super::{Booking, SeatRefusal, Status};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BookingId, SeatId};
use crate::time::WallTime;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Gives a booking another seat or time. It stays as it was unless the new one is granted, and keeps its id, so that
/// calendars know it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeBooking {
    /// Which.
    pub booking: BookingId,
    /// The seat, of the same branch.
    pub seat: SeatId,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
}

/// It is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingChanged {
    /// Which.
    pub booking: BookingId,
}

/// Why it stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ChangeRefused {
    /// It cannot be changed at all any more.
    Booking(NotChangeable),
    /// A rule says no to the new seat or time.
    Seat(SeatRefusal),
}

/// Why a booking cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum NotChangeable {
    /// It was cancelled, released, or its person has been there.
    NotActive,
    /// It has started.
    Started,
}

impl Refusal for ChangeRefused {
    const CODES: &'static [&'static str] = &["not-active", "started"];
    fn code(&self) -> &'static str {
        match self {
            Self::Booking(NotChangeable::NotActive) => "not-active",
            Self::Booking(NotChangeable::Started) => "started",
            Self::Seat(refusal) => refusal.code(),
        }
    }
}

/// The booking as it was looked up, and what its new seat needs.
pub struct Prepared {
    old: Booking,
    new: PreparedSeat,
}

impl Command for ChangeBooking {
    const NAME: &'static str = "change-booking";
    const ACTION: Action = Action::BookSeat;
    type Prepared = Prepared;
    type Done = BookingChanged;
    type Refused = ChangeRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<ChangeRefused>> {
        let old = with.store.read().await?.bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        let plan = with.plan(old.branch).await?.ok_or(Halt::NotFound)?;
        let person = person(with, old.person).await?;
        let Self { booking: _, seat, day, from, until } = *self;
        let book = BookSeat { branch: old.branch, seat, person: old.person, day, from, until };
        let new = book.prepared(&plan, person).ok_or(Halt::NotFound)?;
        Ok(Prepared { old, new })
    }

    fn scope(&self, Prepared { old, .. }: &Prepared) -> Scope {
        Scope { library: Some(old.library), branch: Some(old.branch), person: Some(old.person) }
    }

    fn locks(&self, Prepared { old, new }: &Prepared) -> Vec<LockKey> {
        vec![LockKey::Person(old.person), LockKey::Zone(old.zone), LockKey::Zone(new.zone)]
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<BookingChanged, Halt<ChangeRefused>> {
        let Prepared { old, new } = prepared;
        let now = ctx.now();
        let present = ctx.store().bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        if present.zone != old.zone {
            return Err(Halt::Stale);
        }
        let no = |why| Halt::Refused(ChangeRefused::Booking(why));
        if present.status != Status::Booked || !present.occupies(now) {
            return Err(no(NotChangeable::NotActive));
        }
        if present.period.from() <= now {
            return Err(no(NotChangeable::Started));
        }
        let asking = Asking {
            plan: &new.plan,
            zone: new.zone,
            person: &new.person,
            period: &new.period,
            instead_of: Some(self.booking),
        };
        let (period, terms) = asking.grant(ctx).await.map_err(of_seat)?;
        let changed = Booking {
            zone: new.zone,
            seat: self.seat,
            period,
            held: terms.held,
            release_at: Some(terms.release_at),
            ..present
        };
        let bookings = ctx.store().booking_repo();
        bookings.release_lapsed(self.seat, terms.held, now).await?;
        if !bookings.rebook(&changed, true).await? {
            return Err(Halt::Refused(ChangeRefused::Seat(SeatRefusal::Taken)));
        }
        Ok(BookingChanged { booking: self.booking })
    }

    fn trail(&self, Prepared { old, .. }: &Prepared, _: &BookingChanged) -> Trail {
        Trail { library: Some(old.library), branch: Some(old.branch), object: Some(self.booking.0) }
    }
}

fn of_seat(halt: Halt<SeatRefusal>) -> Halt<ChangeRefused> {
    match halt {
        Halt::Refused(refusal) => Halt::Refused(ChangeRefused::Seat(refusal)),
        Halt::NotFound => Halt::NotFound,
        Halt::Stale => Halt::Stale,
        Halt::Store(error) => Halt::Store(error),
    }
}
