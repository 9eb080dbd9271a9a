//! Put a seat elsewhere on its zone's plan.

use super::BranchPlan;
use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, SeatId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Columns of a plan at most.
pub const WIDEST: i64 = 40;
/// Rows of a plan at most.
pub const DEEPEST: i64 = 600;

/// Puts a seat on a cell of its zone's grid.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PlaceSeat {
    /// The branch.
    pub branch: BranchId,
    /// The seat.
    pub seat: SeatId,
    /// From 0, below [`WIDEST`].
    pub column: i64,
    /// From 0, below [`DEEPEST`].
    pub row: i64,
}

/// It stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatPlaced {
    /// Which.
    pub seat: SeatId,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum PlaceSeatRefused {
    /// Another seat stands there.
    CellTaken {
        /// Which.
        label: String,
    },
}

impl Refusal for PlaceSeatRefused {
    const CODES: &'static [&'static str] = &["cell-taken"];
    fn code(&self) -> &'static str {
        "cell-taken"
    }
}

impl Command for PlaceSeat {
    const NAME: &'static str = "place-seat";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = SeatPlaced;
    type Refused = PlaceSeatRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<PlaceSeatRefused>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<SeatPlaced, Halt<PlaceSeatRefused>> {
        still(ctx, plan).await?;
        let there = ctx.store().house().staff_seats(self.branch).await?;
        let zone = there.iter().find(|known| known.seat.id == self.seat).ok_or(Halt::NotFound)?.seat.zone;
        let cell = (zone, self.column, self.row);
        let on_it = there.iter().map(|known| &known.seat).find(|seat| (seat.zone, seat.column, seat.row) == cell);
        if let Some(other) = on_it.filter(|other| other.id != self.seat) {
            return Err(Halt::Refused(PlaceSeatRefused::CellTaken { label: other.label.clone() }));
        }
        let (column, row) = (self.column.clamp(0, WIDEST - 1), self.row.clamp(0, DEEPEST - 1));
        ctx.store().house_repo().place_seat(self.branch, self.seat, column, row).await?;
        Ok(SeatPlaced { seat: self.seat })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, _: &SeatPlaced) -> Trail {
        trail_of(plan, self.seat.0)
    }
}
