//! Say from where people may check in at a branch.

use super::common::{locks_of, plan_of, scope_of, trail_of};
use super::{BranchPlan, Networks};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::BranchId;
use crate::replay::Never;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Limits checking in to some networks; none = from everywhere. Who is checked in already stays so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetNetworks {
    /// Where.
    pub branch: BranchId,
    /// From where.
    pub networks: Networks,
}

/// It is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworksSet {
    /// Where.
    pub branch: BranchId,
}

impl Command for SetNetworks {
    const NAME: &'static str = "set-networks";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = NetworksSet;
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

    async fn run(&self, _: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<NetworksSet, Halt<Never>> {
        ctx.store().house_repo().set_networks(self.branch, &self.networks.to_string()).await?;
        Ok(NetworksSet { branch: self.branch })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &NetworksSet) -> Trail {
        trail_of(plan, done.branch.0)
    }
}
