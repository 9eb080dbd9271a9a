//! Check out: the rest is for others.

use super::{Booking, Status};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::BookingId;
use serde::{Deserialize, Serialize};

/// Gives back what is left of a booking: the seat is free at once, and only the minutes used count.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CheckOut {
    /// Which.
    pub booking: BookingId,
}

/// They have left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedOut {
    /// Which.
    pub booking: BookingId,
}

/// Why there is nothing to give back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum CheckOutRefused {
    /// Nobody checked in; before the start it is cancelled instead.
    NotThere,
    /// It is over.
    Over,
}

impl Refusal for CheckOutRefused {
    const CODES: &'static [&'static str] = &["not-there", "over"];
    fn code(&self) -> &'static str {
        match self {
            Self::NotThere => "not-there",
            Self::Over => "over",
        }
    }
}

impl Command for CheckOut {
    const NAME: &'static str = "check-out";
    const ACTION: Action = Action::CheckIn;
    type Prepared = Booking;
    type Done = CheckedOut;
    type Refused = CheckOutRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Booking, Halt<CheckOutRefused>> {
        with.store.read().await?.bookings().booking(self.booking).await?.ok_or(Halt::NotFound)
    }

    fn scope(&self, booking: &Booking) -> Scope {
        Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
    }

    fn locks(&self, booking: &Booking) -> Vec<LockKey> {
        vec![LockKey::Person(booking.person), LockKey::Zone(booking.zone)]
    }

    async fn run(&self, booking: &Booking, ctx: &mut Ctx<'_>) -> Result<CheckedOut, Halt<CheckOutRefused>> {
        let now = ctx.now();
        if booking.period.until() <= now {
            return Err(Halt::Refused(CheckOutRefused::Over));
        }
        if !ctx.store().booking_repo().check_out(self.booking, now).await? {
            let there = ctx.store().bookings().booking(self.booking).await?;
            // Twice is once.
            return match there {
                Some(there) if there.status == Status::Left => Ok(CheckedOut { booking: self.booking }),
                _ => Err(Halt::Refused(CheckOutRefused::NotThere)),
            };
        }
        Ok(CheckedOut { booking: self.booking })
    }

    fn trail(&self, booking: &Booking, _: &CheckedOut) -> Trail {
        Trail { library: Some(booking.library), branch: Some(booking.branch), object: Some(self.booking.0) }
    }
}
