//! Which seat somebody gets whose own is gone.

use crate::ids::{SeatId, ZoneId};
use crate::places::{Attributes, BookingMode, BranchPlan, Seat};
use crate::time::Period;
use std::collections::HashMap;

/// What somebody had.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The seat.
    pub seat: Seat,
    /// The floor it stands on.
    pub floor: i64,
    /// When they sit there.
    pub period: Period,
    /// When it is kept from others.
    pub held: Period,
}

/// The seats of a branch and who keeps them when.
pub struct Free<'a> {
    plan: &'a BranchPlan,
    openings: Vec<Period>,
    kept: HashMap<SeatId, Vec<Period>>,
}

impl<'a> Free<'a> {
    /// With what others keep.
    #[must_use]
    pub fn new(plan: &'a BranchPlan, openings: Vec<Period>, occupied: &[crate::seats::Occupied]) -> Self {
        let mut kept: HashMap<SeatId, Vec<Period>> = HashMap::new();
        for known in occupied {
            kept.entry(known.seat).or_default().push(known.held);
        }
        Self { plan, openings, kept }
    }

    /// Keeps a seat from now on.
    pub fn keep(&mut self, seat: SeatId, held: Period) {
        self.kept.entry(seat).or_default().push(held);
    }

    /// Whether people may sit in the zone for all of a period.
    fn is_open(&self, zone: ZoneId, period: Period) -> bool {
        let is_booked = self.plan.zone(zone).is_some_and(|zone| zone.mode != BookingMode::WalkIn);
        let closes = |closure: &crate::places::Closure| {
            closure.zone.is_none_or(|closed| closed == zone) && closure.period.overlaps(&period)
        };
        is_booked
            && self.openings.iter().any(|opening| opening.covers(&period))
            && !self.plan.closures.iter().any(closes)
    }

    fn is_free(&self, seat: SeatId, held: Period) -> bool {
        self.kept.get(&seat).is_none_or(|kept| kept.iter().all(|other| !other.overlaps(&held)))
    }
}

/// The best free seat for them: one that offers the same, in the same zone, near; none when there is none at that time.
#[must_use]
pub fn choose(wanted: &Wanted, free: &Free<'_>) -> Option<Seat> {
    let open: HashMap<ZoneId, usize> = (0_usize..)
        .zip(&free.plan.zones)
        .filter(|(_, zone)| free.is_open(zone.id, wanted.period))
        .map(|(place, zone)| (zone.id, place))
        .collect();
    let home = free.plan.zones.iter().position(|zone| zone.id == wanted.seat.zone).unwrap_or(0);
    let rank = |seat: &Seat, place: usize| {
        let floor = free.plan.zone(seat.zone).map_or(0, |zone| zone.floor);
        let apart = if seat.zone == wanted.seat.zone {
            (seat.column - wanted.seat.column).pow(2) + (seat.row - wanted.seat.row).pow(2)
        } else {
            0
        };
        (
            lost(wanted.seat.attributes, seat.attributes),
            seat.zone != wanted.seat.zone,
            (floor - wanted.floor).abs(),
            place.abs_diff(home),
            apart,
            // What somebody never asked for stays for others.
            (seat.attributes.0 & !wanted.seat.attributes.0).count_ones(),
            seat.row,
            seat.column,
        )
    };
    let candidates = free.plan.seats.iter().filter_map(|seat| Some((seat, *open.get(&seat.zone)?)));
    candidates
        .filter(|(seat, _)| seat.id != wanted.seat.id && free.is_free(seat.id, wanted.held))
        .min_by_key(|(seat, place)| rank(seat, *place))
        .map(|(seat, _)| seat.clone())
}

