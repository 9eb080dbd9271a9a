//! Add a zone to a branch.

use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use super::{BookingMode, BranchPlan, Zone};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, ZoneId};
use crate::replay::Never;
use crate::text::Line;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Adds a zone without seats, behind the others.
#[derive(Clone, Debug, Serialize)]
pub struct AddZone {
    /// The branch.
    pub branch: BranchId,
    /// What the zone is called.
    pub name: Line,
    /// 0 = ground floor.
    pub floor: i64,
    /// How its seats are taken.
    pub mode: BookingMode,
}

/// The zone that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneAdded {
    /// Which.
    pub zone: ZoneId,
}

impl Command for AddZone {
    const NAME: &'static str = "add-zone";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = ZoneAdded;
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

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<ZoneAdded, Halt<Never>> {
        still(ctx, plan).await?;
        let id = ZoneId(ctx.new_id());
        let zone = Zone { id, name: self.name.as_str().to_owned(), floor: self.floor, mode: self.mode };
        ctx.store().house_repo().add_zone(self.branch, &zone).await?;
        Ok(ZoneAdded { zone: id })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &ZoneAdded) -> Trail {
        trail_of(plan, done.zone.0)
    }
}
