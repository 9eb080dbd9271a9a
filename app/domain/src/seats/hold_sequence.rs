//! Hold a sequence of seats for somebody who is still signing in, and make bookings of it: all of them or none.

use super::SeatRefusal;
use super::book::Prepared as PreparedSeat;
use super::book_sequence::{PieceWish, SequenceBooked};
use super::hold::{ClaimHold, HOLDS_AN_ADDRESS, HoldSeat, anybody, keep};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, PersonId, ZoneId};
use crate::keys::{self, Purpose};
use crate::people::sign_in::{Place, count};
use crate::places::BranchPlan;
use crate::seats::Booking;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Keeps several seats of a branch, one after the other, for ten minutes for whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoldSequence {
    /// The branch.
    pub branch: BranchId,
    /// The seats in order.
    pub pieces: Vec<PieceWish>,
    /// From where it is asked.
    pub place: Place,
}

/// They are held, or too many seats are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SequenceHeld {
    /// They are.
    Held {
        /// What to claim, in order.
        holds: Vec<BookingId>,
    },
    /// Too many seats are held from there; what was asked for can still be booked after signing in.
    TooMany,
}

/// What was looked up: the branch, and each seat with what to hold of it.
pub struct Pieces {
    plan: Arc<BranchPlan>,
    pieces: Vec<(HoldSeat, PreparedSeat)>,
}

impl Command for HoldSequence {
    const NAME: &'static str = "hold-sequence";
    const ACTION: Action = Action::HoldSeat;
    const AUDITED: bool = false;
    type Prepared = Pieces;
    type Done = SequenceHeld;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Pieces, Halt<SeatRefusal>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        let pieces = self.pieces.iter().map(|piece| {
            let PieceWish { seat, day, from, until } = *piece;
            let hold = HoldSeat { branch: self.branch, seat, day, from, until, place: self.place.clone() };
            let prepared = hold.book().prepared(&plan, anybody(&plan))?;
            Some((hold, prepared))
        });
        let pieces: Option<Vec<_>> = pieces.collect();
        let pieces = pieces.filter(|pieces| !pieces.is_empty()).ok_or(Halt::NotFound)?;
        Ok(Pieces { plan, pieces })
    }

    fn scope(&self, Pieces { plan, .. }: &Pieces) -> Scope {
        Scope { library: Some(plan.library.id), branch: Some(self.branch), person: None }
    }

    fn locks(&self, Pieces { pieces, .. }: &Pieces) -> Vec<LockKey> {
        let zones: BTreeSet<ZoneId> = pieces.iter().map(|(_, seat)| seat.zone).collect();
        zones.into_iter().map(LockKey::Zone).chain([Purpose::Limits.lock()]).collect()
    }

    async fn run(&self, Pieces { pieces, .. }: &Pieces, ctx: &mut Ctx<'_>) -> Result<SequenceHeld, Halt<SeatRefusal>> {
        let mut rows = Vec::with_capacity(pieces.len());
        for (hold, prepared) in pieces {
            rows.push(hold.judged(prepared, ctx).await?);
        }
        // Counted before any is held: half a sequence would stand in the way of whoever asked for all of it.
        let limits = keys::ensure(ctx, Purpose::Limits).await?;
        for _ in &rows {
            if count(ctx, &limits, HOLDS_AN_ADDRESS, &self.place.0).await?.is_some() {
                return Ok(SequenceHeld::TooMany);
            }
        }
        let mut holds = Vec::with_capacity(rows.len());
        for row in &rows {
            holds.push(keep(ctx, row).await?);
        }
        Ok(SequenceHeld::Held { holds })
    }

    fn is_kept(done: &SequenceHeld) -> bool {
        matches!(done, SequenceHeld::Held { .. })
    }

    fn trail(&self, _: &Pieces, _: &SequenceHeld) -> Trail {
        Trail::default()
    }
}

/// Makes bookings of seats that are held.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimSequence {
    /// What is held, in order.
    pub holds: Vec<BookingId>,
    /// For whom they are booked now.
    pub person: PersonId,
}

impl ClaimSequence {
    fn claims(&self) -> impl Iterator<Item = ClaimHold> {
        self.holds.iter().map(|hold| ClaimHold { hold: *hold, person: self.person })
    }
}

impl Command for ClaimSequence {
    const NAME: &'static str = "claim-sequence";
    const ACTION: Action = Action::BookSeat;
    type Prepared = Vec<(Booking, PreparedSeat)>;
    type Done = SequenceBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<SeatRefusal>> {
        let mut prepared: Self::Prepared = Vec::with_capacity(self.holds.len());
        for claim in self.claims() {
            prepared.push(claim.prepare(with).await?);
        }
        // One branch: who may book there was asked for it alone.
        let branch = prepared.first().map(|(held, _)| held.branch).ok_or(Halt::NotFound)?;
        if prepared.iter().any(|(held, _)| held.branch != branch) {
            return Err(Halt::NotFound);
        }
        Ok(prepared)
    }

    fn scope(&self, prepared: &Self::Prepared) -> Scope {
        let first = prepared.first().map(|(held, _)| held);
        Scope {
            library: first.map(|held| held.library),
            branch: first.map(|held| held.branch),
            person: Some(self.person),
        }
    }

    fn locks(&self, prepared: &Self::Prepared) -> Vec<LockKey> {
        let zones: BTreeSet<ZoneId> = prepared.iter().map(|(held, _)| held.zone).collect();
        std::iter::once(LockKey::Person(self.person)).chain(zones.into_iter().map(LockKey::Zone)).collect()
    }

    async fn run(&self, prepared: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<SequenceBooked, Halt<SeatRefusal>> {
        let mut bookings = Vec::with_capacity(prepared.len());
        for (claim, prepared) in self.claims().zip(prepared) {
            bookings.push(ctx.attempt(&claim, prepared).await?.booking);
        }
        Ok(SequenceBooked { bookings })
    }

    fn trail(&self, prepared: &Self::Prepared, done: &SequenceBooked) -> Trail {
        let (held, first) = (prepared.first().map(|(held, _)| held), done.bookings.first());
        Trail {
            library: held.map(|held| held.library),
            branch: held.map(|held| held.branch),
            object: first.map(|booking| booking.0),
        }
    }
}
