//! Book a sequence of seats, as it was shown: all of them or none.

use super::SeatRefusal;
use super::book::{BookSeat, Prepared as PreparedSeat, person};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, PersonId, SeatId, ZoneId};
use crate::places::BranchPlan;
use crate::time::WallTime;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Books several seats of a branch one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BookSequence {
    /// The branch.
    pub branch: BranchId,
    /// For whom.
    pub person: PersonId,
    /// The seats in order.
    pub pieces: Vec<PieceWish>,
}

/// One seat of it, in the branch's wall time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PieceWish {
    /// Which.
    pub seat: SeatId,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
}

/// The bookings that were made, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SequenceBooked {
    /// Which.
    pub bookings: Vec<BookingId>,
}

/// What was looked up.
pub struct Prepared {
    plan: Arc<BranchPlan>,
    pieces: Vec<(BookSeat, PreparedSeat)>,
}

impl Command for BookSequence {
    const NAME: &'static str = "book-sequence";
    const ACTION: Action = Action::BookSeat;
    type Prepared = Prepared;
    type Done = SequenceBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<SeatRefusal>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        let person = person(with, self.person).await?;
        let pieces = self.pieces.iter().map(|piece| {
            let PieceWish { seat, day, from, until } = *piece;
            let book = BookSeat { branch: self.branch, seat, person: self.person, day, from, until };
            Some((book, book.prepared(&plan, person.clone())?))
        });
        let pieces: Option<Vec<_>> = pieces.collect();
        let pieces = pieces.filter(|pieces| !pieces.is_empty()).ok_or(Halt::NotFound)?;
        Ok(Prepared { plan, pieces })
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: Some(self.person) }
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        let zones: BTreeSet<ZoneId> = prepared.pieces.iter().map(|(_, seat)| seat.zone).collect();
        std::iter::once(LockKey::Person(self.person)).chain(zones.into_iter().map(LockKey::Zone)).collect()
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<SequenceBooked, Halt<SeatRefusal>> {
        let mut bookings = Vec::with_capacity(prepared.pieces.len());
        for (book, seat) in &prepared.pieces {
            // One that is refused takes the others with it: half a day was not asked for.
            bookings.push(ctx.attempt(book, seat).await?.booking);
        }
        Ok(SequenceBooked { bookings })
    }

    fn trail(&self, prepared: &Prepared, done: &SequenceBooked) -> Trail {
        let first = done.bookings.first().map(|booking| booking.0);
        Trail { library: Some(prepared.plan.library.id), branch: Some(self.branch), object: first }
    }
}
