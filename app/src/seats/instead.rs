//! What can be had instead of what was refused.

use super::model::Instead;
use crate::AppState;
use plek_domain::error::StoreError;
use plek_domain::people::Person;
use plek_domain::places::{Attributes, Branch, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::seats::queries::{self, Occupancy, RefusedWish};
use plek_domain::seats::rules::judge;
use plek_domain::seats::search::Found;
use plek_domain::seats::{Facts, SeatRefusal};
use plek_domain::time::Period;

/// Most other branches that are looked into.
const BRANCHES: usize = 4;

/// Looks for it; and who sits where around the nearest of it, when that was asked.
pub(super) async fn instead(
    state: &AppState,
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
) -> Result<(Instead, Option<Occupancy>), StoreError> {
    let (alternatives, occupancy) = queries::alternatives(reads, plan, wish, state.store.now()).await?;
    // Somebody who wanted that very seat is not helped by another house, unless this one is closed.
    let elsewhere = match wish.refusal {
        SeatRefusal::NoneFits | SeatRefusal::Closed | SeatRefusal::ClosedFor { .. } => true,
        _ => false,
    };
    let branches = if elsewhere {
        others(state, reads, plan, (wish.person, wish.asked, wish.wanted)).await?
    } else {
        Vec::new()
    };
    Ok((Instead { alternatives, branches }, occupancy))
}

/// The other branches of the library in which a person may book a seat for the period, and how many there are.
async fn others(
    state: &AppState,
    reads: &mut dyn Reads,
    here: &BranchPlan,
    (person, period, wanted): (&Person, Period, Attributes),
) -> Result<Vec<(Branch, usize)>, StoreError> {
    let now = state.store.now();
    let mut rooms = Vec::new();
    let revisions = reads.places().revisions(here.library.slug.as_str()).await?;
    for (branch, revision) in revisions.into_iter().filter(|(branch, _)| *branch != here.branch.id).take(BRANCHES) {
        let Some(plan) = state.store.plan_at(reads, branch, revision).await? else { continue };
        let weeks = Facts::weeks_around(plan.time_zone, period);
        let own = reads.bookings().of_person(person.id, weeks, now).await?;
        let occupancy = Occupancy::of(reads, &plan, period, now).await?;
        let found = Found::new(&plan, Some(period), wanted, Some(&occupancy));
        let allowed =
            |zone| judge(period, &Facts::gather(&plan, zone, person, &own, now, period)).is_ok();
        let free = found.zones.iter().filter(|zone| zone.free > 0 && allowed(zone.id)).map(|zone| zone.free).sum();
        if free > 0 {
            rooms.push((plan.branch.clone(), free));
        }
    }
    Ok(rooms)
}
