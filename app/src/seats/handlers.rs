//! The page's requests: show it, book on it.

use super::model::{Outcome, SeatsPage};
use super::pages;
use crate::people::{escaped, with_return};
use crate::places::staff_link;
use crate::render::{NoPage, log, render};
use crate::{AppState, Reader, Visitor};
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::{Action, Actor, Scope, may};
use plek_domain::error::{StoreError, WireError};
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::BookingId;
use plek_domain::places::{BranchPlan, Library};
use plek_domain::ports::Reads;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::forms::BookSeatForm;
use plek_domain::seats::queries::{self, RefusedWish};
use plek_domain::seats::{Booking, SeatRefusal};
use plek_domain::store::{Key, WriteError};
use std::sync::Arc;

type Pairs = Vec<(String, String)>;

/// `GET /`: the seats of the first library, in the demo of the one that its first visitor is a member of, until there
/// is a home page.
pub(crate) async fn home(reader: Reader, State(state): State<AppState>) -> Result<Response, NoPage> {
    let mut reads = state.store.read().await.map_err(NoPage::store(&reader))?;
    let libraries = reads.places().libraries().await.map_err(NoPage::store(&reader))?;
    let visitor = match state.demo_people.first() {
        Some(visitor) => reads.people().person(visitor.id).await.map_err(NoPage::store(&reader))?,
        None => None,
    };
    let member = |library: &&Library| visitor.as_ref().is_none_or(|who| who.is_member(library.id, state.store.now()));
    let home = libraries.iter().find(member).or(libraries.first()).ok_or_else(|| NoPage::not_found(&reader))?;
    Ok(Redirect::to(&format!("/{}/seats", home.slug)).into_response())
}

