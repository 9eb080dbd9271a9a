//! The requests at a seat.

use super::model::{AtSeat, Outcome, is_inside};
use super::page;
use crate::home::code;
use crate::people::with_return;
use crate::render::{NoPage, render};
use crate::ui::{PageFrame, page as document};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::Actor;
use plek_domain::command::Command;
use plek_domain::error::WireError;
use plek_domain::form::Raw;
use plek_domain::ids::{BookingId, SeatId};
use plek_domain::people::sign_in::Place;
use plek_domain::places::SeatCode;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::check_in::{CheckIn, CheckInRefused};
use plek_domain::seats::check_out::CheckOut;
use plek_domain::seats::hold::{ClaimHold, HoldSeat, NOBODY, SeatHeld};
use plek_domain::seats::report_taken::{ReportRefused, ReportTaken};
use plek_domain::seats::sit_here::{self, SitHere};
use plek_domain::store::{Key, WriteError};
use plek_domain::time::Timestamp;
use std::sync::Arc;

type Pairs = Vec<(String, String)>;
type Asked = Result<Query<Pairs>, QueryRejection>;

/// `GET /s/{code}`.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(code): Path<String>,
    query: Asked,
) -> Result<Response, NoPage> {
    let raw = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let Some(seat) = SeatCode::parse(&code) else {
        return Ok(code::unknown(&visitor, &state, code).await);
    };
    // One address for a seat, however the code was typed.
    if seat.as_str() != code {
        return Ok(Redirect::permanent(&format!("/s/{seat}")).into_response());
    }
    let outcome = match raw.one("done") {
        "checked-in" => Outcome::CheckedIn,
        "left" => Outcome::Left,
        "moved" => Outcome::Moved { found: true },
        "told" => Outcome::Moved { found: false },
        _ => Outcome::None,
    };
    let hold = raw.one("hold").parse().ok();
    let page = AtSeat::load(&state, &visitor, seat, hold, outcome).await.map_err(NoPage::store(&visitor.reader))?;
    match page {
        Some(page) => Ok(answer(&visitor, &state, StatusCode::OK, page).await),
        None => Ok(code::unknown(&visitor, &state, code).await),
    }
}

