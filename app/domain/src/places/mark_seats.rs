//! Say what seats offer.

use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use super::{Attributes, BranchPlan};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, SeatId, ZoneId};
use crate::replay::Never;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Gives many seats of a zone what they offer, and takes away what they do not.
#[derive(Clone, Debug, Serialize)]
pub struct MarkSeats {
    /// The branch.
    pub branch: BranchId,
    /// The zone of it.
    pub zone: ZoneId,
    /// Which seats of the zone.
    pub seats: Vec<SeatId>,
    /// What they offer from now on.
    pub add: Attributes,
    /// What they offer no more.
    pub remove: Attributes,
}

/// They are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsMarked {
    /// How many.
    pub seats: usize,
}

impl Command for MarkSeats {
    const NAME: &'static str = "mark-seats";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = SeatsMarked;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<Never>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<SeatsMarked, Halt<Never>> {
        still(ctx, plan).await?;
        let there = ctx.store().house().staff_seats(self.branch).await?;
        let mut marked = Vec::with_capacity(self.seats.len());
        for id in &self.seats {
            let known = there.iter().find(|known| known.seat.id == *id && known.seat.zone == self.zone);
            let offers = known.ok_or(Halt::NotFound)?.seat.attributes;
            marked.push((*id, Attributes((offers.0 & !self.remove.0) | self.add.0)));
        }
        ctx.store().house_repo().mark_seats(self.branch, &marked).await?;
        Ok(SeatsMarked { seats: marked.len() })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, _: &SeatsMarked) -> Trail {
        trail_of(plan, self.zone.0)
    }
}