/// `GET /{library}/seats`: what is free, and the confirmation of a booking just made.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    query: Result<Query<Pairs>, QueryRejection>,
) -> Result<Response, NoPage> {
    let reader = visitor.reader.clone();
    let Query(pairs) = query.map_err(|_| NoPage::because(&reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plan = branch_at(&state, reads.as_mut(), &library, &raw).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| NoPage::not_found(&reader))?;
    let mut outcome = Outcome::None;
    if let Ok(id) = raw.one("booked").parse::<BookingId>() {
        let booking = queries::booking(reads.as_mut(), &plan, id).await.map_err(&failed)?;
        // Who sits where and when is their own business, and the desk's.
        let booking = booking.filter(|booking| may(&visitor.actor, Action::CancelBooking, &scope(booking)));
        let booking = booking.ok_or_else(|| NoPage::not_found(&reader))?;
        outcome = Outcome::Booked(booking);
    }
    let page = SeatsPage::load(&state, reads.as_mut(), plan, &raw, outcome, None).await.map_err(&failed)?;
    Ok(answer(&visitor, &state, StatusCode::OK, page).await)
}

/// `POST /{library}/seats`: book. Done = on to the confirmation; refused = the same page, all that was typed kept.
pub(crate) async fn book(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, NoPage> {
    let reader = visitor.reader.clone();
    let Form(pairs) = form.map_err(|_| NoPage::because(&reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plan = branch_at(&state, reads.as_mut(), &library, &raw).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| NoPage::not_found(&reader))?;
    let Some(me) = visitor.person().map(|person| person.id) else {
        return Ok(Redirect::to(&with_return("/sign-in", &choice(&plan, &raw))).into_response());
    };
    let form = match BookSeatForm::parse(&raw, plan.branch.id, me) {
        Ok(form) => form,
        Err(errors) => return Refused { visitor, state, plan, raw }.at_fields(errors).await,
    };
    // The reader goes back before the write waits its turn, or four slow writes would keep everybody from reading.
    drop(reads);
    match state.store.write(&visitor.actor, form.command, Key::Form(form.key)).await {
        Ok(done) => {
            let to = format!("/{}/seats?branch={}&booked={}", plan.library.slug, plan.branch.slug, done.booking);
            Ok(Redirect::to(&to).into_response())
        }
        Err(WriteError::Refused(SeatRefusal::NoSuchTime { end })) => {
            let mut errors = FieldErrors::default();
            errors.add(if end { "until" } else { "from" }, FieldProblem::NoSuchTime);
            Refused { visitor, state, plan, raw }.at_fields(errors).await
        }
        Err(WriteError::Refused(refusal)) => Refused { visitor, state, plan, raw }.by_rule(form.command, refusal).await,
        Err(WriteError::Store(error)) => {
            log(&error);
            Err(NoPage::because(&reader, WireError::from(&error)))
        }
        Err(error) => Err(NoPage::because(&reader, error.refusal().err().unwrap_or(WireError::Broken))),
    }
}

/// A booking that was refused: the page comes again, with status 422 and everything that was typed.
struct Refused {
    visitor: Visitor,
    state: AppState,
    plan: Arc<BranchPlan>,
    raw: Raw,
}

impl Refused {
    /// With what is wrong at each field.
    async fn at_fields(self, errors: FieldErrors) -> Result<Response, NoPage> {
        let failed = NoPage::store(&self.visitor.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let page = SeatsPage::load(&self.state, reads.as_mut(), self.plan, &self.raw, Outcome::None, None).await;
        let page = SeatsPage { errors, ..page.map_err(&failed)? };
        Ok(answer(&self.visitor, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page).await)
    }

    /// With the rule that said no, and what can be booked instead.
    async fn by_rule(self, wish: BookSeat, refusal: SeatRefusal) -> Result<Response, NoPage> {
        let failed = NoPage::store(&self.visitor.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let (mut alternatives, mut occupancy) = (Vec::new(), None);
        let person = match &self.visitor.actor {
            Actor::Person(person) if person.id == wish.person => Some(person.as_ref().clone()),
            _ => reads.people().person(wish.person).await.map_err(&failed)?,
        };
        if let (Some(person), Ok(asked)) = (&person, wish.period(self.plan.time_zone)) {
            let wish = RefusedWish { person, seat: wish.seat, asked, refusal: &refusal };
            let now = self.state.store.now();
            (alternatives, occupancy) =
                queries::alternatives(reads.as_mut(), &self.plan, &wish, now).await.map_err(&failed)?;
        }
        let outcome = Outcome::Refused { refusal, alternatives };
        let page = SeatsPage::load(&self.state, reads.as_mut(), self.plan, &self.raw, outcome, occupancy).await;
        Ok(answer(&self.visitor, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page.map_err(&failed)?).await)
    }
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, page: SeatsPage) -> Response {
    let (texts, signed_in) = (visitor.reader.texts, visitor.session.is_some());
    let staff = staff_link(texts, &visitor.actor, false);
    let (state, page) = (state.clone(), Arc::new(page));
    render(&visitor.reader, status, move || pages::seats(texts, &state, signed_in, staff.clone(), &page)).await
}

/// Where a booking is, and whose.
fn scope(booking: &Booking) -> Scope {
    Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
}

/// This page with the very choice that was posted, for whoever has to sign in first.
fn choice(plan: &BranchPlan, raw: &Raw) -> String {
    let asked = ["day", "from", "until", "zone", "seat"].map(|name| (name, raw.one(name)));
    let asked = asked.into_iter().filter(|(_, value)| !value.is_empty());
    asked.fold(format!("/{}/seats?branch={}", plan.library.slug, plan.branch.slug), |path, (name, value)| {
        format!("{path}&{name}={}", escaped(value))
    })
}

/// The plan of the branch that an address names, the library's first when it names none; nothing when there is none.
async fn branch_at(
    state: &AppState,
    reads: &mut dyn Reads,
    library: &str,
    raw: &Raw,
) -> Result<Option<Arc<BranchPlan>>, StoreError> {
    let Some((branch, revision)) = reads.places().find(library, raw.one("branch")).await? else { return Ok(None) };
    state.store.plan_at(reads, branch, revision).await
}
