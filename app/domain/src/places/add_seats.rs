//! Add many seats to a zone.

use super::common::{locks_of, plan_of, scope_of, still, trail_of};
use super::layout::{MOST, cells};
use super::{Attributes, BranchPlan, Seat, SeatCode};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::{Refusal, StoreError};
use crate::ids::{BranchId, SeatId, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// Adds seats behind those that are there, at tables of their own.
#[derive(Clone, Debug, Serialize)]
pub struct AddSeats {
    /// The branch.
    pub branch: BranchId,
    /// The zone of it.
    pub zone: ZoneId,
    /// What stands on each, and what it offers; at most [`MOST`].
    pub seats: Vec<(String, Attributes)>,
}

/// They are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsAdded {
    /// How many.
    pub seats: usize,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum AddSeatsRefused {
    /// Seats of the zone have these labels already.
    LabelsTaken {
        /// Which, at most five.
        labels: Vec<String>,
    },
}

impl Refusal for AddSeatsRefused {
    const CODES: &'static [&'static str] = &["labels-taken"];
    fn code(&self) -> &'static str {
        "labels-taken"
    }
}

impl Command for AddSeats {
    const NAME: &'static str = "add-seats";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Arc<BranchPlan>;
    type Done = SeatsAdded;
    type Refused = AddSeatsRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Arc<BranchPlan>, Halt<AddSeatsRefused>> {
        plan_of(with, self.branch).await
    }

    fn scope(&self, plan: &Arc<BranchPlan>) -> Scope {
        scope_of(plan)
    }

    fn locks(&self, plan: &Arc<BranchPlan>) -> Vec<LockKey> {
        locks_of(plan)
    }

    async fn run(&self, plan: &Arc<BranchPlan>, ctx: &mut Ctx<'_>) -> Result<SeatsAdded, Halt<AddSeatsRefused>> {
        still(ctx, plan).await?;
        plan.zone(self.zone).ok_or(Halt::NotFound)?;
        // Those out of use keep their labels too: their bookings are still about them.
        let mut there = ctx.store().house().staff_seats(self.branch).await?;
        there.retain(|known| known.seat.zone == self.zone);
        let taken: HashSet<&str> = there.iter().map(|known| known.seat.label.as_str()).collect();
        let twice = self.seats.iter().map(|(label, _)| label).filter(|label| taken.contains(label.as_str()));
        let labels: Vec<String> = twice.take(5).cloned().collect();
        if !labels.is_empty() {
            return Err(Halt::Refused(AddSeatsRefused::LabelsTaken { labels }));
        }
        let first_row = there.iter().map(|known| known.seat.row + 2).max().unwrap_or(0);
        let placed = self.seats.iter().take(MOST).zip(cells(self.seats.len(), first_row));
        let mut seats = Vec::with_capacity(self.seats.len());
        for ((label, attributes), (column, row)) in placed {
            let id = SeatId(ctx.new_id());
            let seat = Seat { id, zone: self.zone, label: label.clone(), attributes: *attributes, column, row };
            seats.push((seat, new_code(ctx)));
        }
        if !ctx.store().house_repo().add_seats(self.branch, &seats).await? {
            // Two codes in a million million are the same: made again, they are not.
            return Err(Halt::Store(StoreError::Conflict(None)));
        }
        Ok(SeatsAdded { seats: seats.len() })
    }

    fn trail(&self, plan: &Arc<BranchPlan>, _: &SeatsAdded) -> Trail {
        trail_of(plan, self.zone.0)
    }
}

/// A code that nobody can foresee: the last bytes of an id are all chance.
fn new_code(ctx: &Ctx<'_>) -> SeatCode {
    let mut chance = [0; 5];
    chance.copy_from_slice(&ctx.new_id().as_bytes()[11..]);
    SeatCode::new(chance)
}
