//! The page's requests: show it, book on it.

use super::model::{Outcome, SeatsPage};
use super::pages;
use crate::render::{NoPage, log, render};
use crate::{AppState, Reader};
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::error::{StoreError, WireError};
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::BookingId;
use plek_domain::places::{Branch, BranchPlan, Library};
use plek_domain::seats::alternatives::Alternative;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::forms::BookSeatForm;
use plek_domain::seats::{SeatRefusal, queries};
use plek_domain::store::{Key, WriteError};
use std::sync::Arc;

type Pairs = Vec<(String, String)>;

/// `GET /`: the first library's seats, until there is a home page.
pub(crate) async fn home(reader: Reader, State(state): State<AppState>) -> Result<Response, NoPage> {
    let mut reads = state.store.read().await.map_err(NoPage::store(&reader))?;
    let libraries = reads.places().libraries().await.map_err(NoPage::store(&reader))?;
    let first = libraries.first().ok_or_else(|| NoPage::not_found(&reader))?;
    Ok(Redirect::to(&format!("/{}/seats", first.slug)).into_response())
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
    let place = Place::find(&state, &library, &raw).await.map_err(NoPage::store(&reader))?;
    let place = place.ok_or_else(|| NoPage::not_found(&reader))?;
    let plan = Arc::clone(&place.plan);
    let mut page = place.page(&state, &raw).await.map_err(NoPage::store(&reader))?;
    if let Ok(id) = raw.one("booked").parse::<BookingId>() {
        let booking = queries::booking(&state.store, &plan, id).await.map_err(NoPage::store(&reader))?;
        // Whose booking it is stays unknown until there is sign-in, so only the demo shows it.
        let booking = booking.filter(|_| state.is_demo()).ok_or_else(|| NoPage::not_found(&reader))?;
        page.outcome = Outcome::Booked(booking);
    }
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
    let place = Place::find(&state, &library, &raw).await.map_err(NoPage::store(&reader))?;
    let place = place.ok_or_else(|| NoPage::not_found(&reader))?;
    let form = match BookSeatForm::parse(&raw, place.plan.branch.id) {
        Ok(form) => form,
        Err(errors) => return refused_form(&reader, &state, place, &raw, errors).await,
    };
    let actor = state.picked_actor(form.command.person).await.map_err(NoPage::store(&reader))?;
    match state.store.write(&actor, form.command, Key::Form(form.key)).await {
        Ok(done) => {
            let slug = (&place.plan.library.slug, &place.plan.branch.slug);
            let to = format!("/{}/seats?branch={}&booked={}", slug.0, slug.1, done.booking);
            Ok(Redirect::to(&to).into_response())
        }
        Err(WriteError::Refused(SeatRefusal::NoSuchTime { end })) => {
            let mut errors = FieldErrors::default();
            errors.add(if end { "until" } else { "from" }, FieldProblem::NoSuchTime);
            refused_form(&reader, &state, place, &raw, errors).await
        }
        Err(WriteError::Refused(refusal)) => refused(&reader, &state, place, &raw, form.command, refusal).await,
        Err(WriteError::Store(error)) => {
            log(&error);
            Err(NoPage::because(&reader, WireError::from(&error)))
        }
        Err(error) => Err(NoPage::because(&reader, error.refusal().err().unwrap_or(WireError::Broken))),
    }
}

/// The page again, with what is wrong at each field.
async fn refused_form(
    reader: &Reader,
    state: &AppState,
    place: Place,
    raw: &Raw,
    errors: FieldErrors,
) -> Result<Response, NoPage> {
    let mut page = place.page(state, raw).await.map_err(NoPage::store(reader))?;
    page.errors = errors;
    Ok(answer(reader, state, StatusCode::UNPROCESSABLE_ENTITY, page).await)
}

/// The page again, with the rule that said no and what can be booked instead.
async fn refused(
    reader: &Reader,
    state: &AppState,
    place: Place,
    raw: &Raw,
    wish: BookSeat,
    refusal: SeatRefusal,
) -> Result<Response, NoPage> {
    let alternatives = instead(state, &place.plan, &wish, &refusal).await.map_err(NoPage::store(reader))?;
    let mut page = place.page(state, raw).await.map_err(NoPage::store(reader))?;
    page.outcome = Outcome::Refused { refusal, alternatives };
    Ok(answer(reader, state, StatusCode::UNPROCESSABLE_ENTITY, page).await)
}

async fn instead(
    state: &AppState,
    plan: &BranchPlan,
    wish: &BookSeat,
    refusal: &SeatRefusal,
) -> Result<Vec<Alternative>, StoreError> {
    let Ok(asked) = wish.period(plan.time_zone) else { return Ok(Vec::new()) };
    let person = state.store.read().await?.people().person(wish.person).await?;
    let Some(person) = person else { return Ok(Vec::new()) };
    queries::alternatives(&state.store, plan, &person, wish.seat, asked, refusal).await
}

async fn answer(reader: &Reader, state: &AppState, status: StatusCode, page: SeatsPage) -> Response {
    let (texts, options, page) = (reader.texts, state.options.clone(), Arc::new(page));
    render(reader, status, move || pages::seats(texts, &options, &page)).await
}

/// The library and branch of a request.
struct Place {
    libraries: Vec<Library>,
    branches: Vec<Branch>,
    plan: Arc<BranchPlan>,
}

impl Place {
    /// The branch that the address names, the library's first when it names none; nothing when there is no such place.
    async fn find(state: &AppState, library: &str, raw: &Raw) -> Result<Option<Self>, StoreError> {
        let mut reads = state.store.read().await?;
        let libraries = reads.places().libraries().await?;
        let Some(library) = libraries.iter().find(|known| known.slug.as_str() == library) else { return Ok(None) };
        let branches = reads.places().branches(library.id).await?;
        let wanted = raw.one("branch");
        let mut known = branches.iter();
        let branch = known.find(|branch| wanted.is_empty() || branch.slug.as_str() == wanted).map(|branch| branch.id);
        let Some(branch) = branch else { return Ok(None) };
        let plan = state.store.plan_with(reads.as_mut(), branch).await?;
        Ok(plan.map(|plan| Self { libraries, branches, plan }))
    }

    async fn page(self, state: &AppState, raw: &Raw) -> Result<SeatsPage, StoreError> {
        SeatsPage::load(state, self.libraries, self.branches, self.plan, raw).await
    }
}
