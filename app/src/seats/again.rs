//! "The same seat as last time".

use super::model::Asked;
use crate::AppState;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::places::{Branch, BranchPlan, Seat};
use plek_domain::ports::Reads;
use plek_domain::seats::search::{Found, Standing};
use plek_domain::time::Timestamp;

/// Where somebody sat last time.
pub(crate) enum LastSeat {
    /// In this branch, and it can be had.
    Free(Seat),
    /// In this branch; somebody keeps it until then, or it is in a zone where nothing is booked now. The nearest seat
    /// that can be had.
    Kept { seat: Seat, until: Option<Timestamp>, nearest: Option<Seat> },
    /// In another branch of the library.
    Elsewhere { branch: Branch, seat: Seat },
}

/// Looks it up; none when they never had a seat at this library, or that seat is no longer there.
pub(super) async fn last_seat(
    state: &AppState,
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    (person, found): (PersonId, &Found),
    now: Timestamp,
) -> Result<Option<LastSeat>, StoreError> {
    let Some((branch, seat)) = reads.bookings().last_seat(person, plan.library.id, now).await? else {
        return Ok(None);
    };
    if branch != plan.branch.id {
        let Some(revision) = reads.places().revision(branch).await? else { return Ok(None) };
        let other = state.store.plan_at(reads, branch, revision).await?;
        let there = other.and_then(|other| Some((other.branch.clone(), other.seat(seat)?.clone())));
        return Ok(there.map(|(branch, seat)| LastSeat::Elsewhere { branch, seat }));
    }
    let Some(seat) = plan.seat(seat) else { return Ok(None) };
    // Whoever had it knows what it offers: filters do not hide it.
    Ok(Some(match found.of(plan, seat.id) {
        Standing::Free | Standing::Unfit => LastSeat::Free(seat.clone()),
        Standing::Taken | Standing::Shut => LastSeat::Kept {
            seat: seat.clone(),
            until: found.kept_until(seat.id),
            nearest: found.nearest(plan, seat).cloned(),
        },
    }))
}

impl Asked {
    /// The seat that was picked, while it is one.
    pub(super) fn seat_of<'a>(&self, plan: &'a BranchPlan) -> Option<&'a Seat> {
        plan.seat(self.seat.parse().ok()?)
    }
}
