//! Rename a zone or say on which floor it is. How its seats are taken may hit bookings: see [`super::change`].

use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use super::{BranchPlan, Zone};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, ZoneId};
use crate::replay::Never;
use crate::text::Line;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Changes name and floor of a zone.
#[derive(Clone, Debug, Serialize)]
pub struct DescribeZone {
    /// The branch.
    pub branch: BranchId,
    /// The zone of it.
    pub zone: ZoneId,
    /// What it is called.
    pub name: Line,
    /// 0 = ground floor.
    pub floor: i64,
}

/// It is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneDescribed {
    /// Which.
    pub zone: ZoneId,
}

impl Command for DescribeZone {
    const NAME: &'static str = "describe-zone";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = ZoneDescribed;
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

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<ZoneDescribed, Halt<Never>> {
        still(ctx, plan).await?;
        let known = plan.zone(self.zone).ok_or(Halt::NotFound)?;
        let zone = Zone { name: self.name.as_str().to_owned(), floor: self.floor, ..known.clone() };
        ctx.store().house_repo().describe_zone(self.branch, &zone).await?;
        Ok(ZoneDescribed { zone: self.zone })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &ZoneDescribed) -> Trail {
        trail_of(plan, done.zone.0)
    }
}
