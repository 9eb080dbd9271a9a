//! The page's requests: show it, book on it.

use super::instead;
use super::model::{Instead, Known, Outcome, SeatsPage};
use super::pages::{self, address};
use crate::people::{escaped, with_return};
use crate::render::{NoPage, render};
use crate::{AppState, Visitor};
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::{Action, Actor, Scope, may};
use plek_domain::error::{StoreError, WireError};
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::{BookingId, PersonId, SeatId, ZoneId};
use plek_domain::places::BranchPlan;
use plek_domain::ports::Reads;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::forms::{BookAnyForm, BookSeatForm, WISHES, wanted};
use plek_domain::seats::queries::{self, RefusedWish};
use plek_domain::seats::{Booking, SeatRefusal};
use plek_domain::store::{Key, WriteError};
use std::sync::Arc;
use uuid::Uuid;

type Pairs = Vec<(String, String)>;

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
    let known = Known { person: visitor.person().map(|person| person.id), outcome, occupancy: None };
    let page = SeatsPage::load(&state, reads.as_mut(), plan, &raw, known).await.map_err(&failed)?;
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
    let (raw, any) = pressed(raw);
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plan = branch_at(&state, reads.as_mut(), &library, &raw).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| NoPage::not_found(&reader))?;
    let Some(me) = visitor.person().map(|person| person.id) else {
        return Ok(Redirect::to(&with_return("/sign-in", &choice(&plan, &raw))).into_response());
    };
    // The reader goes back before the write waits its turn, or four slow writes would keep everybody from reading.
    drop(reads);
    let asking = Asking { visitor, state, plan, raw };
    if any { asking.any(me).await } else { asking.seat(me).await }
}

/// Which button was pressed: each brings its key. The one for any seat, the one for the seat of last time, which
/// brings that along, or the one for the seat that was picked.
fn pressed(raw: Raw) -> (Raw, bool) {
    if !raw.one("any").is_empty() {
        let key = raw.one("any").to_owned();
        return (raw.with("key", key).with("seat", ""), true);
    }
    let again = raw.one("again").split_once('.').map(|(key, seat)| (key.to_owned(), seat.to_owned()));
    match again {
        Some((key, seat)) => (raw.with("key", key).with("seat", seat), false),
        None => (raw, false),
    }
}

/// Whether another branch was picked while the seats of the last one were still listed. Then there is a seat to pick
/// anew; any other seat that is not of this branch is not found.
fn seats_of_another_branch(plan: &BranchPlan, raw: &Raw, seat: SeatId) -> bool {
    let listed = raw.one("zone").parse::<ZoneId>();
    plan.seat(seat).is_none() && listed.is_ok_and(|zone| plan.zone(zone).is_none())
}

/// A form that asks for a seat.
struct Asking {
    visitor: Visitor,
    state: AppState,
    plan: Arc<BranchPlan>,
    raw: Raw,
}

impl Asking {
    /// Books the seat that was picked.
    async fn seat(self, me: PersonId) -> Result<Response, NoPage> {
        let form = match BookSeatForm::parse(&self.raw, self.plan.branch.id, me) {
            Ok(form) => form,
            Err(errors) => return self.at_fields(errors).await,
        };
        if seats_of_another_branch(&self.plan, &self.raw, form.command.seat) {
            let mut errors = FieldErrors::default();
            errors.add("seat", FieldProblem::Missing);
            return self.at_fields(errors).await;
        }
        let done = self.state.store.write(&self.visitor.actor, form.command, Key::Form(form.key)).await;
        self.answered(done.map(|done| done.booking), form.command, Some(form.command.seat)).await
    }

    /// Books the seat that leaves the best room for later requests.
    async fn any(self, me: PersonId) -> Result<Response, NoPage> {
        let form = match BookAnyForm::parse(&self.raw, self.plan.branch.id, me) {
            Ok(form) => form,
            Err(errors) => return self.at_fields(errors).await,
        };
        let done = self.state.store.write(&self.visitor.actor, form.command, Key::Form(form.key)).await;
        let wish = form.command.at(SeatId(Uuid::nil()));
        self.answered(done.map(|done| done.booking), wish, None).await
    }

    /// The confirmation, or the page again with what was wrong.
    async fn answered(
        self,
        done: Result<BookingId, WriteError<SeatRefusal>>,
        wish: BookSeat,
        seat: Option<SeatId>,
    ) -> Result<Response, NoPage> {
        match done {
            Ok(booking) => {
                let to = address::of_booking(&self.plan, booking, self.visitor.reader.chosen);
                Ok(Redirect::to(&to).into_response())
            }
            Err(WriteError::Refused(SeatRefusal::NoSuchTime { end })) => {
                let mut errors = FieldErrors::default();
                errors.add(if end { "until" } else { "from" }, FieldProblem::NoSuchTime);
                self.at_fields(errors).await
            }
            Err(WriteError::Refused(refusal)) => self.by_rule(wish, seat, refusal).await,
            Err(error) => Err(NoPage::of_write(&self.visitor.reader, error)),
        }
    }

    /// Refused: the page comes again, with status 422, everything that was typed, and what is wrong at each field.
    async fn at_fields(self, errors: FieldErrors) -> Result<Response, NoPage> {
        let failed = NoPage::store(&self.visitor.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let known = Known { person: self.visitor.person().map(|person| person.id), ..Known::default() };
        let page = SeatsPage::load(&self.state, reads.as_mut(), self.plan, &self.raw, known).await;
        let page = SeatsPage { errors, ..page.map_err(&failed)? };
        Ok(answer(&self.visitor, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page).await)
    }

    /// The same with the rule that said no, and what can be booked instead.
    async fn by_rule(self, wish: BookSeat, seat: Option<SeatId>, refusal: SeatRefusal) -> Result<Response, NoPage> {
        let failed = NoPage::store(&self.visitor.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let (mut found, mut occupancy) = (Instead::default(), None);
        let person = match &self.visitor.actor {
            Actor::Person(person) if person.id == wish.person => Some(person.as_ref().clone()),
            _ => reads.people().person(wish.person).await.map_err(&failed)?,
        };
        if let (Some(person), Ok(asked)) = (&person, wish.period(self.plan.time_zone)) {
            let wish = RefusedWish { person, seat, asked, wanted: wanted(&self.raw), refusal: &refusal };
            (found, occupancy) =
                instead::instead(&self.state, reads.as_mut(), &self.plan, &wish).await.map_err(&failed)?;
        }
        let outcome = Outcome::Refused { refusal, instead: found };
        let known = Known { person: self.visitor.person().map(|person| person.id), outcome, occupancy };
        let page = SeatsPage::load(&self.state, reads.as_mut(), self.plan, &self.raw, known).await;
        Ok(answer(&self.visitor, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page.map_err(&failed)?).await)
    }
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, page: SeatsPage) -> Response {
    let (asked_by, state, page) = (visitor.at(&page.house.profile), state.clone(), Arc::new(page));
    render(&visitor.reader, status, move || pages::seats(&asked_by, &state, &page)).await
}

/// Where a booking is, and whose.
fn scope(booking: &Booking) -> Scope {
    Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
}

/// This page with the very choice that was posted, for whoever has to sign in first.
fn choice(plan: &BranchPlan, raw: &Raw) -> String {
    let asked = ["day", "from", "until", "zone", "seat"].map(|name| (name, raw.one(name)));
    let wants = WISHES.iter().filter(|(_, wish)| wanted(raw).include(*wish)).map(|(name, _)| ("want", *name));
    let asked = asked.into_iter().filter(|(_, value)| !value.is_empty()).chain(wants);
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
