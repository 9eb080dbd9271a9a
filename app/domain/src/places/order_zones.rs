//! Put the zones of a branch in another order.

use super::BranchPlan;
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, ZoneId};
use crate::replay::Never;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Puts one zone a place nearer to the front or to the back.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct OrderZones {
    /// The branch.
    pub branch: BranchId,
    /// The zone that goes.
    pub zone: ZoneId,
    /// To the front; otherwise to the back.
    pub forward: bool,
}

/// They stand so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZonesOrdered {
    /// From the front.
    pub zones: Vec<ZoneId>,
}

impl Command for OrderZones {
    const NAME: &'static str = "order-zones";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = ZonesOrdered;
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

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<ZonesOrdered, Halt<Never>> {
        still(ctx, plan).await?;
        let mut zones: Vec<ZoneId> = plan.zones.iter().map(|zone| zone.id).collect();
        let at = zones.iter().position(|zone| *zone == self.zone).ok_or(Halt::NotFound)?;
        let to = if self.forward { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < zones.len()) };
        if let Some(to) = to {
            zones.swap(at, to);
            ctx.store().house_repo().order_zones(self.branch, &zones).await?;
        }
        Ok(ZonesOrdered { zones })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, _: &ZonesOrdered) -> Trail {
        trail_of(plan, self.zone.0)
    }
}
