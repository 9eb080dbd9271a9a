//! Undo a change of a house while its letters still wait.

use super::PORTION;
use super::model::{BookingChange, MadeChange, MoveState};
use super::settle::{carry_out, put};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::{Refusal, StoreError};
use crate::ids::{ChangeId, ClosureId, PersonId};
use crate::places::BranchPlan;
use crate::places::common::{locks_of, plan_of, scope_of, still, trail_of};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// Puts back what a change did: the house, and the bookings whose seats are still free.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct UndoChange {
    /// Which.
    pub change: ChangeId,
}

/// It is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// How many bookings are still to be put back: undo again.
    pub left: usize,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum UndoRefused {
    /// The letters have left.
    TooLate,
    /// Something else was changed since.
    NotTheLast,
}

impl Refusal for UndoRefused {
    const CODES: &'static [&'static str] = &["too-late", "not-the-last"];
    fn code(&self) -> &'static str {
        match self {
            Self::TooLate => "too-late",
            Self::NotTheLast => "not-the-last",
        }
    }
}

/// The change, the plan as it is, and the bookings of the portion.
pub struct Prepared {
    made: MadeChange,
    plan: Arc<BranchPlan>,
    rows: Vec<BookingChange>,
}

/// The bookings that can still be put back.
fn standing(rows: Vec<BookingChange>) -> Vec<BookingChange> {
    let done = |row: &BookingChange| matches!(row.state, MoveState::Over | MoveState::Undone);
    rows.into_iter().filter(|row| !done(row)).collect()
}

impl Command for UndoChange {
    const NAME: &'static str = "undo-change";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Prepared;
    type Done = Undone;
    type Refused = UndoRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<UndoRefused>> {
        let mut reads = with.store.read().await?;
        let made = reads.house().change(self.change).await?.ok_or(Halt::NotFound)?;
        let mut rows = standing(reads.house().changed_bookings(self.change).await?);
        drop(reads);
        rows.truncate(PORTION);
        Ok(Prepared { plan: plan_of(with, made.branch).await?, made, rows })
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        scope_of(&prepared.plan)
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        let rows = prepared.rows.iter();
        let locks = rows.flat_map(|row| [LockKey::Person(row.person), LockKey::Letter(row.letter)]);
        locks_of(&prepared.plan).into_iter().chain(locks).collect()
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<Undone, Halt<UndoRefused>> {
        let Prepared { made, plan, rows: locked } = prepared;
        still(ctx, plan).await?;
        let begun = ctx.store().house().change(self.change).await?.ok_or(Halt::NotFound)?.undone_at.is_some();
        if ctx.now() >= made.undo_until {
            return Err(Halt::Refused(UndoRefused::TooLate));
        }
        if !begun {
            if ctx.store().house().newest_change(made.branch).await? != Some(made.id) {
                return Err(Halt::Refused(UndoRefused::NotTheLast));
            }
            carry_out(ctx, plan, &made.back, ClosureId(ctx.new_id())).await?;
            let now = ctx.now();
            ctx.store().house_repo().mark_undone(made.id, now).await?;
        }
        let rows = standing(ctx.store().house().changed_bookings(self.change).await?);
        let portion = &rows[..rows.len().min(PORTION)];
        let known: HashSet<PersonId> = locked.iter().map(|row| row.person).collect();
        if !portion.iter().all(|row| known.contains(&row.person)) {
            return Err(Halt::Stale);
        }
        for row in portion {
            let state = if put_back(ctx, row).await? { MoveState::Undone } else { MoveState::Over };
            ctx.store().house_repo().note_booking(row, state).await?;
        }
        Ok(Undone { left: rows.len() - portion.len() })
    }

    fn trail(&self, prepared: &Prepared, _: &Undone) -> Trail {
        trail_of(&prepared.plan, self.change.0)
    }
}

/// Makes a booking what it was, and takes its letter back; false when that cannot be any more. Then its letter leaves.
async fn put_back(ctx: &mut Ctx<'_>, row: &BookingChange) -> Result<bool, StoreError> {
    let now = ctx.now();
    let Some(booking) = ctx.store().bookings().booking(row.booking).await? else { return Ok(false) };
    let back = match row.state {
        // Its turn never came.
        MoveState::Planned => return Ok(true),
        MoveState::Moved => booking.occupies(now) && put(ctx, &booking, row.from, now).await?,
        MoveState::Withdrawn => {
            let others = ctx.store().bookings().of_person(row.person, booking.period, now).await?;
            let sits_elsewhere = others.iter().any(|other| other.occupies);
            ctx.store().booking_repo().release_lapsed(booking.seat, booking.held, now).await?;
            !sits_elsewhere && ctx.store().house_repo().reinstate(row.booking, row.before).await?
        }
        MoveState::Over | MoveState::Undone => false,
    };
    if back {
        ctx.store().outbox().withdraw(row.letter).await?;
    }
    Ok(back)
}
