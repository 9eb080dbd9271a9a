//! Looking for a seat: how each seat of a branch stands for a period, and for what somebody asks of it.

use super::near::by_distance;
use super::queries::Occupancy;
use crate::ids::{SeatId, ZoneId};
use crate::places::{Attributes, BookingMode, BranchPlan, Seat};
use crate::time::{Period, Timestamp};
use std::collections::HashMap;

/// How a seat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be had.
    Free,
    /// Somebody keeps it.
    Taken,
    /// It does not offer what is asked for.
    Unfit,
    /// Nothing is booked in its zone then: it is closed, or one to walk into.
    Shut,
}

/// A zone, with what can be had in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneCount {
    /// Which.
    pub id: ZoneId,
    /// How many seats can be had.
    pub free: usize,
    /// How many seats offer what is asked for, free or not.
    pub fit: usize,
    /// Whether seats are booked here at all.
    pub booked: bool,
    /// Why it is closed during the period or a part of it, in the library's words.
    pub closed: Option<String>,
}

impl ZoneCount {
    /// Whether seats are booked here, and none of them offers what is asked for.
    #[must_use]
    pub const fn is_unfit(&self) -> bool {
        self.booked && self.fit == 0
    }
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is asked of a seat.
    pub wanted: Attributes,
    /// The zones in the order of the house.
    pub zones: Vec<ZoneCount>,
    /// In the order of the plan's seats.
    standings: Vec<Standing>,
    /// Until when the seats that are not free are kept, as far as it was read.
    kept_until: HashMap<SeatId, Timestamp>,
}

impl Found {
    /// Looks through a branch. Without a period nobody keeps anything and nothing is closed.
    #[must_use]
    pub fn new(plan: &BranchPlan, period: Option<Period>, wanted: Attributes, occupancy: Option<&Occupancy>) -> Self {
        let count = |zone: &crate::places::Zone| {
            let closed = period.and_then(|period| plan.closures_of(zone.id, period).next());
            let booked = zone.mode != BookingMode::WalkIn;
            ZoneCount { id: zone.id, free: 0, fit: 0, booked, closed: closed.map(|closure| closure.reason.clone()) }
        };
        let mut zones: Vec<ZoneCount> = plan.zones.iter().map(count).collect();
        let kept_until = match (period, occupancy) {
            (Some(period), Some(occupancy)) => occupancy.kept_until(plan, period),
            _ => HashMap::new(),
        };
        let mut standings = Vec::with_capacity(plan.seats.len());
        let mut at = 0;
        for seat in &plan.seats {
            // Seats come zone by zone, so the zone of the last one nearly always is the one.
            if zones.get(at).is_none_or(|zone| zone.id != seat.zone) {
                at = zones.iter().position(|zone| zone.id == seat.zone).unwrap_or(usize::MAX);
            }
            let Some(zone) = zones.get_mut(at) else {
                standings.push(Standing::Shut);
                continue;
            };
            let fits = seat.attributes.include(wanted);
            zone.fit += usize::from(fits);
            let standing = match () {
                () if zone.closed.is_some() || !zone.booked => Standing::Shut,
                () if kept_until.contains_key(&seat.id) => Standing::Taken,
                () if !fits => Standing::Unfit,
                () => Standing::Free,
            };
            zone.free += usize::from(standing == Standing::Free);
            standings.push(standing);
        }
        Self { wanted, zones, standings, kept_until }
    }

    /// How the seat at a place of the plan stands.
    #[must_use]
    pub fn standing(&self, place: usize) -> Standing {
        self.standings.get(place).copied().unwrap_or(Standing::Shut)
    }

    /// How a seat stands.
    #[must_use]
    pub fn of(&self, plan: &BranchPlan, seat: SeatId) -> Standing {
        plan.seats.iter().position(|known| known.id == seat).map_or(Standing::Shut, |place| self.standing(place))
    }

    /// All seats that can be had.
    #[must_use]
    pub fn free(&self) -> usize {
        self.zones.iter().map(|zone| zone.free).sum()
    }

    /// A zone of the branch.
    #[must_use]
    pub fn zone(&self, id: ZoneId) -> Option<&ZoneCount> {
        self.zones.iter().find(|zone| zone.id == id)
    }

    /// The zones where seats are booked.
    pub fn booked(&self) -> impl Iterator<Item = &ZoneCount> {
        self.zones.iter().filter(|zone| zone.booked)
    }

