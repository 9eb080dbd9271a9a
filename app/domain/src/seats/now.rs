//! What each seat of a branch is at this moment: the one answer for the home pages and for what open pages hear.

use super::live::{BranchNow, Marks};
use crate::ids::{SeatId, ZoneId};
use crate::places::{BookingMode, BranchPlan};
use crate::time::{Period, Timestamp};
use std::collections::{HashMap, HashSet};

/// What a seat is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatNow {
    /// One may take it.
    Free,
    /// Somebody keeps it.
    Taken,
    /// Its house or zone is closed.
    Shut,
    /// Nobody books it: whoever comes sits down.
    WalkIn,
}

/// What the seats of a branch are at `now`, in the order of the plan; `taken` are those that somebody keeps then.
#[must_use]
pub fn seats_now(plan: &BranchPlan, taken: &HashSet<SeatId>, now: Timestamp) -> Vec<SeatNow> {
    let open = plan.open_at(now).is_some();
    let instant = Period::starting(now, 1);
    let zone_is = |zone: &crate::places::Zone| {
        let closed = plan.closures_of(zone.id, instant).any(|closure| closure.period.contains(now));
        let is = match (open && !closed, zone.mode) {
            (false, _) => SeatNow::Shut,
            (true, BookingMode::WalkIn) => SeatNow::WalkIn,
            (true, BookingMode::Optional | BookingMode::Required) => SeatNow::Free,
        };
        (zone.id, is)
    };
    let zones: HashMap<ZoneId, SeatNow> = plan.zones.iter().map(zone_is).collect();
    let seat_is = |seat: &crate::places::Seat| match zones.get(&seat.zone) {
        Some(SeatNow::Free) if taken.contains(&seat.id) => SeatNow::Taken,
        Some(other) => *other,
        None => SeatNow::Shut,
    };
    plan.seats.iter().map(seat_is).collect()
}

/// The same as open pages hear it.
#[must_use]
pub fn branch_now(plan: &BranchPlan, taken: &HashSet<SeatId>, now: Timestamp) -> BranchNow {
    let seats = seats_now(plan, taken, now);
    let are = |what: SeatNow| seats.iter().map(|seat| *seat == what).collect::<Marks>();
    let free = are(SeatNow::Free);
    BranchNow {
        branch: address(plan),
        revision: plan.revision,
        open: plan.open_at(now).is_some(),
        count: i64::try_from(free.count()).unwrap_or(i64::MAX),
        free,
        taken: are(SeatNow::Taken),
    }
}

/// Library and branch by their names in addresses: what events call a branch.
#[must_use]
pub fn address(plan: &BranchPlan) -> String {
    format!("{}/{}", plan.library.slug, plan.branch.slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClosureId;
    use crate::places::Closure;
    use crate::seats::testing::{plan, seat, wall, zone};
    use crate::time::Hours;
    use uuid::Uuid;

    fn taken(numbers: &[u128]) -> HashSet<SeatId> {
        numbers.iter().map(|number| seat(*number)).collect()
    }

    #[test]
    fn seats_are_free_taken_or_shut() {
        let mut plan = plan(vec![]);
        let day = wall("2026-10-13", 600, 720);
        use SeatNow::{Free, Shut, Taken, WalkIn};
        assert_eq!(seats_now(&plan, &taken(&[1]), day.from()), [Free, Taken, Free, Free]);
        let closure = Closure { id: ClosureId(Uuid::nil()), zone: Some(zone(0)), period: day, reason: "lek".into() };
        plan.closures.push(closure);
        assert_eq!(seats_now(&plan, &taken(&[1]), day.from()), [Shut, Shut, Free, Free]);
        assert_eq!(seats_now(&plan, &taken(&[1]), day.until()), [Free, Taken, Free, Free]);
        plan.zones[1].mode = BookingMode::WalkIn;
        assert_eq!(seats_now(&plan, &taken(&[2]), day.until()), [Free, Free, WalkIn, WalkIn]);
    }

    #[test]
    fn a_house_that_is_closed_has_no_free_seat() {
        let mut plan = plan(vec![]);
        plan.week = vec![(2, Hours { opens: 540, closes: 1080 })];
        let at = |minutes| wall("2026-10-13", minutes, minutes + 1).from();
        let event = branch_now(&plan, &taken(&[0]), at(1080));
        assert!(!event.open && event.count == 0 && event.free.count() == 0 && event.taken.count() == 0);
        let event = branch_now(&plan, &taken(&[0]), at(1079));
        assert!(event.open && event.count == 3 && event.free.has(1) && event.taken.has(0));
        assert_eq!(event.branch, "bib/zuid");
    }
}
