//! The page's requests: show it, book on it.

use super::model::{Outcome, SeatsPage};
use super::pages::{self, address};
use crate::render::{NoPage, log, render};
use crate::{AppState, Reader};
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::Actor;
use plek_domain::error::{StoreError, WireError};
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::{BookingId, SeatId, ZoneId};
use plek_domain::places::{BranchPlan, Library};
use plek_domain::ports::Reads;
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::forms::BookSeatForm;
use plek_domain::seats::queries::{self, RefusedWish};
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
    Ok(Redirect::to(&address::own(home, reader.chosen)).into_response())
}

/// `GET /{library}/seats`: what is free, and the confirmation of a booking just made.
pub(crate) async fn show(
    reader: Reader,
    State(state): State<AppState>,
    Path(library): Path<String>,
    query: Result<Query<Pairs>, QueryRejection>,
) -> Result<Response, NoPage> {
    let Query(pairs) = query.map_err(|_| NoPage::because(&reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plan = branch_at(&state, reads.as_mut(), &library, &raw).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| NoPage::not_found(&reader))?;
    let mut outcome = Outcome::None;
    if let Ok(id) = raw.one("booked").parse::<BookingId>() {
        let booking = queries::booking(reads.as_mut(), &plan, id).await.map_err(&failed)?;
        // Whose booking it is stays unknown until there is sign-in, so only the demo shows it.
        let booking = booking.filter(|_| state.is_demo()).ok_or_else(|| NoPage::not_found(&reader))?;
        outcome = Outcome::Booked(booking);
    }
    let page = SeatsPage::load(&state, reads.as_mut(), plan, &raw, outcome, None).await.map_err(&failed)?;
    Ok(answer(&reader, &state, StatusCode::OK, page).await)
}

/// `POST /{library}/seats`: book. Done = on to the confirmation; refused = the same page, all that was typed kept.
pub(crate) async fn book(
    reader: Reader,
    State(state): State<AppState>,
    Path(library): Path<String>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, NoPage> {
    if !state.is_demo() {
        // There is no sign-in yet, so nobody who posts may book, whatever they post.
        return Err(NoPage::not_found(&reader));
    }
    let Form(pairs) = form.map_err(|_| NoPage::because(&reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plan = branch_at(&state, reads.as_mut(), &library, &raw).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| NoPage::not_found(&reader))?;
    let form = match BookSeatForm::parse(&raw, plan.branch.id) {
        Ok(form) => form,
        Err(errors) => return Refused { reader, state, plan, raw }.at_fields(errors).await,
    };
    if seats_of_another_branch(&plan, &raw, form.command.seat) {
        let mut errors = FieldErrors::default();
        errors.add("seat", FieldProblem::Missing);
        return Refused { reader, state, plan, raw }.at_fields(errors).await;
    }
    let actor = state.picked_actor(reads.as_mut(), form.command.person).await.map_err(&failed)?;
    // The reader goes back before the write waits its turn, or four slow writes would keep everybody from reading.
    drop(reads);
    match state.store.write(&actor, form.command, Key::Form(form.key)).await {
        Ok(done) => {
            let to = address::of_booking(&plan, done.booking, reader.chosen);
            Ok(Redirect::to(&to).into_response())
        }
        Err(WriteError::Refused(SeatRefusal::NoSuchTime { end })) => {
            let mut errors = FieldErrors::default();
            errors.add(if end { "until" } else { "from" }, FieldProblem::NoSuchTime);
            Refused { reader, state, plan, raw }.at_fields(errors).await
        }
        Err(WriteError::Refused(refusal)) => {
            Refused { reader, state, plan, raw }.by_rule(&actor, form.command, refusal).await
        }
        Err(WriteError::Store(error)) => {
            log(&error);
            Err(NoPage::because(&reader, WireError::from(&error)))
        }
        Err(error) => Err(NoPage::because(&reader, error.refusal().err().unwrap_or(WireError::Broken))),
    }
}

/// Whether another branch was picked while the seats of the last one were still listed. Then there is a seat to pick
/// anew; any other seat that is not of this branch is not found.
fn seats_of_another_branch(plan: &BranchPlan, raw: &Raw, seat: SeatId) -> bool {
    let listed = raw.one("zone").parse::<ZoneId>();
    plan.seat(seat).is_none() && listed.is_ok_and(|zone| plan.zone(zone).is_none())
}

/// A booking that was refused: the page comes again, with status 422 and everything that was typed.
struct Refused {
    reader: Reader,
    state: AppState,
    plan: Arc<BranchPlan>,
    raw: Raw,
}

impl Refused {
    /// With what is wrong at each field.
    async fn at_fields(self, errors: FieldErrors) -> Result<Response, NoPage> {
        let failed = NoPage::store(&self.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let page = SeatsPage::load(&self.state, reads.as_mut(), self.plan, &self.raw, Outcome::None, None).await;
        let page = SeatsPage { errors, ..page.map_err(&failed)? };
        Ok(answer(&self.reader, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page).await)
    }

    /// With the rule that said no, and what can be booked instead.
    async fn by_rule(self, actor: &Actor, wish: BookSeat, refusal: SeatRefusal) -> Result<Response, NoPage> {
        let failed = NoPage::store(&self.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let (mut alternatives, mut occupancy) = (Vec::new(), None);
        if let (Actor::Person(person), Ok(asked)) = (actor, wish.period(self.plan.time_zone)) {
            let wish = RefusedWish { person, seat: wish.seat, asked, refusal: &refusal };
            let now = self.state.store.now();
            (alternatives, occupancy) =
                queries::alternatives(reads.as_mut(), &self.plan, &wish, now).await.map_err(&failed)?;
        }
        let outcome = Outcome::Refused { refusal, alternatives };
        let page = SeatsPage::load(&self.state, reads.as_mut(), self.plan, &self.raw, outcome, occupancy).await;
        Ok(answer(&self.reader, &self.state, StatusCode::UNPROCESSABLE_ENTITY, page.map_err(&failed)?).await)
    }
}

async fn answer(reader: &Reader, state: &AppState, status: StatusCode, page: SeatsPage) -> Response {
    let (asked_by, options, page) = (reader.clone(), state.options.clone(), Arc::new(page));
    render(reader, status, move || pages::seats(&asked_by, &options, &page)).await
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
