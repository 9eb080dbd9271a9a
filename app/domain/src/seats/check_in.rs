//! Check in: the person is there.

use super::{Booking, Status};
use crate::access::{Action, Actor, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::BookingId;
use crate::places::SeatCode;
use crate::time::{Period, Timestamp};
use serde::{Deserialize, Serialize};

/// How long before the start one may check in, in minutes.
pub const EARLY_MINUTES: i64 = 30;

/// Notes that somebody is at their seat: it is not given free any more.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CheckIn {
    /// Which booking.
    pub booking: BookingId,
    /// What stands on the seat's label: who can say it is there. The desk, which sees them, needs none.
    pub code: Option<SeatCode>,
    /// Whether they ask from a network from which the branch lets people check in.
    pub inside: bool,
}

/// They are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedIn {
    /// Which.
    pub booking: BookingId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum CheckInRefused {
    /// It was cancelled, or they have left.
    NotActive,
    /// Nobody came in time: the seat was given free.
    Released,
    /// It is too soon.
    TooEarly {
        /// From when.
        from: Timestamp,
    },
    /// The booking is over.
    Over,
    /// That is not what stands on the label of their seat.
    WrongCode,
    /// They are not in the building.
    Outside,
}

impl Refusal for CheckInRefused {
    const CODES: &'static [&'static str] = &["not-active", "released", "too-early", "over", "wrong-code", "outside"];
    fn code(&self) -> &'static str {
        match self {
            Self::NotActive => "not-active",
            Self::Released => "released",
            Self::TooEarly { .. } => "too-early",
            Self::Over => "over",
            Self::WrongCode => "wrong-code",
            Self::Outside => "outside",
        }
    }
}

impl Booking {
    /// When its person may check in, if it is still waiting for them.
    #[must_use]
    pub fn check_in_period(&self) -> Option<Period> {
        Period::new(self.period.from().plus_minutes(-EARLY_MINUTES), self.period.until())
    }

    /// Whether its person may check in at `now`, wherever they are.
    ///
    /// # Errors
    /// Why not.
    pub fn may_check_in(&self, now: Timestamp) -> Result<(), CheckInRefused> {
        let from = self.period.from().plus_minutes(-EARLY_MINUTES);
        match self.status {
            Status::CheckedIn | Status::Booked if self.period.until() <= now => Err(CheckInRefused::Over),
            Status::CheckedIn => Ok(()),
            Status::Booked if !self.occupies(now) => Err(CheckInRefused::Released),
            Status::Booked if now < from => Err(CheckInRefused::TooEarly { from }),
            Status::Booked => Ok(()),
            Status::Released => Err(CheckInRefused::Released),
            Status::Held | Status::Left | Status::Cancelled => Err(CheckInRefused::NotActive),
        }
    }
}

/// The booking as it was looked up, and the code of its seat.
pub struct Prepared {
    booking: Booking,
    code: SeatCode,
}

impl Command for CheckIn {
    const NAME: &'static str = "check-in";
    const ACTION: Action = Action::CheckIn;
    type Prepared = Prepared;
    type Done = CheckedIn;
    type Refused = CheckInRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<CheckInRefused>> {
        let mut reads = with.store.read().await?;
        let booking = reads.bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        let code = reads.places().code_of(booking.seat).await?.ok_or(Halt::NotFound)?;
        Ok(Prepared { booking, code })
    }

    fn scope(&self, Prepared { booking, .. }: &Prepared) -> Scope {
        Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
    }

    fn locks(&self, Prepared { booking, .. }: &Prepared) -> Vec<LockKey> {
        vec![LockKey::Person(booking.person), LockKey::Zone(booking.zone)]
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<CheckedIn, Halt<CheckInRefused>> {
        let now = ctx.now();
        let booking = ctx.store().bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        if booking.seat != prepared.booking.seat {
            return Err(Halt::Stale);
        }
        booking.may_check_in(now).map_err(Halt::Refused)?;
        present(ctx.actor(), &booking, (self.code, prepared.code), self.inside).map_err(Halt::Refused)?;
        // Twice is once: whoever scans again is still there.
        if booking.status == Status::Booked && !ctx.store().booking_repo().check_in(self.booking, now).await? {
            return Err(Halt::Refused(CheckInRefused::Released));
        }
        Ok(CheckedIn { booking: self.booking })
    }

    fn trail(&self, Prepared { booking, .. }: &Prepared, _: &CheckedIn) -> Trail {
        Trail { library: Some(booking.library), branch: Some(booking.branch), object: Some(self.booking.0) }
    }
}

/// Whoever acts on their own booking proves to be there: by what stands on the seat (`given`, and what is right), and by
/// the library's network where it asks for that. The desk sees them.
pub(super) fn present(
    actor: &Actor,
    booking: &Booking,
    (given, right): (Option<SeatCode>, SeatCode),
    inside: bool,
) -> Result<(), CheckInRefused> {
    match actor {
        Actor::Person(person) if person.id == booking.person => match () {
            () if given != Some(right) => Err(CheckInRefused::WrongCode),
            () if !inside => Err(CheckInRefused::Outside),
            () => Ok(()),
        },
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{BranchId, LibraryId, PersonId, SeatId, ZoneId};
    use uuid::Uuid;

    fn booking(status: Status) -> Booking {
        let (id, period) = (Uuid::from_u128(1), Period::starting(Timestamp(36_000), 60));
        Booking {
            id: BookingId(id),
            library: LibraryId(id),
            branch: BranchId(id),
            zone: ZoneId(id),
            seat: SeatId(id),
            person: PersonId(id),
            period,
            held: period,
            release_at: (status != Status::CheckedIn).then(|| period.from().plus_minutes(30)),
            status,
            booked_at: Timestamp(0),
            arrived_at: None,
            left_at: None,
            sequence: 0,
        }
    }

    #[test]
    fn from_half_an_hour_before_until_it_is_given_free() {
        let at = |minutes| booking(Status::Booked).may_check_in(Timestamp(36_000).plus_minutes(minutes));
        assert_eq!(at(-31), Err(CheckInRefused::TooEarly { from: Timestamp(36_000).plus_minutes(-30) }));
        assert_eq!(at(-30), Ok(()));
        assert_eq!(at(29), Ok(()));
        assert_eq!(at(30), Err(CheckInRefused::Released));
        assert_eq!(at(60), Err(CheckInRefused::Over));
        let there = |minutes| booking(Status::CheckedIn).may_check_in(Timestamp(36_000).plus_minutes(minutes));
        assert_eq!((there(45), there(60)), (Ok(()), Err(CheckInRefused::Over)), "scanning twice is no mistake");
        for (status, why) in [
            (Status::Released, CheckInRefused::Released),
            (Status::Left, CheckInRefused::NotActive),
            (Status::Cancelled, CheckInRefused::NotActive),
            (Status::Held, CheckInRefused::NotActive),
        ] {
            assert_eq!(booking(status).may_check_in(Timestamp(36_000)), Err(why));
        }
    }
}
