//! Rename a branch or give it another address. Its time zone may hit bookings: see [`super::change`].

use super::add_branch::{BranchRefused, acceptable};
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use super::{Branch, BranchPlan};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::BranchId;
use crate::text::{Line, Slug};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Changes name, street and address of a branch.
#[derive(Clone, Debug, Serialize)]
pub struct DescribeBranch {
    /// Which.
    pub branch: BranchId,
    /// What it is called.
    pub name: Line,
    /// Street and town.
    pub address: Line,
    /// Its name in addresses; the old one leads to the new one.
    pub slug: Slug,
}

/// It is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchDescribed {
    /// Which.
    pub branch: BranchId,
}

impl Command for DescribeBranch {
    const NAME: &'static str = "describe-branch";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = BranchDescribed;
    type Refused = BranchRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<BranchRefused>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<BranchDescribed, Halt<BranchRefused>> {
        still(ctx, plan).await?;
        acceptable(&self.slug, &plan.branch.zone).map_err(Halt::Refused)?;
        let now = ctx.now();
        let branch = Branch {
            slug: self.slug.clone(),
            name: self.name.as_str().to_owned(),
            address: self.address.as_str().to_owned(),
            ..plan.branch.clone()
        };
        if !ctx.store().house_repo().describe_branch(&branch, now).await? {
            return Err(Halt::Refused(BranchRefused::AddressTaken));
        }
        Ok(BranchDescribed { branch: self.branch })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &BranchDescribed) -> Trail {
        trail_of(plan, done.branch.0)
    }
}
