//! A library, now: its branches with what is free.

use crate::AppState;
use crate::house::House;
use plek_domain::error::StoreError;
use plek_domain::ids::SeatId;
use plek_domain::places::{Attributes, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::seats::now::{SeatNow, seats_now};
use plek_domain::time::Timestamp;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::Arc;

/// What an address asks for behind the library.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// One branch, by its name in addresses; all when it is left out.
    branch: Option<String>,
}

/// A library with its branches, in the order of the house.
pub(super) struct Open {
    pub house: House,
    pub branches: Vec<BranchNow>,
}

/// A branch, now.
pub(super) struct BranchNow {
    pub plan: Arc<BranchPlan>,
    /// Until when it is open; none while it is closed.
    pub until: Option<Timestamp>,
    /// Seats that one may take now, and how many of them are silent; none while it is closed.
    pub free: Option<Free>,
}

/// What is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Free {
    pub seats: i64,
    pub silent: i64,
}

impl Open {
    /// The library at an address, with one branch or, when none is named, all; nothing when there is no such one.
    pub async fn at(
        state: &AppState,
        reads: &mut dyn Reads,
        slug: &str,
        Asked { branch }: Asked,
    ) -> Result<Option<Self>, StoreError> {
        let Some(house) = House::at(state, reads, slug).await? else { return Ok(None) };
        let taken = reads.bookings().taken_at(house.now).await?.into_iter().collect();
        let asked = |plan: &&Arc<BranchPlan>| branch.as_ref().is_none_or(|slug| plan.branch.slug.as_str() == slug);
        let now = |plan: &Arc<BranchPlan>| BranchNow::of(Arc::clone(plan), &taken, house.now);
        let branches: Vec<BranchNow> = house.plans.iter().filter(asked).map(now).collect();
        Ok((branch.is_none() || !branches.is_empty()).then_some(Self { house, branches }))
    }
}

impl BranchNow {
    fn of(plan: Arc<BranchPlan>, taken: &HashSet<SeatId>, now: Timestamp) -> Self {
        let until = plan.open_at(now).map(|period| period.until());
        let seats = seats_now(&plan, taken, now);
        let free = || plan.seats.iter().zip(&seats).filter(|(_, seat)| **seat == SeatNow::Free).map(|(seat, _)| seat);
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let silent = free().filter(|seat| seat.attributes.include(Attributes::SILENT)).count();
        let free = until.map(|_| Free { seats: count(free().count()), silent: count(silent) });
        Self { plan, until, free }
    }
}
