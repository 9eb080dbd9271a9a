//! End a closure. Nobody is hit by that: who was moved for it stays where they are.

use super::BranchPlan;
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, ClosureId};
use crate::replay::Never;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Removes a closure.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ReopenClosure {
    /// The branch.
    pub branch: BranchId,
    /// Its closure.
    pub closure: ClosureId,
}

/// It is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// Which.
    pub closure: ClosureId,
}

impl Command for ReopenClosure {
    const NAME: &'static str = "reopen-closure";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = Reopened;
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

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<Reopened, Halt<Never>> {
        still(ctx, plan).await?;
        if !ctx.store().house_repo().remove_closure(self.branch, self.closure).await? {
            return Err(Halt::NotFound);
        }
        Ok(Reopened { closure: self.closure })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &Reopened) -> Trail {
        trail_of(plan, done.closure.0)
    }
}
