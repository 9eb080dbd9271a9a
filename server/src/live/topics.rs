//! What is known of each branch and of each day that somebody looks at, and the bytes that say so.

use axum::body::Bytes;
use chrono::{Days, NaiveDate};
use plek_domain::ids::{BranchId, SeatId};
use plek_domain::places::BranchPlan;
use plek_domain::policy::Policy;
use plek_domain::seats::Occupied;
use plek_domain::seats::live::{BranchNow, DayHeld, HELD, NOW};
use plek_domain::seats::now::address;
use plek_domain::time::{Period, Timestamp, local, midnight};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What listeners can listen to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    /// All branches, now.
    All,
    /// The branches of the library with this name in addresses, now.
    Library(String),
    /// A branch on one local day.
    Day(BranchId, NaiveDate),
    /// A day on which nobody can book: silence, so that nobody makes us read it.
    Nothing,
}

/// A branch as its listeners know it.
pub(super) struct Branch {
    pub(super) library: String,
    pub(super) plan: Arc<BranchPlan>,
    pub(super) now: BranchNow,
    pub(super) frame: Bytes,
}

impl Branch {
    pub(super) fn new(plan: Arc<BranchPlan>, now: BranchNow) -> Self {
        Self { library: plan.library.slug.as_str().to_owned(), frame: frame(NOW, &now), plan, now }
    }
}

/// One day of a branch as its listeners know it: by the seat's position, when it is kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Day {
    revision: i64,
    held: BTreeMap<u32, Vec<(Timestamp, Timestamp)>>,
}

impl Day {
    /// The stretch that the listeners of a local day hear about: what begins on it, to its end.
    pub(super) fn window(plan: &BranchPlan, day: NaiveDate) -> Period {
        let (from, next) = (midnight(plan.time_zone, day), midnight(plan.time_zone, day + Days::new(1)));
        let kept = |policy: Policy| policy.max_minutes.value + policy.buffer_minutes.value;
        let longest = plan.zones.iter().map(|zone| kept(plan.policy_of(zone.id))).max().unwrap_or(0);
        Period::new(from, next.plus_minutes(longest)).unwrap_or_else(|| Period::starting(from, 1))
    }

    /// Whether something can be booked on a day, or still runs that began on it.
    pub(super) fn is_near(plan: &BranchPlan, day: NaiveDate, now: Timestamp) -> bool {
        let (today, _, _) = local(plan.time_zone, now);
        let ahead = plan.zones.iter().map(|zone| plan.policy_of(zone.id).days_ahead.value).max().unwrap_or(0);
        (-1..=ahead).contains(&(day - today).num_days())
    }

    pub(super) fn new(plan: &BranchPlan, occupied: &[Occupied]) -> Self {
        let positions: HashMap<SeatId, u32> = (0..).zip(&plan.seats).map(|(at, seat)| (seat.id, at)).collect();
        let mut held: BTreeMap<u32, Vec<(Timestamp, Timestamp)>> = BTreeMap::new();
        for kept in occupied {
            if let Some(position) = positions.get(&kept.seat) {
                held.entry(*position).or_default().push((kept.held.from(), kept.held.until()));
            }
        }
        Self { revision: plan.revision, held }
    }

    /// What a page hears first: the seats that are not free for the period it asks about (and a while around it, for
    /// the buffers of zones).
    pub(super) fn whole(&self, plan: &BranchPlan, wanted: Period) -> Bytes {
        let buffer = plan.zones.iter().map(|zone| plan.policy_of(zone.id).buffer_minutes.value).max().unwrap_or(0);
        let wanted = wanted.with_buffer(buffer);
        let meets = |(from, until): &(Timestamp, Timestamp)| *from < wanted.until() && wanted.from() < *until;
        let seats = self.held.iter().filter(|(_, held)| held.iter().any(meets));
        let seats = seats.map(|(seat, held)| (*seat, held.clone())).collect();
        frame(HELD, &DayHeld { branch: address(plan), revision: self.revision, whole: true, seats })
    }

    /// What those hear who knew how it was before; nothing when it is as it was.
    pub(super) fn changes(&self, before: &Self, plan: &BranchPlan) -> Option<Bytes> {
        let positions = before.held.keys().chain(self.held.keys());
        let changed = positions.filter(|seat| before.held.get(seat) != self.held.get(seat));
        let changed: BTreeMap<u32, _> =
            changed.map(|seat| (*seat, self.held.get(seat).cloned().unwrap_or_default())).collect();
        if changed.is_empty() && before.revision == self.revision {
            return None;
        }
        let seats = changed.into_iter().collect();
        Some(frame(HELD, &DayHeld { branch: address(plan), revision: self.revision, whole: false, seats }))
    }
}

/// An event as it goes over the wire.
fn frame(event: &str, data: &impl Serialize) -> Bytes {
    // Our own types, which are all strings, numbers and lists: this cannot fail.
    let data = serde_json::to_string(data).unwrap_or_default();
    Bytes::from(format!("event: {event}\ndata: {data}\n\n"))
}
