//! Calendars: the private feed of everything, and one booking as a file.

use super::{calendar, seats, signed_in};
use crate::ctx::{AppState, Reader, Visitor};
use crate::i18n::{Lang, Texts};
use crate::ical;
use crate::render::{NoPage, download};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use plek_domain::ids::BookingId;
use plek_domain::mine::feed::FeedToken;
use plek_domain::replay::digest_of;
use plek_domain::seats::Status;

/// Private, and asked for anew each time: most answers are then "as you know it".
const CACHE: &str = "private, no-cache";

/// `GET /feeds/calendar/{token}`: all bookings, for whoever has the address.
pub(super) async fn feed(
    reader: Reader,
    State(state): State<AppState>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&reader);
    let token = FeedToken::parse(&token).ok_or_else(|| NoPage::not_found(&reader))?;
    let mut reads = state.store.read().await.map_err(&failed)?;
    let person = reads.mine().feed_owner(&token.hash()).await.map_err(&failed)?;
    let person = person.ok_or_else(|| NoPage::not_found(&reader))?;
    let account = reads.accounts().account(person).await.map_err(&failed)?;
    let lang = account.and_then(|account| Lang::parse(&account.lang)).unwrap_or_default();
    let mut bookings = seats::bookings(&state, reads.as_mut(), person).await.map_err(&failed)?;
    bookings.retain(|(booking, _)| booking.status != Status::Held);
    let body = calendar::feed(Texts::new(lang), &state.origin, &bookings);
    let tag = format!("W/\"{}\"", digest_of(&body).map_err(&failed)?);
    let known = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if known.is_some_and(|tags| tags.split(',').any(|one| one.trim() == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, [(CACHE_CONTROL, CACHE), (ETAG, tag.as_str())]).into_response());
    }
    let headers = [(CONTENT_TYPE, ical::MEDIA_TYPE), (CACHE_CONTROL, CACHE), (ETAG, tag.as_str())];
    Ok((headers, body).into_response())
}

/// `GET /mine/{booking}/calendar`: one booking of one's own.
pub(super) async fn file(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(booking): Path<String>,
) -> Result<Response, NoPage> {
    let reader = &visitor.reader;
    let failed = NoPage::store(reader);
    let person = match signed_in(&visitor, "/mine") {
        Ok(person) => person.id,
        Err(response) => return Ok(response),
    };
    let not_found = || NoPage::not_found(reader);
    let id: BookingId = booking.parse().map_err(|_| not_found())?;
    let mut reads = state.store.read().await.map_err(&failed)?;
    let booking = reads.bookings().booking(id).await.map_err(&failed)?;
    let booking = booking.filter(|booking| booking.person == person).ok_or_else(not_found)?;
    drop(reads);
    let plan = state.store.plan(booking.branch).await.map_err(&failed)?.ok_or_else(not_found)?;
    let file = calendar::file(reader.texts, &state.origin, &booking, &plan);
    Ok(download(ical::MEDIA_TYPE, calendar::FILE, file))
}