/// `POST /s/{code}`: what the button says.
pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(code): Path<String>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, NoPage> {
    let Form(pairs) = form.map_err(|_| NoPage::because(&visitor.reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let code = SeatCode::parse(&code).ok_or_else(|| NoPage::not_found(&visitor.reader))?;
    let at = At { visitor, state, code, key: raw.one("key").parse().map_or(Key::Fresh, Key::Form) };
    let booking = raw.one("booking").parse::<BookingId>();
    let until = raw.one("until").parse::<i64>().map(Timestamp);
    let is_known = at.visitor.person().is_some();
    match (raw.one("do"), booking, until) {
        ("sit", _, Ok(until)) => at.sit(until).await,
        // Their session ended while the page lay open: what was held for them is in the address.
        ("claim", Ok(hold), _) if !is_known => Ok(at.sign_in(&format!("/s/{}?hold={hold}", at.code))),
        _ if !is_known => Ok(at.sign_in(&format!("/s/{}", at.code))),
        ("check-in", Ok(booking), _) => at.check_in(booking).await,
        ("leave", Ok(booking), _) => at.leave(booking).await,
        ("taken", Ok(booking), _) => at.report(booking).await,
        ("claim", Ok(hold), _) => at.claim(hold).await,
        _ => Err(NoPage::because(&at.visitor.reader, WireError::BadInput)),
    }
}

/// Somebody at a seat who asks for something.
struct At {
    visitor: Visitor,
    state: AppState,
    code: SeatCode,
    key: Key,
}

impl At {
    async fn write<C: Command>(&self, command: C) -> Result<Result<C::Done, C::Refused>, NoPage> {
        match self.state.store.write(&self.visitor.actor, command, self.key).await {
            Ok(done) => Ok(Ok(done)),
            Err(WriteError::Refused(refusal)) => Ok(Err(refusal)),
            Err(error) => Err(NoPage::of_write(&self.visitor.reader, error)),
        }
    }

    fn on(&self, to: &str) -> Response {
        Redirect::to(&format!("/s/{}?done={to}", self.code)).into_response()
    }

    async fn load(&self, outcome: Outcome) -> Result<AtSeat, NoPage> {
        let page = AtSeat::load(&self.state, &self.visitor, self.code, None, outcome).await;
        let page = page.map_err(NoPage::store(&self.visitor.reader))?;
        page.ok_or_else(|| NoPage::not_found(&self.visitor.reader))
    }

    /// The page as it is now, with what was refused.
    async fn no(&self, outcome: Outcome) -> Result<Response, NoPage> {
        let page = self.load(outcome).await?;
        Ok(answer(&self.visitor, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page).await)
    }

    async fn is_inside(&self) -> Result<bool, NoPage> {
        let page = self.load(Outcome::None).await?;
        is_inside(&self.state, &self.visitor, &page.plan).await.map_err(NoPage::store(&self.visitor.reader))
    }

    async fn check_in(self, booking: BookingId) -> Result<Response, NoPage> {
        let inside = self.is_inside().await?;
        match self.write(CheckIn { booking, code: Some(self.code), inside }).await? {
            Ok(_) => Ok(self.on("checked-in")),
            Err(refusal) => self.no(Outcome::CheckIn(refusal)).await,
        }
    }

    async fn leave(self, booking: BookingId) -> Result<Response, NoPage> {
        match self.state.store.write(&self.visitor.actor, CheckOut { booking }, self.key).await {
            Ok(_) => Ok(self.on("left")),
            Err(WriteError::Refused(_) | WriteError::NotFound) => self.no(Outcome::NotThere).await,
            Err(error) => Err(NoPage::of_write(&self.visitor.reader, error)),
        }
    }

    fn sign_in(&self, back: &str) -> Response {
        Redirect::to(&with_return("/sign-in", back)).into_response()
    }

    async fn report(self, booking: BookingId) -> Result<Response, NoPage> {
        let inside = self.is_inside().await?;
        match self.write(ReportTaken { booking, code: Some(self.code), inside }).await? {
            Ok(told) => match self.code_of(told.seat).await? {
                // On to where they sit now.
                Some(other) => Ok(Self { code: other, ..self }.on("moved")),
                None => Ok(self.on("told")),
            },
            Err(ReportRefused::Outside) => self.no(Outcome::CheckIn(CheckInRefused::Outside)).await,
            Err(ReportRefused::WrongCode | ReportRefused::NotNow) => self.no(Outcome::NoReport).await,
        }
    }

    async fn code_of(&self, seat: Option<SeatId>) -> Result<Option<SeatCode>, NoPage> {
        let failed = NoPage::store(&self.visitor.reader);
        let Some(seat) = seat else { return Ok(None) };
        self.state.store.read().await.map_err(&failed)?.places().code_of(seat).await.map_err(&failed)
    }

    /// Sits down; who is not signed in gets the seat held, signs in and comes back.
    async fn sit(self, until: Timestamp) -> Result<Response, NoPage> {
        let Actor::Person(person) = &self.visitor.actor else { return self.hold(until).await };
        let inside = self.is_inside().await?;
        if !inside {
            return self.no(Outcome::CheckIn(CheckInRefused::Outside)).await;
        }
        match self.write(SitHere { code: self.code, person: person.id, until }).await? {
            Ok(_) => Ok(self.on("checked-in")),
            Err(refusal) => self.no(Outcome::Book(refusal)).await,
        }
    }

    async fn hold(self, until: Timestamp) -> Result<Response, NoPage> {
        // Nothing is asked of the page: the same button twice has the same answer, though the seat is held by then.
        let page = self.load(Outcome::None).await?;
        let wish = sit_here::wish(&page.plan, page.seat.id, NOBODY, until, self.state.store.now());
        let BookSeat { branch, seat, person: _, day, from, until } =
            wish.ok_or_else(|| NoPage::not_found(&self.visitor.reader))?;
        let place = Place(self.visitor.address.place());
        let hold = HoldSeat { branch, seat, day, from, until, place };
        let back = match self.write(hold).await? {
            Ok(SeatHeld::Held { hold }) => format!("/s/{}?hold={hold}", self.code),
            Ok(SeatHeld::TooMany) => format!("/s/{}", self.code),
            Err(refusal) => return self.no(Outcome::Book(refusal)).await,
        };
        Ok(self.sign_in(&back))
    }

    /// Takes what was held, and checks in: they are still at the seat.
    async fn claim(self, hold: BookingId) -> Result<Response, NoPage> {
        let Actor::Person(person) = &self.visitor.actor else { return Err(NoPage::not_found(&self.visitor.reader)) };
        match self.write(ClaimHold { hold, person: person.id }).await? {
            Err(refusal) => self.no(Outcome::Book(refusal)).await,
            Ok(done) => Self { key: Key::Fresh, ..self }.check_in(done.booking).await,
        }
    }
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, page: AtSeat) -> Response {
    let who = visitor.at(&page.house.profile);
    let (visitor, state, page) = (who.clone(), state.clone(), Arc::new(page));
    let view = move || {
        let texts = visitor.reader.texts;
        let path = format!("/s/{}", page.code);
        let title = t!(texts, "at-seat-title", seat = page.seat.label.clone());
        let frame = PageFrame::for_visitor(&visitor, &state, &path, title, Some(&page.house));
        document(PageFrame { error: status != StatusCode::OK, ..frame }, page::seat(texts, &page))
    };
    render(&who.reader, status, view).await
}
