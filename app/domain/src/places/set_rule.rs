//! Set a rule of booking at a place from the consortium down to a zone, or give it back to the place above.

use super::add_library::AddLibrary;
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use super::describe_library::library_locks;
use super::{BranchPlan, Lineage, WidePlace};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, LibraryId, ZoneId};
use crate::policy::{Field, Level, PolicyValue};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// What a place says about one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Count or minutes.
    pub value: i64,
    /// Whether places below may only be stricter.
    pub is_limit: bool,
}

/// Sets a rule at a branch or at one zone of it. A booking keeps what it was made under, so none is hit.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SetRule {
    /// The branch.
    pub branch: BranchId,
    /// Only in this zone of it.
    pub zone: Option<ZoneId>,
    /// What about.
    pub field: Field,
    /// What is said; none = what the place above says.
    pub said: Option<Said>,
}

/// Sets a rule for a whole library.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SetLibraryRule {
    /// Which.
    pub library: LibraryId,
    /// What about.
    pub field: Field,
    /// What is said; none = what the place above says.
    pub said: Option<Said>,
}

/// Sets a rule for the whole consortium or for a group.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SetWideRule {
    /// Where.
    pub place: WidePlace,
    /// What about.
    pub field: Field,
    /// What is said; none = what the place above says.
    pub said: Option<Said>,
}

/// It holds from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Where.
    pub place: Uuid,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RuleRefused {
    /// A place above allows no more than this.
    BeyondLimit {
        /// Its level.
        level: Level,
        /// The place.
        place: Uuid,
        /// Its value.
        limit: i64,
    },
    /// No value that makes sense.
    OutOfRange {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
}

impl Refusal for RuleRefused {
    const CODES: &'static [&'static str] = &["beyond-limit", "out-of-range"];
    fn code(&self) -> &'static str {
        match self {
            Self::BeyondLimit { .. } => "beyond-limit",
            Self::OutOfRange { .. } => "out-of-range",
        }
    }
}

/// Whether a place of that level may say so, beside what `values` of the places above it say.
fn judge(values: &[PolicyValue], level: Level, field: Field, said: Option<Said>) -> Result<(), RuleRefused> {
    let Some(said) = said else { return Ok(()) };
    let (least, most) = field.range();
    if !(least..=most).contains(&said.value) {
        return Err(RuleRefused::OutOfRange { least, most });
    }
    let above = values.iter().filter(|value| value.field == field && value.level < level && value.is_limit);
    match above.copied().find(|limit| !field.allows(limit.value, said.value)) {
        Some(limit) => Err(RuleRefused::BeyondLimit { level: limit.level, place: limit.place, limit: limit.value }),
        None => Ok(()),
    }
}

async fn write(
    ctx: &mut Ctx<'_>,
    branches: &[BranchId],
    (level, place): (Level, Uuid),
    field: Field,
    said: Option<Said>,
) -> Result<RuleSet, Halt<RuleRefused>> {
    match said {
        Some(Said { value, is_limit }) => {
            let rule = PolicyValue { level, place, field, value, is_limit };
            ctx.store().house_repo().set_rule(branches, &rule).await?;
        }
        None => ctx.store().house_repo().drop_rule(branches, place, field).await?,
    }
    Ok(RuleSet { place })
}

impl Command for SetRule {
    const NAME: &'static str = "set-rule";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = RuleSet;
    type Refused = RuleRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<RuleRefused>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<RuleSet, Halt<RuleRefused>> {
        still(ctx, plan).await?;
        let place = match self.zone {
            Some(zone) => (Level::Zone, plan.zone(zone).ok_or(Halt::NotFound)?.id.0),
            None => (Level::Branch, self.branch.0),
        };
        judge(&plan.policy, place.0, self.field, self.said).map_err(Halt::Refused)?;
        write(ctx, &[self.branch], place, self.field, self.said).await
    }

    fn trail(&self, plan: &Arc<BranchPlan>, done: &RuleSet) -> Trail {
        trail_of(plan, done.place)
    }
}

