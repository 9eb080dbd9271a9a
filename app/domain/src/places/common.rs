//! What commands that change one branch have in common.

use super::BranchPlan;
use crate::access::Scope;
use crate::audit::Trail;
use crate::command::{Ctx, Halt, LockKey, Preparing};
use crate::ids::BranchId;
use std::sync::Arc;
use uuid::Uuid;

/// The plan of the branch, or not found.
pub(super) async fn plan_of<R>(with: &mut Preparing<'_>, branch: BranchId) -> Result<Arc<BranchPlan>, Halt<R>> {
    with.plan(branch).await?.ok_or(Halt::NotFound)
}

/// Where it is done.
pub(super) fn scope_of(plan: &BranchPlan) -> Scope {
    Scope { library: Some(plan.library.id), branch: Some(plan.branch.id), person: None }
}

/// All zones and the branch: nobody books here while its plan changes.
pub(super) fn locks_of(plan: &BranchPlan) -> Vec<LockKey> {
    let zones = plan.zones.iter().map(|zone| LockKey::Zone(zone.id));
    zones.chain([LockKey::Branch(plan.branch.id)]).collect()
}

/// Goes on only when the plan is still the stored one.
pub(super) async fn still<R>(ctx: &mut Ctx<'_>, plan: &BranchPlan) -> Result<(), Halt<R>> {
    match ctx.store().places().revision(plan.branch.id).await? {
        Some(revision) if revision == plan.revision => Ok(()),
        _ => Err(Halt::Stale),
    }
}

/// What the audit log says: where, and about which thing.
pub(super) fn trail_of(plan: &BranchPlan, object: Uuid) -> Trail {
    Trail { library: Some(plan.library.id), branch: Some(plan.branch.id), object: Some(object) }
}
