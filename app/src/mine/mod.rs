//! Mijn Plek: everything that is one's own in one list, what needs somebody first; the private calendar feed; and the
//! links in mails, which need no signing in.
//!
//! A pillar joins with a function that makes its things [`Item`]s and a line in [`gather`]: order, groups and looks are
//! the list's.

pub(crate) mod calendar;
mod change;
mod feed;
mod handlers;
mod item;
mod link;
mod pages;
mod seats;

use crate::ctx::{AppState, Visitor};
use crate::i18n::Texts;
use crate::people::with_return;
use crate::route::{Access, Route};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use item::Item;
use plek_domain::error::StoreError;
use plek_domain::ids::BookingId;
use plek_domain::people::Person;
use plek_domain::places::BranchPlan;
use plek_domain::ports::Reads;
use plek_domain::seats::Booking;

/// This pillar's routes.
pub(crate) fn routes() -> Vec<Route> {
    let route = |method, path, access, router: MethodRouter<AppState>| Route { method, path, access, router };
    vec![
        route("GET", "/mine", Access::SignedIn, get(handlers::show)),
        route("POST", "/mine", Access::SignedIn, post(handlers::act)),
        route("GET", "/mine/{booking}/calendar", Access::SignedIn, get(feed::file)),
        route("GET", "/mine/{booking}/change", Access::SignedIn, get(change::show)),
        route("POST", "/mine/{booking}/change", Access::SignedIn, post(change::change)),
        route("GET", "/b/{token}", Access::Link, get(link::show)),
        route("POST", "/b/{token}", Access::Link, post(link::cancel)),
        route("GET", "/feeds/calendar/{token}", Access::Link, get(feed::feed)),
    ]
}

/// Everything that is somebody's own, in the order of the list.
async fn gather(
    state: &AppState,
    reads: &mut dyn Reads,
    texts: Texts,
    person: &Person,
) -> Result<Vec<Item>, StoreError> {
    let mut items = seats::items(state, reads, texts, person.id).await?;
    items.sort_by_key(Item::order);
    Ok(items)
}

/// Who is signed in, or the way to sign in and back.
#[expect(clippy::result_large_err, reason = "the answer is sent as it is, once")]
fn signed_in<'a>(visitor: &'a Visitor, back: &str) -> Result<&'a Person, Response> {
    visitor.person().ok_or_else(|| Redirect::to(&with_return("/sign-in", back)).into_response())
}

/// Where a booking is had as a file for a calendar, and the name of that file.
pub(crate) fn calendar_of(booking: BookingId) -> (String, &'static str) {
    (format!("/mine/{booking}/calendar"), calendar::FILE)
}

/// What stands on the seat of a booking; empty when the seat is out of use.
pub(crate) fn label_of(plan: &BranchPlan, booking: &Booking) -> String {
    plan.seat(booking.seat).map(|seat| seat.label.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::seats::change::ChangeRefused;
    use plek_domain::seats::check_out::CheckOutRefused;

    #[test]
    fn every_refusal_has_its_words() {
        for (command, codes) in [("change-booking", ChangeRefused::CODES), ("check-out", CheckOutRefused::CODES)] {
            for code in codes {
                assert!(exists(&format!("{command}-refused-{code}")), "{command} {code}");
            }
        }
    }
}
