//! A library, now: its branches with what is free.

use crate::AppState;
use crate::house::House;
use plek_domain::error::StoreError;
use plek_domain::places::{Attributes, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::seats::now::{SeatNow, seats_now};
use plek_domain::time::{Period, Timestamp};
use serde::Deserialize;
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

impl Asked {
    /// The branches asked for; nothing when there is no such one.
    pub fn of(&self, house: &House) -> Option<Vec<Arc<BranchPlan>>> {
        let asked = |plan: &&Arc<BranchPlan>| self.branch.as_ref().is_none_or(|slug| plan.branch.slug.as_str() == slug);
        let plans: Vec<_> = house.plans.iter().filter(asked).map(Arc::clone).collect();
        (self.branch.is_none() || !plans.is_empty()).then_some(plans)
    }
}

impl Open {
    /// The library at an address, with one branch or, when none is named, all; nothing when there is no such one.
    pub async fn at(
        state: &AppState,
        reads: &mut dyn Reads,
        slug: &str,
        asked: &Asked,
    ) -> Result<Option<Self>, StoreError> {
        let Some(house) = House::at(state, reads, slug).await? else { return Ok(None) };
        let Some(plans) = asked.of(&house) else { return Ok(None) };
        let mut branches = Vec::new();
        for plan in plans {
            branches.push(BranchNow::of(reads, plan, house.now).await?);
        }
        Ok(Some(Self { house, branches }))
    }
}

impl BranchNow {
    async fn of(reads: &mut dyn Reads, plan: Arc<BranchPlan>, now: Timestamp) -> Result<Self, StoreError> {
        let until = plan.open_at(now).map(|period| period.until());
        if until.is_none() {
            return Ok(Self { plan, until, free: None });
        }
        let occupied = reads.bookings().occupied(plan.branch.id, Period::starting(now, 1), now).await?;
        let taken = occupied.into_iter().filter(|kept| kept.held.contains(now)).map(|kept| kept.seat).collect();
        let seats = seats_now(&plan, &taken, now);
        let free = || plan.seats.iter().zip(&seats).filter(|(_, seat)| **seat == SeatNow::Free).map(|(seat, _)| seat);
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let silent = free().filter(|seat| seat.attributes.include(Attributes::SILENT)).count();
        let free = Free { seats: count(free().count()), silent: count(silent) };
        Ok(Self { plan, until, free: Some(free) })
    }
}