    /// Until when somebody keeps a seat that is not free.
    #[must_use]
    pub fn kept_until(&self, seat: SeatId) -> Option<Timestamp> {
        self.kept_until.get(&seat).copied()
    }

    /// The nearest seat that can be had instead of another.
    #[must_use]
    pub fn nearest<'a>(&self, plan: &'a BranchPlan, to: &Seat) -> Option<&'a Seat> {
        let free: std::collections::HashSet<SeatId> =
            (0..).zip(&plan.seats).filter(|(at, _)| self.standing(*at) == Standing::Free).map(|(_, s)| s.id).collect();
        by_distance(plan, to).into_iter().find(|seat| free.contains(&seat.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seats::Occupied;
    use crate::seats::testing::{plan, seat, wall, zone};

    fn found(plan: &BranchPlan, wanted: Attributes, kept: &[u128]) -> Found {
        let period = wall("2026-10-13", 600, 720);
        let held = wall("2026-10-13", 660, 780);
        let kept = kept.iter().map(|number| Occupied { seat: seat(*number), held }).collect();
        Found::new(plan, Some(period), wanted, Some(&Occupancy::known(period, kept)))
    }

    #[test]
    fn each_seat_stands_one_way() {
        let mut plan = plan(vec![]);
        plan.seats[1].attributes = Attributes::POWER;
        plan.seats[3].attributes = Attributes::POWER;
        let all = found(&plan, Attributes::default(), &[0]);
        let standings: Vec<_> = (0..5).map(|at| all.standing(at)).collect();
        assert_eq!(
            standings,
            [Standing::Taken, Standing::Free, Standing::Free, Standing::Free, Standing::Shut],
            "there is no fifth seat"
        );
        assert_eq!((all.free(), all.kept_until(seat(0))), (3, Some(wall("2026-10-13", 660, 780).until())));
        let power = found(&plan, Attributes::POWER, &[1]);
        assert_eq!(power.of(&plan, seat(0)), Standing::Unfit);
        assert_eq!(power.of(&plan, seat(1)), Standing::Taken);
        let counts: Vec<_> = power.zones.iter().map(|zone| (zone.free, zone.fit)).collect();
        assert_eq!(counts, [(0, 1), (1, 1)]);
    }

    #[test]
    fn filters_combine() {
        let mut plan = plan(vec![]);
        plan.seats[0].attributes = Attributes::POWER;
        plan.seats[1].attributes = Attributes::SILENT;
        plan.seats[2].attributes = Attributes::POWER.and(Attributes::SILENT);
        let both = found(&plan, Attributes::POWER.and(Attributes::SILENT), &[]);
        assert_eq!(
            (0..4).map(|at| both.standing(at) == Standing::Free).collect::<Vec<_>>(),
            [false, false, true, false]
        );
    }

    #[test]
    fn nothing_is_had_where_it_is_closed_or_walked_into() {
        let mut plan = plan(vec![]);
        plan.zones[0].mode = BookingMode::WalkIn;
        let period = wall("2026-10-13", 600, 720);
        let closure = |zone| crate::places::Closure {
            id: crate::ids::ClosureId(uuid::Uuid::from_u128(1)),
            zone,
            period: wall("2026-10-13", 700, 800),
            reason: "Verf".into(),
        };
        plan.closures = vec![closure(Some(zone(1)))];
        let found = Found::new(&plan, Some(period), Attributes::default(), None);
        assert_eq!(found.free(), 0);
        assert_eq!(found.zone(zone(0)).map(|zone| (zone.booked, zone.closed.clone())), Some((false, None)));
        assert_eq!(found.zone(zone(1)).and_then(|zone| zone.closed.clone()).as_deref(), Some("Verf"));
        assert_eq!(found.booked().count(), 1);
    }

    #[test]
    fn the_nearest_seat_is_in_the_same_zone_and_offers_what_is_asked() {
        let mut plan = plan(vec![]);
        let near = |plan: &BranchPlan, wanted, kept: &[u128]| {
            found(plan, wanted, kept).nearest(plan, &plan.seats[0]).map(|seat| seat.id)
        };
        assert_eq!(near(&plan, Attributes::default(), &[0]), Some(seat(1)));
        assert_eq!(near(&plan, Attributes::default(), &[0, 1]), Some(seat(2)));
        plan.seats[3].attributes = Attributes::MONITOR;
        assert_eq!(near(&plan, Attributes::MONITOR, &[0]), Some(seat(3)));
        assert_eq!(near(&plan, Attributes::MONITOR, &[0, 3]), None);
    }
}