impl Command for SetLibraryRule {
    const NAME: &'static str = "set-library-rule";
    const ACTION: Action = Action::ManageLibrary;
    type Prepared = (Lineage, Vec<(BranchId, ZoneId)>);
    type Done = RuleSet;
    type Refused = RuleRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<RuleRefused>> {
        let mut reads = with.store.read().await?;
        let lineage = reads.house().lineage(self.library).await?.ok_or(Halt::NotFound)?;
        Ok((lineage, reads.house().zones_of_library(self.library).await?))
    }

    fn scope(&self, _: &Self::Prepared) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (_, zones): &Self::Prepared) -> Vec<LockKey> {
        library_locks(zones)
    }

    async fn run(&self, _: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<RuleSet, Halt<RuleRefused>> {
        let values = ctx.store().house().library_rules(self.library).await?;
        judge(&values, Level::Library, self.field, self.said).map_err(Halt::Refused)?;
        let mut branches: Vec<BranchId> =
            ctx.store().places().branches(self.library).await?.into_iter().map(|branch| branch.id).collect();
        branches.sort_unstable();
        write(ctx, &branches, (Level::Library, self.library.0), self.field, self.said).await
    }

    fn trail(&self, _: &Self::Prepared, done: &RuleSet) -> Trail {
        Trail { library: Some(self.library), branch: None, object: Some(done.place) }
    }
}

impl Command for SetWideRule {
    const NAME: &'static str = "set-wide-rule";
    const ACTION: Action = Action::KeepConsortium;
    type Prepared = Vec<BranchId>;
    type Done = RuleSet;
    type Refused = RuleRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<RuleRefused>> {
        Ok(with.store.read().await?.house().branches_below(self.place).await?)
    }

    fn scope(&self, _: &Self::Prepared) -> Scope {
        Scope::INSTALLATION
    }

    /// Not the zones: of hundreds of libraries they would be thousands, and whoever books at that moment booked before
    /// the rule came. The revisions are raised all the same, so the next one knows it.
    fn locks(&self, branches: &Self::Prepared) -> Vec<LockKey> {
        wide_locks(branches)
    }

    async fn run(&self, branches: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<RuleSet, Halt<RuleRefused>> {
        let consortium = ctx.store().house().consortium().await?.ok_or(Halt::NotFound)?;
        if !consortium.has(self.place) {
            return Err(Halt::NotFound);
        }
        if ctx.store().house().branches_below(self.place).await? != *branches {
            return Err(Halt::Stale);
        }
        let level = self.place.level();
        judge(&consortium.rules_of(self.place), level, self.field, self.said).map_err(Halt::Refused)?;
        write(ctx, branches, (level, self.place.id()), self.field, self.said).await
    }

    fn trail(&self, _: &Self::Prepared, done: &RuleSet) -> Trail {
        Trail { library: None, branch: None, object: Some(done.place) }
    }
}

/// What is locked by whoever changes what stands above these branches.
pub(super) fn wide_locks(branches: &[BranchId]) -> Vec<LockKey> {
    std::iter::once(AddLibrary::LOCK).chain(branches.iter().copied().map(LockKey::Branch)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(level: Level, field: Field, value: i64) -> PolicyValue {
        PolicyValue { level, place: Uuid::from_u128(level as u128), field, value, is_limit: true }
    }

    fn said(value: i64) -> Option<Said> {
        Some(Said { value, is_limit: false })
    }

    #[test]
    fn a_limit_above_may_be_tightened_and_not_widened() {
        let values = [limit(Level::Group, Field::MaxMinutes, 240), limit(Level::Library, Field::MinMinutes, 60)];
        let judged = |level, field, value| judge(&values, level, field, said(value)).map_err(|refused| refused.code());
        assert_eq!(judged(Level::Branch, Field::MaxMinutes, 241), Err("beyond-limit"));
        assert_eq!(judged(Level::Branch, Field::MaxMinutes, 240), Ok(()));
        assert_eq!(judged(Level::Zone, Field::MinMinutes, 30), Err("beyond-limit"));
        assert_eq!(judged(Level::Zone, Field::MinMinutes, 90), Ok(()));
        assert_eq!(judged(Level::Library, Field::MinMinutes, 30), Ok(()), "its own limit");
        assert_eq!(judged(Level::Branch, Field::WeekMinutes, 10_141), Err("out-of-range"));
        assert_eq!(judge(&values, Level::Branch, Field::MaxMinutes, None), Ok(()));
    }
}
