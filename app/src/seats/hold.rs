//! Seats that are held for ten minutes for somebody who still has to sign in: one, or several one after the other.

use super::words;
use crate::AppState;
use crate::i18n::Texts;
use crate::t;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, PersonId, SeatId};
use plek_domain::places::BranchPlan;
use plek_domain::ports::Reads;
use plek_domain::seats::hold::NOBODY;
use plek_domain::seats::{Booking, Status};
use plek_domain::time::{Period, Timestamp};

/// What is held, as the page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Hold {
    /// The rows that keep it, in the order of time; one for a seat, several for a sequence.
    pub pieces: Vec<Booking>,
    /// Until when; none when the ten minutes are over.
    pub until: Option<Timestamp>,
}

/// Most pieces that an address names, as many as a form may have.
const MOST: usize = 8;

/// How an address says what is held.
pub(super) fn written(holds: &[BookingId]) -> String {
    holds.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

/// What an address says is held; nothing when one of them is no id.
pub(super) fn ids(said: &str) -> Option<Vec<BookingId>> {
    said.split('.').take(MOST).map(|id| id.parse().ok()).collect()
}

impl Hold {
    /// How an address says it.
    pub(super) fn written(&self) -> String {
        written(&self.pieces.iter().map(|piece| piece.id).collect::<Vec<_>>())
    }

    /// The row of a hold of one seat, which is free to whoever holds it for all of that time. A piece of a sequence is
    /// theirs for a part of it only.
    pub(super) fn only(&self) -> Option<&Booking> {
        match self.pieces.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The time of all of it.
    pub(super) fn period(&self) -> Option<Period> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        Some(first.period.hull(&last.period))
    }

    /// The row of a single seat over that time.
    pub(super) fn of_seat(&self, seat: SeatId, period: Option<Period>) -> Option<BookingId> {
        self.only().filter(|only| only.seat == seat && Some(only.period) == period).map(|only| only.id)
    }
}

/// Looks a hold up by what the address says; none when it is no hold, or one that became the booking of anybody but `me`.
pub(super) async fn hold(
    reads: &mut dyn Reads,
    said: &str,
    me: Option<PersonId>,
    now: Timestamp,
) -> Result<Option<Hold>, StoreError> {
    let Some(ids) = ids(said) else { return Ok(None) };
    let (mut pieces, mut until) = (Vec::with_capacity(ids.len()), None);
    for id in ids {
        let held = reads.bookings().booking(id).await?;
        let held = held.filter(|booking| booking.person == NOBODY || Some(booking.person) == me);
        let Some(held) = held else { return Ok(None) };
        until = held.release_at.filter(|until| held.status == Status::Held && now < *until);
        pieces.push(held);
    }
    // They were made together, and end together.
    Ok(Some(Hold { pieces, until }))
}

/// What the pages of signing in say about the seat that waits where one goes back to: "Plek 2.14 blijft 10 minuten voor
/// jou vrij, tot 10.32."
pub(crate) async fn held_words(state: &AppState, texts: Texts, back: &str) -> Result<Option<String>, StoreError> {
    let Some(said) = back.split(['?', '&']).find_map(|pair| pair.strip_prefix("hold=")) else { return Ok(None) };
    let mut reads = state.store.read().await?;
    let Some(hold) = hold(reads.as_mut(), said, None, state.store.now()).await? else { return Ok(None) };
    let Some(branch) = hold.pieces.first().map(|piece| piece.branch) else { return Ok(None) };
    let Some(revision) = reads.places().revision(branch).await? else { return Ok(None) };
    let plan = state.store.plan_at(reads.as_mut(), branch, revision).await?;
    Ok(plan.zip(hold.until).and_then(|(plan, until)| self::said(texts, &plan, &hold.pieces, until)))
}

/// Which seats are held, and until when.
pub(super) fn said(texts: Texts, plan: &BranchPlan, pieces: &[Booking], until: Timestamp) -> Option<String> {
    let until = words::moment(texts, plan, until);
    match pieces {
        [only] => Some(t!(texts, "find-held", seat = plan.seat(only.seat)?.label.clone(), until = until)),
        several => Some(t!(texts, "find-held-several", count = several.len(), until = until)),
    }
}
