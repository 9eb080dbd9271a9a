//! [`BranchPlan`]: everything about a branch that bookings are judged by, at one revision.
//!
//! Plans change a few times a month and are read by every request, so each process keeps them. A booking compares the
//! revision that it was prepared with to the stored one *under its locks*; when they differ, it is prepared anew.
//! So a stale plan costs a second look and never a wrong booking.

use super::{Branch, Closure, Library, Seat, Zone};
use crate::ids::{BranchId, LibraryId, SeatId, ZoneId};
use crate::policy::{Level, Policy, PolicyValue, Setting};
use crate::time::{Hours, OpeningException, Period, Timestamp, local, opening_periods};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// A branch with its zones, seats, hours, closures and policy.
#[derive(Clone, Debug)]
pub struct BranchPlan {
    /// Counts every change to anything in here.
    pub revision: i64,
    /// The library it belongs to.
    pub library: Library,
    /// The libraries of its group, itself included: what a group's budget counts over.
    pub group: Vec<LibraryId>,
    /// The branch itself.
    pub branch: Branch,
    /// Its IANA zone, resolved.
    pub time_zone: chrono_tz::Tz,
    /// Weekly hours: ISO weekday (1 = Monday) and hours, several a day possible.
    pub week: Vec<(u8, Hours)>,
    /// Days that differ from the week.
    pub exceptions: Vec<OpeningException>,
    /// Closures of the branch and of its zones; those long past may be missing.
    pub closures: Vec<Closure>,
    /// Zones in the order of the house.
    pub zones: Vec<Zone>,
    /// Seats in use, by zone, row and column.
    pub seats: Vec<Seat>,
    /// What the consortium, group, library, branch and its zones set.
    pub policy: Vec<PolicyValue>,
}

impl BranchPlan {
    /// The seat with that id, if it is one of this branch.
    #[must_use]
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id)
    }

    /// The zone with that id, if it is one of this branch.
    #[must_use]
    pub fn zone(&self, id: ZoneId) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id == id)
    }

    /// The policy that applies in a zone.
    #[must_use]
    pub fn policy_of(&self, zone: ZoneId) -> Policy {
        Policy::resolve(&self.values_of(zone))
    }

    /// The budgets of minutes a week that count in a zone: see [`Policy::week_budgets`].
    #[must_use]
    pub fn week_budgets_of(&self, zone: ZoneId) -> Vec<Setting> {
        Policy::week_budgets(&self.values_of(zone))
    }

    fn values_of(&self, zone: ZoneId) -> Vec<PolicyValue> {
        self.policy.iter().filter(|value| value.level != Level::Zone || value.place == zone.0).copied().collect()
    }

    /// The merged opening periods that touch the `days` days from `first` on.
    #[must_use]
    pub fn openings(&self, first: NaiveDate, days: u64) -> Vec<Period> {
        opening_periods(self.time_zone, &self.week, &self.exceptions, first, days)
    }

    /// The stretch in which the branch is open now, or the next one within a fortnight.
    #[must_use]
    pub fn opening(&self, now: Timestamp) -> Option<Period> {
        let (today, _, _) = local(self.time_zone, now);
        // A night may have begun yesterday.
        let first = today.pred_opt().unwrap_or(today);
        let closed = |period: &Period| {
            self.closures.iter().any(|closure| closure.zone.is_none() && closure.period.covers(period))
        };
        self.openings(first, 15).into_iter().find(|period| period.until() > now && !closed(period))
    }

    /// The closure of the whole branch that holds now.
    #[must_use]
    pub fn closure_at(&self, now: Timestamp) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.zone.is_none() && closure.period.contains(now))
    }

    /// The stretch in which the branch is open now; none while it is closed.
    #[must_use]
    pub fn open_at(&self, now: Timestamp) -> Option<Period> {
        self.opening(now).filter(|period| period.contains(now) && self.closure_at(now).is_none())
    }

    /// The closures that concern a zone and overlap a period.
    pub fn closures_of(&self, zone: ZoneId, within: Period) -> impl Iterator<Item = &Closure> {
        let concerns = move |closure: &&Closure| closure.zone.is_none_or(|closed| closed == zone);
        self.closures.iter().filter(concerns).filter(move |closure| closure.period.overlaps(&within))
    }
}

/// The plans that this process has seen, the newest of each branch.
#[derive(Debug, Default)]
pub struct PlanCache(RwLock<HashMap<BranchId, Arc<BranchPlan>>>);

impl PlanCache {
    /// The plan as last seen; it may be out of date.
    #[must_use]
    pub fn last_seen(&self, branch: BranchId) -> Option<Arc<BranchPlan>> {
        let plans = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        plans.get(&branch).cloned()
    }

    /// Keeps a plan unless a newer one is there.
    pub fn keep(&self, plan: Arc<BranchPlan>) {
        let mut plans = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        match plans.get(&plan.branch.id) {
            Some(seen) if seen.revision > plan.revision => {}
            _ => {
                plans.insert(plan.branch.id, plan);
            }
        }
    }
}
