//! What can be had instead of what was refused.

use super::model::Instead;
use crate::AppState;
use plek_domain::error::StoreError;
use plek_domain::people::Person;
use plek_domain::places::{Attributes, Branch, BranchPlan, Seat};
use plek_domain::ports::Reads;
use plek_domain::seats::queries::{self, Occupancy, RefusedWish};
use plek_domain::seats::rules::judge;
use plek_domain::seats::search::Found;
use plek_domain::seats::sequence::{Candidate, Piece, fewest_moves};
use plek_domain::seats::{Facts, SeatRefusal};
use plek_domain::time::{Offsets, Period, Timestamp};

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
    let elsewhere = matches!(wish.refusal, SeatRefusal::NoneFits | SeatRefusal::Closed | SeatRefusal::ClosedFor { .. });
    let branches =
        if elsewhere { others(state, reads, plan, (wish.person, wish.asked, wish.wanted)).await? } else { Vec::new() };
    let sequence = match wish.refusal {
        SeatRefusal::NoneFits => sequence(state, reads, plan, wish).await?,
        _ => Vec::new(),
    };
    Ok((Instead { alternatives, sequence, branches }, occupancy))
}

/// Several seats one after the other; nothing when that is not possible either. Only zones count that would allow all of
/// the time.
async fn sequence(
    state: &AppState,
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    wish: &RefusedWish<'_>,
) -> Result<Vec<Piece>, StoreError> {
    let (now, asked) = (state.store.now(), wish.asked);
    let weeks = Facts::weeks_around(plan.time_zone, asked);
    let own = reads.bookings().of_person(wish.person.id, weeks, now).await?;
    let occupancy = Occupancy::of(reads, plan, asked, now).await?;
    let mut allowed = Vec::new();
    let mut step = None;
    let facts_of = Facts::of_zones(plan, wish.person, &own, now, asked);
    for zone in &plan.zones {
        let facts = facts_of(zone.id);
        if judge(asked, &facts).is_ok() {
            let policy = &facts.policy;
            // Where zones differ one changes seats on the coarsest grid, which is on the others too or refused.
            step = step.max(Some(policy.step_minutes.value));
            allowed.push((zone.id, policy.buffer_minutes.value, policy.min_minutes.value));
        }
    }
    let Some(step) = step else { return Ok(Vec::new()) };
    let candidate = |seat: &Seat| {
        let (_, buffer, least) = allowed.iter().find(|(zone, ..)| *zone == seat.zone)?;
        let fits = seat.attributes.include(wish.wanted);
        fits.then_some(Candidate { seat: seat.id, buffer: *buffer, least: *least })
    };
    let candidates: Vec<Candidate> = plan.seats.iter().filter_map(candidate).collect();
    let offsets = Offsets::around(plan.time_zone, asked);
    let next = |line: &Timestamp| Some(offsets.ceil(line.plus_seconds(1), step)).filter(|next| *next < asked.until());
    let lines: Vec<Timestamp> = std::iter::successors(next(&asked.from()), next).collect();
    Ok(fewest_moves(asked, &lines, &candidates, occupancy.occupied()).unwrap_or_default())
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
        let facts = Facts::of_zones(&plan, person, &own, now, period);
        let allowed = |zone| judge(period, &facts(zone)).is_ok();
        let free = found.zones.iter().filter(|zone| zone.free > 0 && allowed(zone.id)).map(|zone| zone.free).sum();
        if free > 0 {
            rooms.push((plan.branch.clone(), free));
        }
    }
    Ok(rooms)
}
