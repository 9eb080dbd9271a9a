//! The list and its forms; a hidden field says which form was sent.

use super::pages::{self, FeedShown, MinePage};
use super::{gather, signed_in};
use crate::ctx::{AppState, Visitor};
use crate::people::{Posted, show as page};
use crate::render::NoPage;
use crate::t;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::error::{Refusal, WireError};
use plek_domain::ids::BookingId;
use plek_domain::mine::feed::{FeedToken, MakeFeed, RevokeFeed};
use plek_domain::people::Person;
use plek_domain::places::SeatCode;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::check_out::CheckOut;
use plek_domain::store::WriteError;
use std::collections::HashMap;

const HERE: &str = "/mine";

/// What may stand behind `done=` in the address, and what is said about it then.
const DONE: [&str; 4] = ["cancelled", "changed", "checked-out", "revoked"];

/// `GET /mine`.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, NoPage> {
    let person = match signed_in(&visitor, HERE) {
        Ok(person) => person,
        Err(response) => return Ok(response),
    };
    let mut model = load(&visitor, &state, person).await?;
    let done = query.get("done").and_then(|done| DONE.into_iter().find(|known| known == done));
    model.done = done.map(|done| visitor.reader.texts.get(&format!("mine-done-{done}")));
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

/// `POST /mine`: one of its forms.
pub(super) async fn act(State(state): State<AppState>, posted: Posted) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let person = match signed_in(visitor, HERE) {
        Ok(person) => person,
        Err(response) => return Ok(response),
    };
    let reader = &visitor.reader;
    match posted.raw.one("do") {
        "cancel" => {
            let command = CancelBooking { booking: own(&state, &posted, person).await? };
            let done = state.store.write(&visitor.actor, command, posted.key()).await.map(drop);
            finish(&state, &posted, person, done, ("cancel-booking", "cancelled")).await
        }
        "check-out" => {
            let command = CheckOut { booking: own(&state, &posted, person).await? };
            let done = state.store.write(&visitor.actor, command, posted.key()).await.map(drop);
            finish(&state, &posted, person, done, ("check-out", "checked-out")).await
        }
        "code" => {
            let typed = posted.raw.one("code");
            if let Some(code) = SeatCode::parse(typed) {
                return Ok(Redirect::to(&format!("/s/{code}")).into_response());
            }
            let mut model = load(visitor, &state, person).await?;
            model.wrong_code = Some((posted.raw.one("thing").to_owned(), typed.chars().take(20).collect()));
            Ok(answer(visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
        }
        "feed-make" => {
            let bad = || NoPage::because(reader, WireError::BadInput);
            let token = FeedToken::parse(posted.raw.one("token")).ok_or_else(bad)?;
            let command = MakeFeed { person: person.id, token: token.hash() };
            let made = state.store.write(&visitor.actor, command, posted.key()).await;
            made.map_err(|error| NoPage::of_write(reader, error))?;
            let mut model = load(visitor, &state, person).await?;
            model.feed = FeedShown::Made(format!("{}/feeds/calendar/{}", state.origin, token.text()));
            Ok(answer(visitor, &state, StatusCode::OK, model).await)
        }
        "feed-revoke" => {
            let command = RevokeFeed { person: person.id };
            let done = state.store.write(&visitor.actor, command, posted.key()).await;
            done.map_err(|error| NoPage::of_write(reader, error))?;
            Ok(Redirect::to(&format!("{HERE}?done=revoked#feed")).into_response())
        }
        _ => Err(NoPage::because(reader, WireError::BadInput)),
    }
}

/// The booking that a form is about. Somebody at a desk may do more with others' bookings, but not on this page.
async fn own(state: &AppState, posted: &Posted, person: &Person) -> Result<BookingId, NoPage> {
    let reader = &posted.visitor.reader;
    let failed = NoPage::store(reader);
    let id: BookingId = posted.raw.one("thing").parse().map_err(|_| NoPage::not_found(reader))?;
    let mut reads = state.store.read().await.map_err(&failed)?;
    let booking = reads.bookings().booking(id).await.map_err(&failed)?;
    let own = booking.filter(|booking| booking.person == person.id);
    own.map(|booking| booking.id).ok_or_else(|| NoPage::not_found(reader))
}

/// Done = the list again, which says so; refused = the list with the reason, status 422.
async fn finish<R: Refusal>(
    state: &AppState,
    posted: &Posted,
    person: &Person,
    done: Result<(), WriteError<R>>,
    (command, said): (&str, &str),
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?done={said}")).into_response()),
        Err(WriteError::Refused(refusal)) => {
            let mut model = load(visitor, state, person).await?;
            model.problem = Some(visitor.reader.texts.get(&format!("{command}-refused-{}", refusal.code())));
            Ok(answer(visitor, state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
        }
        Err(error) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

async fn load(visitor: &Visitor, state: &AppState, person: &Person) -> Result<MinePage, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let items = gather(state, reads.as_mut(), visitor.reader.texts, person).await.map_err(&failed)?;
    let feed = reads.mine().feed(person.id).await.map_err(&failed)?;
    Ok(MinePage {
        items,
        feed: if feed.is_some() { FeedShown::There } else { FeedShown::None },
        token: FeedToken::new(state.store.chance()),
        key: state.store.new_key(),
        done: None,
        problem: None,
        wrong_code: None,
    })
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: MinePage) -> Response {
    let title = t!(visitor.reader.texts, "nav-mine");
    page(visitor, state, status, (HERE.to_owned(), title), model, pages::mine).await
}
