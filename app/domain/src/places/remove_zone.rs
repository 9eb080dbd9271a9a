//! Remove a zone with its seats, as long as none of them was ever booked. Otherwise it is closed instead.

use super::BranchPlan;
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, SeatId, ZoneId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Removes a zone.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RemoveZone {
    /// The branch.
    pub branch: BranchId,
    /// Which.
    pub zone: ZoneId,
}

/// It is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneRemoved {
    /// Which.
    pub zone: ZoneId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RemoveZoneRefused {
    /// Some of its seats were booked.
    Booked,
}

impl Refusal for RemoveZoneRefused {
    const CODES: &'static [&'static str] = &["booked"];
    fn code(&self) -> &'static str {
        "booked"
    }
}

impl Command for RemoveZone {
    const NAME: &'static str = "remove-zone";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = ZoneRemoved;
    type Refused = RemoveZoneRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<RemoveZoneRefused>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<ZoneRemoved, Halt<RemoveZoneRefused>> {
        still(ctx, plan).await?;
        plan.zone(self.zone).ok_or(Halt::NotFound)?;
        let there = ctx.store().house().staff_seats(self.branch).await?;
        let seats: Vec<SeatId> =
            there.iter().filter(|known| known.seat.zone == self.zone).map(|known| known.seat.id).collect();
        if !ctx.store().house().booked_seats(&seats).await?.is_empty() {
            return Err(Halt::Refused(RemoveZoneRefused::Booked));
        }
        ctx.store().house_repo().remove_seats(self.branch, &seats).await?;
        ctx.store().house_repo().remove_zone(self.branch, self.zone).await?;
        Ok(ZoneRemoved { zone: self.zone })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &ZoneRemoved) -> Trail {
        trail_of(plan, done.zone.0)
    }
}