/// How much somebody misses at a seat: whoever came for a wheelchair's place misses that more than all the rest.
fn lost(had: Attributes, has: Attributes) -> u32 {
    let missing = Attributes(had.0 & !has.0);
    missing.0.count_ones() + if missing.include(Attributes::ACCESSIBLE) { 10 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::effect::tests::{hours, plan, seat_id};
    use super::*;

    const POWER: Attributes = Attributes::POWER;
    const WHEELS: Attributes = Attributes::ACCESSIBLE;

    /// A plan of two zones on floors 0 and 1; seats by number, zone, what they offer, column.
    fn house(seats: &[(u128, usize, Attributes, i64)]) -> BranchPlan {
        let mut plan = plan();
        let zones: Vec<ZoneId> = plan.zones.iter().map(|zone| zone.id).collect();
        plan.seats = seats
            .iter()
            .map(|(number, zone, attributes, column)| Seat {
                id: seat_id(*number),
                zone: zones[*zone],
                label: number.to_string(),
                attributes: *attributes,
                column: *column,
                row: 0,
            })
            .collect();
        plan
    }

    fn chosen(plan: &BranchPlan, kept: &[(u128, Period)]) -> Option<u128> {
        let seat = plan.seats[0].clone();
        let wanted = Wanted { floor: 0, period: hours(9, 12), held: hours(9, 12), seat };
        let mut free = Free::new(plan, vec![hours(8, 22)], &[]);
        kept.iter().for_each(|(number, held)| free.keep(seat_id(*number), *held));
        choose(&wanted, &free).map(|seat| seat.label.parse().unwrap())
    }

    #[test]
    fn the_same_things_come_before_the_same_zone_and_that_before_near() {
        let none = Attributes::default();
        let all = [(1, 0, POWER, 0), (2, 0, none, 1), (3, 1, POWER, 0), (4, 0, POWER, 9), (5, 0, POWER, 3)];
        let plan = house(&all);
        assert_eq!(chosen(&plan, &[]), Some(5), "near, with a socket");
        assert_eq!(chosen(&plan, &[(5, hours(11, 13))]), Some(4));
        assert_eq!(chosen(&plan, &[(5, hours(11, 13)), (4, hours(8, 10))]), Some(3), "elsewhere, with a socket");
        let kept = [(5, hours(8, 22)), (4, hours(8, 22)), (3, hours(8, 22))];
        assert_eq!(chosen(&plan, &kept), Some(2), "rather without a socket than not at all");
        assert_eq!(chosen(&plan, &[kept[0], kept[1], kept[2], (2, hours(9, 10))]), None);
        assert_eq!(chosen(&plan, &[(5, hours(12, 13)), (5, hours(8, 9))]), Some(5), "touching is not overlapping");
    }

    #[test]
    fn a_wheelchairs_place_is_given_up_last_and_kept_for_those_who_need_it() {
        let plan = house(&[(1, 0, WHEELS.and(POWER), 0), (2, 0, POWER, 1), (3, 1, WHEELS, 9)]);
        assert_eq!(chosen(&plan, &[]), Some(3));
        let plan = house(&[(1, 0, POWER, 0), (2, 0, POWER.and(WHEELS), 1), (3, 0, POWER, 2)]);
        assert_eq!(chosen(&plan, &[]), Some(2), "near comes first");
        let plan = house(&[(1, 0, POWER, 5), (2, 0, POWER.and(WHEELS), 4), (3, 0, POWER, 6)]);
        assert_eq!(chosen(&plan, &[]), Some(3), "as near, and nobody else's");
    }

    #[test]
    fn nobody_is_put_where_it_is_closed_or_where_one_walks_in() {
        let none = Attributes::default();
        let mut plan = house(&[(1, 0, none, 0), (2, 1, none, 0)]);
        assert_eq!(chosen(&plan, &[]), Some(2));
        plan.zones[1].mode = BookingMode::WalkIn;
        assert_eq!(chosen(&plan, &[]), None);
        let seat = plan.seats[0].clone();
        let wanted = Wanted { floor: 0, period: hours(9, 12), held: hours(9, 12), seat };
        plan.zones[1].mode = BookingMode::Required;
        assert!(choose(&wanted, &Free::new(&plan, vec![hours(8, 11)], &[])).is_none(), "closes at eleven");
    }
}
