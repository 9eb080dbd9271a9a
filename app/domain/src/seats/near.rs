//! Which seats are near another one.

use crate::ids::ZoneId;
use crate::places::{BranchPlan, Seat};

/// The other seats of the branch, nearest first: those of the same zone by distance on its grid, then the other zones in
/// the order of the house, those first that offer the same.
#[must_use]
pub fn by_distance<'a>(plan: &'a BranchPlan, from: &Seat) -> Vec<&'a Seat> {
    let order = |zone: ZoneId| plan.zones.iter().position(|other| other.id == zone).unwrap_or(usize::MAX);
    let mut others: Vec<&Seat> = plan.seats.iter().filter(|seat| seat.id != from.id).collect();
    others.sort_by_cached_key(|seat| {
        let steps = (seat.column - from.column).abs() + (seat.row - from.row).abs();
        let offers_less = !seat.attributes.include(from.attributes);
        let elsewhere = seat.zone != from.zone;
        (elsewhere, elsewhere && offers_less, if elsewhere { order(seat.zone) } else { 0 }, steps, offers_less)
    });
    others
}
