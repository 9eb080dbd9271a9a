//! A seat that is held for ten minutes for somebody who still has to sign in.

use super::words;
use crate::AppState;
use crate::i18n::Texts;
use crate::t;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, PersonId};
use plek_domain::places::BranchPlan;
use plek_domain::ports::Reads;
use plek_domain::seats::hold::NOBODY;
use plek_domain::seats::{Booking, Status};
use plek_domain::time::Timestamp;

/// What is held, as the page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Hold {
    /// The row that keeps it.
    pub booking: Booking,
    /// Until when; none when the ten minutes are over.
    pub until: Option<Timestamp>,
}

/// Looks a hold up by what the address says; none when it is no hold, or one that became the booking of anybody but `me`.
pub(super) async fn hold(
    reads: &mut dyn Reads,
    id: &str,
    me: Option<PersonId>,
    now: Timestamp,
) -> Result<Option<Hold>, StoreError> {
    let Ok(id) = id.parse::<BookingId>() else { return Ok(None) };
    let held =
        reads.bookings().booking(id).await?.filter(|booking| booking.person == NOBODY || Some(booking.person) == me);
    Ok(held.map(|booking| {
        let until = booking.release_at.filter(|until| booking.status == Status::Held && now < *until);
        Hold { booking, until }
    }))
}

/// What the pages of signing in say about the seat that waits where one goes back to: "Plek 2.14 blijft 10 minuten voor
/// jou vrij, tot 10.32."
pub(crate) async fn held_words(state: &AppState, texts: Texts, back: &str) -> Result<Option<String>, StoreError> {
    let Some(id) = back.split(['?', '&']).find_map(|pair| pair.strip_prefix("hold=")) else { return Ok(None) };
    let mut reads = state.store.read().await?;
    let Some(hold) = hold(reads.as_mut(), id, None, state.store.now()).await? else { return Ok(None) };
    let Some(revision) = reads.places().revision(hold.booking.branch).await? else { return Ok(None) };
    let plan = state.store.plan_at(reads.as_mut(), hold.booking.branch, revision).await?;
    Ok(plan.zip(hold.until).and_then(|(plan, until)| said(texts, &plan, &hold.booking, until)))
}

/// Which seat is held, and until when.
pub(super) fn said(texts: Texts, plan: &BranchPlan, held: &Booking, until: Timestamp) -> Option<String> {
    let seat = plan.seat(held.seat)?.label.clone();
    Some(t!(texts, "find-held", seat = seat, until = words::moment(texts, plan, until)))
}
