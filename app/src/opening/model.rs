//! A library, now: its branches with what is free.

use crate::AppState;
use crate::house::House;
use plek_domain::error::StoreError;
use plek_domain::ids::SeatId;
use plek_domain::places::{Attributes, BookingMode, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::time::{Period, Timestamp};
use std::collections::HashSet;
use std::sync::Arc;

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
    /// The library at an address; nothing when there is none.
    pub async fn at(state: &AppState, reads: &mut dyn Reads, slug: &str) -> Result<Option<Self>, StoreError> {
        let Some(house) = House::at(state, reads, slug).await? else { return Ok(None) };
        let mut branches = Vec::new();
        for plan in &house.plans {
            branches.push(BranchNow::of(reads, Arc::clone(plan), house.now).await?);
        }
        Ok(Some(Self { house, branches }))
    }
}

impl BranchNow {
    async fn of(reads: &mut dyn Reads, plan: Arc<BranchPlan>, now: Timestamp) -> Result<Self, StoreError> {
        let instant = Period::starting(now, 1);
        let until = plan.open_at(now).map(|period| period.until());
        if until.is_none() {
            return Ok(Self { plan, until, free: None });
        }
        let occupied = reads.bookings().occupied(plan.branch.id, instant, now).await?;
        let taken: HashSet<SeatId> =
            occupied.into_iter().filter(|kept| kept.held.contains(now)).map(|kept| kept.seat).collect();
        let zones = plan.zones.iter().filter(|zone| {
            let closed = plan.closures_of(zone.id, instant).any(|closure| closure.period.contains(now));
            zone.mode != BookingMode::WalkIn && !closed
        });
        let open: HashSet<_> = zones.map(|zone| zone.id).collect();
        let free = || plan.seats.iter().filter(|seat| open.contains(&seat.zone) && !taken.contains(&seat.id));
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let silent = count(free().filter(|seat| seat.attributes.include(Attributes::SILENT)).count());
        let seats = count(free().count());
        Ok(Self { plan, until, free: Some(Free { seats, silent }) })
    }
}
