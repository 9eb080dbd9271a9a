//! `/mine/{booking}/change`: another day, time or seat for a booking of one's own. Until the new one is granted, the old
//! one stays.

use super::signed_in;
use crate::ctx::{AppState, Visitor};
use crate::house::House;
use crate::people::Posted;
use crate::render::{NoPage, render};
use crate::seats::{refusal_words as words, typed};
use crate::t;
use crate::ui::{PageFrame, page};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::error::{Refusal, StoreError};
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::{BookingId, SeatId, ZoneId};
use plek_domain::people::Person;
use plek_domain::places::{Attributes, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::seats::alternatives::Alternative;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::change::{ChangeBooking, ChangeRefused};
use plek_domain::seats::forms::{BookSeatForm, parse_day};
use plek_domain::seats::queries::{self, Occupancy, RefusedWish};
use plek_domain::seats::{Booking, SeatRefusal};
use plek_domain::store::{Key, WriteError};
use plek_domain::time::{Period, Timestamp, WallTime};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

mod form;

/// What the page shows.
struct ChangePage {
    booking: Booking,
    plan: Arc<BranchPlan>,
    house: House,
    /// What is asked for, as typed.
    raw: Raw,
    /// The zone whose seats are offered.
    zone: ZoneId,
    /// The seats that cannot be had then.
    taken: HashSet<SeatId>,
    errors: FieldErrors,
    /// The rule that says no, and what can be had instead.
    refused: Option<(SeatRefusal, Vec<Alternative>)>,
    /// Why it cannot be changed at all.
    stays: Option<String>,
    key: Uuid,
}

/// A booking of one's own, and whose it is.
struct Own {
    person: Person,
    booking: Booking,
    plan: Arc<BranchPlan>,
}

/// `GET /mine/{booking}/change`: the form, filled in with what is booked or asked for.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(booking): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, NoPage> {
    let own = match own(&visitor, &state, &booking).await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let raw = Raw::new(asked);
    let stays = stays(&visitor, &own.booking, state.store.now());
    let status = if stays.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let model = load(&visitor, &state, own, raw).await?;
    Ok(answer(&visitor, &state, status, ChangePage { stays, ..model }).await)
}

