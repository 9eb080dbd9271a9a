//! What the way in shows, loaded before anything is rendered.

use crate::AppState;
use crate::house::{opening, plans};
use plek_domain::error::StoreError;
use plek_domain::ids::BranchId;
use plek_domain::places::{BookingMode, BranchPlan, Library};
use plek_domain::ports::Reads;
use plek_domain::time::{Period, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;

/// Libraries and their branches, now.
pub(super) struct Home {
    /// The libraries by name, each with its branches.
    pub libraries: Vec<(Library, Vec<BranchNow>)>,
    /// When this was.
    pub now: Timestamp,
}

/// A branch, now.
pub(super) struct BranchNow {
    /// Everything about it.
    pub plan: Arc<BranchPlan>,
    /// Seats that one may take now; none while it is closed.
    pub free: Option<i64>,
}

impl Home {
    /// The branches of a library, or of all when `library` is empty: two statements, however many there are.
    pub(super) async fn load(state: &AppState, reads: &mut dyn Reads, library: &str) -> Result<Self, StoreError> {
        let plans = plans(state, reads, library).await?;
        Self::of(reads, plans, state.store.now()).await
    }

    /// The same of branches whose plans were read already.
    pub(super) async fn of(
        reads: &mut dyn Reads,
        plans: Vec<Arc<BranchPlan>>,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let taken: HashMap<BranchId, i64> = reads.bookings().taken_at(now).await?.into_iter().collect();
        let mut libraries: Vec<(Library, Vec<BranchNow>)> = Vec::new();
        for plan in plans {
            let free = free_now(&plan, taken.get(&plan.branch.id).copied().unwrap_or(0), now);
            let library = plan.library.clone();
            let branch = BranchNow { plan, free };
            match libraries.iter_mut().find(|(other, _)| other.id == library.id) {
                Some((_, branches)) => branches.push(branch),
                None => libraries.push((library, vec![branch])),
            }
        }
        libraries.sort_by_cached_key(|(library, _)| library.name.to_lowercase());
        for (_, branches) in &mut libraries {
            branches.sort_by_cached_key(|branch| branch.plan.branch.name.to_lowercase());
        }
        Ok(Self { libraries, now })
    }

    /// All seats that one may take now.
    pub(super) fn free(&self) -> i64 {
        self.libraries.iter().flat_map(|(_, branches)| branches).filter_map(|branch| branch.free).sum()
    }
}

/// Seats of zones that are open and booked, less those that somebody keeps.
fn free_now(plan: &BranchPlan, taken: i64, now: Timestamp) -> Option<i64> {
    opening(plan, now).filter(|period| period.contains(now))?;
    let instant = Period::starting(now, 1);
    let closed = |zone| plan.closures_of(zone, instant).any(|closure| closure.period.contains(now));
    let bookable = plan.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn && !closed(zone.id));
    let seats = bookable.map(|zone| plan.seats.iter().filter(|seat| seat.zone == zone.id).count()).sum::<usize>();
    Some(i64::try_from(seats).unwrap_or(i64::MAX).saturating_sub(taken).max(0))
}
