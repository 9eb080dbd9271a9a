//! Remove seats that nobody ever booked. One that was booked is kept for its bookings: it goes out of use instead, which
//! may hit people (see [`super::change`]).

use super::BranchPlan;
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, SeatId, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// Removes seats of a zone.
#[derive(Clone, Debug, Serialize)]
pub struct RemoveSeats {
    /// The branch.
    pub branch: BranchId,
    /// The zone of it.
    pub zone: ZoneId,
    /// Which seats of the zone.
    pub seats: Vec<SeatId>,
}

/// They are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsRemoved {
    /// How many.
    pub seats: usize,
}

/// Why not; then none of them went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RemoveSeatsRefused {
    /// These were booked.
    Booked {
        /// What stands on them.
        labels: Vec<String>,
    },
}

impl Refusal for RemoveSeatsRefused {
    const CODES: &'static [&'static str] = &["booked"];
    fn code(&self) -> &'static str {
        "booked"
    }
}

impl Command for RemoveSeats {
    const NAME: &'static str = "remove-seats";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = SeatsRemoved;
    type Refused = RemoveSeatsRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<RemoveSeatsRefused>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<SeatsRemoved, Halt<RemoveSeatsRefused>> {
        still(ctx, plan).await?;
        let there = ctx.store().house().staff_seats(self.branch).await?;
        let named: HashSet<SeatId> = self.seats.iter().copied().collect();
        let found = there.iter().filter(|known| named.contains(&known.seat.id) && known.seat.zone == self.zone);
        if found.count() != named.len() {
            return Err(Halt::NotFound);
        }
        let booked = ctx.store().house().booked_seats(&self.seats).await?;
        if !booked.is_empty() {
            let labels = there.into_iter().filter(|known| booked.contains(&known.seat.id));
            let labels = labels.map(|known| known.seat.label).collect();
            return Err(Halt::Refused(RemoveSeatsRefused::Booked { labels }));
        }
        ctx.store().house_repo().remove_seats(self.branch, &self.seats).await?;
        Ok(SeatsRemoved { seats: named.len() })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, _: &SeatsRemoved) -> Trail {
        trail_of(plan, self.zone.0)
    }
}