/// `POST /mine/{booking}/change`: done = the list; refused = the form again, with the rule and what was typed.
pub(super) async fn change(
    State(state): State<AppState>,
    Path(booking): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let own = match own(visitor, &state, &booking).await? {
        Ok(own) => own,
        Err(response) => return Ok(response),
    };
    let raw = posted.raw.clone().with("person", "");
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let form = match BookSeatForm::parse(&raw, own.booking.branch, own.person.id) {
        Ok(form) => form,
        Err(errors) => {
            let model = load(visitor, &state, own, raw).await?;
            return Ok(answer(visitor, &state, refused, ChangePage { errors, ..model }).await);
        }
    };
    // Another zone was picked while the seats of the last one were still listed: there is a seat to pick anew.
    let zone = raw.one("zone").parse::<ZoneId>().ok();
    let listed = own.plan.seat(form.command.seat).map(|seat| seat.zone);
    if zone.is_some() && zone != listed {
        return at_field(visitor, &state, own, raw, "seat", FieldProblem::Missing).await;
    }
    let BookSeat { seat, day, from, until, .. } = form.command;
    let command = ChangeBooking { booking: own.booking.id, seat, day, from, until };
    match state.store.write(&visitor.actor, command, Key::Form(form.key)).await {
        Ok(_) => Ok(Redirect::to("/mine?done=changed").into_response()),
        Err(WriteError::Refused(ChangeRefused::Seat(SeatRefusal::NoSuchTime { end }))) => {
            let field = if end { "until" } else { "from" };
            at_field(visitor, &state, own, raw, field, FieldProblem::NoSuchTime).await
        }
        Err(WriteError::Refused(ChangeRefused::Seat(refusal))) => {
            let offers = alternatives(visitor, &state, &own, &form.command, &refusal).await?;
            let model = load(visitor, &state, own, raw).await?;
            Ok(answer(visitor, &state, refused, ChangePage { refused: Some((refusal, offers)), ..model }).await)
        }
        Err(WriteError::Refused(ChangeRefused::Booking(why))) => {
            let code = ChangeRefused::Booking(why).code();
            let stays = Some(visitor.reader.texts.get(&format!("change-booking-refused-{code}")));
            let model = load(visitor, &state, own, raw).await?;
            Ok(answer(visitor, &state, refused, ChangePage { stays, ..model }).await)
        }
        Err(error) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

/// The form again, with one field that is wrong.
async fn at_field(
    visitor: &Visitor,
    state: &AppState,
    own: Own,
    raw: Raw,
    field: &str,
    problem: FieldProblem,
) -> Result<Response, NoPage> {
    let mut model = load(visitor, state, own, raw).await?;
    model.errors.add(field, problem);
    Ok(answer(visitor, state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
}

/// A booking of the visitor's; somebody else's is not found, whatever they may do at a desk.
async fn own(visitor: &Visitor, state: &AppState, booking: &str) -> Result<Result<Own, Response>, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let not_found = || NoPage::not_found(&visitor.reader);
    let person = match signed_in(visitor, &format!("/mine/{booking}/change")) {
        Ok(person) => person.clone(),
        Err(response) => return Ok(Err(response)),
    };
    let id: BookingId = booking.parse().map_err(|_| not_found())?;
    let mut reads = state.store.read().await.map_err(&failed)?;
    let booking = reads.bookings().booking(id).await.map_err(&failed)?;
    let booking = booking.filter(|booking| booking.person == person.id).ok_or_else(not_found)?;
    drop(reads);
    let plan = state.store.plan(booking.branch).await.map_err(&failed)?.ok_or_else(not_found)?;
    Ok(Ok(Own { person, booking, plan }))
}

/// Why a booking cannot be changed any more, before anybody fills in a form.
fn stays(visitor: &Visitor, booking: &Booking, now: Timestamp) -> Option<String> {
    let texts = visitor.reader.texts;
    if !booking.occupies(now) {
        return Some(t!(texts, "change-booking-refused-not-active"));
    }
    (booking.period.from() <= now).then(|| t!(texts, "change-booking-refused-started"))
}

/// What can be had instead of a wish that was refused.
async fn alternatives(
    visitor: &Visitor,
    state: &AppState,
    own: &Own,
    wish: &BookSeat,
    refusal: &SeatRefusal,
) -> Result<Vec<Alternative>, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let Ok(asked) = wish.period(own.plan.time_zone) else { return Ok(Vec::new()) };
    let wish =
        RefusedWish { person: &own.person, seat: Some(wish.seat), asked, wanted: Attributes::default(), refusal };
    let mut reads = state.store.read().await.map_err(&failed)?;
    let now = state.store.now();
    let found = queries::alternatives_instead_of(reads.as_mut(), &own.plan, &wish, &own.booking, now).await;
    found.map_err(failed)
}

async fn load(visitor: &Visitor, state: &AppState, own: Own, raw: Raw) -> Result<ChangePage, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    fill(state, reads.as_mut(), own, raw).await.map_err(failed)
}

async fn fill(state: &AppState, reads: &mut dyn Reads, own: Own, raw: Raw) -> Result<ChangePage, StoreError> {
    let now = state.store.now();
    let Own { person: _, booking, plan } = own;
    let house = House::of(state, reads, &plan, now).await?;
    let raw = with_defaults(raw, &booking, &plan);
    let taken = match period(&raw, &plan) {
        Some(period) => Occupancy::of(reads, &plan, period, now).await?.without(&booking).taken(&plan, period),
        None => HashSet::new(),
    };
    let zone = raw.one("zone").parse::<ZoneId>().ok().filter(|zone| plan.zone(*zone).is_some());
    let zone = zone.unwrap_or(booking.zone);
    let (errors, key) = (FieldErrors::default(), state.store.new_key());
    Ok(ChangePage { booking, plan, house, raw, zone, taken, errors, refused: None, stays: None, key })
}

/// What nobody typed is as it is booked. A field that was emptied stays so.
fn with_defaults(raw: Raw, booking: &Booking, plan: &BranchPlan) -> Raw {
    if raw.pairs().any(|(name, _)| name == "day") {
        return raw;
    }
    let (day, from) = typed(plan, booking.period.from());
    let (_, until) = typed(plan, booking.period.until());
    let raw = raw.with("day", day.to_string()).with("from", from).with("until", until);
    raw.with("zone", booking.zone.to_string()).with("seat", booking.seat.to_string())
}

/// The instants asked for, when they can be read.
fn period(raw: &Raw, plan: &BranchPlan) -> Option<Period> {
    let nobody = Uuid::nil();
    let wish = BookSeat {
        branch: plan.branch.id,
        seat: SeatId(nobody),
        person: plek_domain::ids::PersonId(nobody),
        day: parse_day(raw.one("day"))?,
        from: WallTime::parse(raw.one("from"))?,
        until: WallTime::parse(raw.one("until"))?,
    };
    wish.period(plan.time_zone).ok()
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: ChangePage) -> Response {
    let (who, state, model) = (visitor.at(&model.house.profile), state.clone(), Arc::new(model));
    let error = status == StatusCode::UNPROCESSABLE_ENTITY;
    let view = move || {
        let texts = who.reader.texts;
        let path = form::path(&model);
        let frame = PageFrame::for_visitor(&who, &state, &path, t!(texts, "mine-change-title"), Some(&model.house));
        page(PageFrame { error, ..frame }, form::body(texts, &model))
    };
    render(&visitor.reader, status, view).await
}
