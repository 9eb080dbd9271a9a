//! Settle the next bookings of a change that hits more people than one transaction should hold up.

use super::PORTION;
use super::model::{BookingChange, MadeChange, MoveState};
use super::settle::settle;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{ChangeId, PersonId};
use crate::places::BranchPlan;
use crate::places::common::{locks_of, plan_of, scope_of, still, trail_of};
use crate::replay::Never;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// Settles the next portion.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ProceedChange {
    /// Of which change.
    pub change: ChangeId,
}

/// They are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proceeded {
    /// How many bookings still wait.
    pub left: usize,
}

/// The change, the plan as it is, and the people of the portion.
pub struct Prepared {
    made: MadeChange,
    plan: Arc<BranchPlan>,
    people: HashSet<PersonId>,
}

/// The bookings that wait, in their order.
fn waiting(rows: Vec<BookingChange>) -> Vec<BookingChange> {
    rows.into_iter().filter(|row| row.state == MoveState::Planned).collect()
}

impl Command for ProceedChange {
    const NAME: &'static str = "proceed-change";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Prepared;
    type Done = Proceeded;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<Never>> {
        let mut reads = with.store.read().await?;
        let made = reads.house().change(self.change).await?.ok_or(Halt::NotFound)?;
        let rows = waiting(reads.house().changed_bookings(self.change).await?);
        drop(reads);
        let people = rows.iter().take(PORTION).map(|row| row.person).collect();
        Ok(Prepared { plan: plan_of(with, made.branch).await?, made, people })
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        scope_of(&prepared.plan)
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        let people = prepared.people.iter().map(|person| LockKey::Person(*person));
        locks_of(&prepared.plan).into_iter().chain(people).collect()
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<Proceeded, Halt<Never>> {
        still(ctx, &prepared.plan).await?;
        let rows = waiting(ctx.store().house().changed_bookings(self.change).await?);
        let portion = &rows[..rows.len().min(PORTION)];
        if !portion.iter().all(|row| prepared.people.contains(&row.person)) {
            return Err(Halt::Stale);
        }
        let seats = ctx.store().house().staff_seats(prepared.plan.branch.id).await?;
        settle(ctx, &prepared.plan, &prepared.made, portion, &seats).await?;
        Ok(Proceeded { left: rows.len() - portion.len() })
    }

    fn trail(&self, prepared: &Prepared, _: &Proceeded) -> Trail {
        trail_of(&prepared.plan, self.change.0)
    }
}
