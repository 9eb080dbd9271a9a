//! Cancel a booking before it starts.

use super::Booking;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::BookingId;
use serde::{Deserialize, Serialize};

/// Takes a booking back; the seat is free for others at once and its minutes count no more.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CancelBooking {
    /// Which.
    pub booking: BookingId,
}

/// It is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingCancelled {
    /// Which.
    pub booking: BookingId,
}

/// Why it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum CancelRefused {
    /// It was cancelled, released or ended already.
    NotActive,
    /// It has started.
    Started,
}

impl Refusal for CancelRefused {
    const CODES: &'static [&'static str] = &["not-active", "started"];
    fn code(&self) -> &'static str {
        match self {
            Self::NotActive => "not-active",
            Self::Started => "started",
        }
    }
}

impl Command for CancelBooking {
    const NAME: &'static str = "cancel-booking";
    const ACTION: Action = Action::CancelBooking;
    type Prepared = Booking;
    type Done = BookingCancelled;
    type Refused = CancelRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Booking, Halt<CancelRefused>> {
        with.store.read().await?.bookings().booking(self.booking).await?.ok_or(Halt::NotFound)
    }

    fn scope(&self, booking: &Booking) -> Scope {
        Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
    }

    fn locks(&self, booking: &Booking) -> Vec<LockKey> {
        vec![LockKey::Person(booking.person), LockKey::Zone(booking.zone)]
    }

    async fn run(&self, booking: &Booking, ctx: &mut Ctx<'_>) -> Result<BookingCancelled, Halt<CancelRefused>> {
        if booking.period.from() <= ctx.now() {
            return Err(Halt::Refused(CancelRefused::Started));
        }
        // Who takes it back knows; whoever's booking the desk takes back is told.
        let tells = ctx.actor().id() != booking.person.0;
        if !ctx.store().booking_repo().cancel(self.booking, tells).await? {
            return Err(Halt::Refused(CancelRefused::NotActive));
        }
        Ok(BookingCancelled { booking: self.booking })
    }

    fn trail(&self, booking: &Booking, _: &BookingCancelled) -> Trail {
        Trail { library: Some(booking.library), branch: Some(booking.branch), object: Some(self.booking.0) }
    }
}
