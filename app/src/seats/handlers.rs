//! The page's requests: show it, book on it.

use super::hold::{hold, ids, written};
use super::instead;
use super::model::{Instead, Known, Outcome, SeatsPage, with_times};
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
use plek_domain::people::sign_in::Place;
use plek_domain::places::BranchPlan;
use plek_domain::ports::Reads;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::book_any::BookAnySeat;
use plek_domain::seats::book_sequence::{BookSequence, SequenceBooked};
use plek_domain::seats::forms::{BookAnyForm, BookSeatForm, BookSequenceForm, WISHES, wanted};
use plek_domain::seats::hold::{ClaimHold, HoldAnySeat, HoldSeat, NOBODY, SeatHeld, anybody};
use plek_domain::seats::hold_sequence::{ClaimSequence, HoldSequence, SequenceHeld};
use plek_domain::seats::queries::{self, RefusedWish};
use plek_domain::seats::{Booking, SeatRefusal};
use plek_domain::store::{Key, WriteError};
use std::sync::Arc;
use uuid::Uuid;

type Pairs = Vec<(String, String)>;

/// Most bookings that one address confirms.
const MOST_CONFIRMED: usize = 8;

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
    let raw = with_times(&plan, raw, state.store.now());
    let mut outcome = Outcome::None;
    let ids = raw.all("booked").take(MOST_CONFIRMED).map_while(|id| id.parse::<BookingId>().ok());
    let ids: Vec<BookingId> = ids.collect();
    if !ids.is_empty() && visitor.person().is_none() {
        // Said of any id, so it tells nothing about whose it is.
        let here = address::of_bookings(&plan, &ids, reader.chosen);
        return Ok(Redirect::to(&with_return("/sign-in", &here)).into_response());
    }
    let mut booked = Vec::new();
    for id in ids {
        let booking = queries::booking(reads.as_mut(), &plan, id).await.map_err(&failed)?;
        // Who sits where and when is their own business, and the desk's.
        let booking = booking.filter(|booking| may(&visitor.actor, Action::CancelBooking, &scope(booking)));
        booked.push(booking.ok_or_else(|| NoPage::not_found(&reader))?);
    }
    if !booked.is_empty() {
        let first = booked.remove(0);
        outcome = Outcome::Booked(first, booked);
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
    let (raw, button) = pressed(raw);
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plan = branch_at(&state, reads.as_mut(), &library, &raw).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| NoPage::not_found(&reader))?;
    let me = visitor.person().map(|person| person.id);
    // The reader goes back before the write waits its turn, or four slow writes would keep everybody from reading.
    drop(reads);
    let asking = Asking { visitor, state, plan, raw };
    match (me, button) {
        (None, Pressed::Sequence) => asking.hold_sequence().await,
        // Signed out meanwhile: what is held waits where it was.
        (None, Pressed::Claim) => Ok(asking.to_sign_in(None, &ids(asking.raw.one("hold")).unwrap_or_default())),
        (Some(me), Pressed::Claim) => asking.claim(me).await,
        (None, button) => asking.hold(button == Pressed::Any).await,
        (Some(me), Pressed::Any) => asking.any(me).await,
        (Some(me), Pressed::Sequence) => asking.sequence(me).await,
        (Some(me), Pressed::Seat) => asking.seat(me).await,
    }
}

/// What a button of the form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    /// The seat that was picked, or that of last time.
    Seat,
    /// Any seat.
    Any,
    /// Several seats, one after the other.
    Sequence,
    /// Several seats that are held.
    Claim,
}

/// Which button was pressed: each brings its key, and the one for the seat of last time that seat along.
fn pressed(raw: Raw) -> (Raw, Pressed) {
    let said = |name| Some(raw.one(name)).filter(|value| !value.is_empty()).map(str::to_owned);
    if let Some(key) = said("any") {
        return (raw.with("key", key).with("seat", ""), Pressed::Any);
    }
    if let Some(key) = said("sequence") {
        return (raw.with("key", key).with("seat", ""), Pressed::Sequence);
    }
    if let Some(key) = said("claim") {
        return (raw.with("key", key).with("seat", ""), Pressed::Claim);
    }
    match said("again").as_deref().and_then(|again| again.split_once('.')) {
        Some((key, seat)) => (raw.with("key", key).with("seat", seat), Pressed::Seat),
        None => (raw, Pressed::Seat),
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
        if let Some(held) = self.held_as(&form.command).await? {
            let claim = ClaimHold { hold: held, person: form.command.person };
            let done = self.state.store.write(&self.visitor.actor, claim, Key::Form(form.key)).await;
            return self.answered(done.map(|done| done.booking), form.command, Some(form.command.seat)).await;
        }
        let done = self.state.store.write(&self.visitor.actor, form.command, Key::Form(form.key)).await;
        self.answered(done.map(|done| done.booking), form.command, Some(form.command.seat)).await
    }

    /// What is held of just this, the same seat over the same time, or was until they took it: the same button once more
    /// gets the answer of the first time.
    async fn held_as(&self, wish: &BookSeat) -> Result<Option<BookingId>, NoPage> {
        if self.raw.one("hold").is_empty() {
            return Ok(None);
        }
        let failed = NoPage::store(&self.visitor.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let (me, now) = (Some(wish.person), self.state.store.now());
        let held = hold(reads.as_mut(), self.raw.one("hold"), me, now).await.map_err(&failed)?;
        let period = wish.period(self.plan.time_zone).ok();
        Ok(held.and_then(|held| held.of_seat(wish.seat, period)))
    }

    /// Holds a seat for somebody who still has to sign in, and sends them there; they come back to it.
    async fn hold(self, any: bool) -> Result<Response, NoPage> {
        if any {
            return self.hold_any().await;
        }
        let form = match BookSeatForm::parse(&self.raw, self.plan.branch.id, NOBODY) {
            Ok(form) => form,
            Err(errors) => return self.at_fields(errors).await,
        };
        let wish = form.command;
        if self.plan.seat(wish.seat).is_none() {
            let mut errors = FieldErrors::default();
            errors.add("seat", FieldProblem::Missing);
            return self.at_fields(errors).await;
        }
        if let Some(held) = self.held_as(&wish).await?
            && self.still_held(held).await?.is_some()
        {
            return Ok(self.to_sign_in(Some(wish.seat), &[held]));
        }
        match self.hold_seat(&wish, form.key).await {
            Ok(hold) => Ok(self.to_sign_in(Some(wish.seat), hold.as_slice())),
            Err(error) => self.answered(Err(error), wish, Some(wish.seat)).await,
        }
    }

    /// Holds the best seat that is still free when its turn comes.
    async fn hold_any(self) -> Result<Response, NoPage> {
        let form = match BookAnyForm::parse(&self.raw, self.plan.branch.id, NOBODY) {
            Ok(form) => form,
            Err(errors) => return self.at_fields(errors).await,
        };
        let command = HoldAnySeat { wish: form.command, place: Place(self.visitor.address.place()) };
        // The same form once more has the hold of the first time; when that is over, it is a new wish.
        for key in [Key::Form(form.key), Key::Fresh] {
            match self.state.store.write(&self.visitor.actor, command.clone(), key).await {
                Ok(SeatHeld::Held { hold }) => {
                    if let Some(held) = self.still_held(hold).await? {
                        return Ok(self.to_sign_in(Some(held.seat), &[hold]));
                    }
                }
                Ok(SeatHeld::TooMany) => break,
                Err(error) => return self.answered(Err(error), form.command.at(SeatId(Uuid::nil())), None).await,
            }
        }
        Ok(self.to_sign_in(None, &[]))
    }

    /// Holds a sequence of seats as it was shown.
    async fn hold_sequence(self) -> Result<Response, NoPage> {
        let whole = BookAnyForm::parse(&self.raw, self.plan.branch.id, NOBODY);
        let form = BookSequenceForm::parse(&self.raw, self.plan.branch.id, NOBODY);
        let (whole, form) = match (whole, form) {
            (Ok(whole), Ok(form)) => (whole, form),
            (Err(errors), _) | (_, Err(errors)) => return self.at_fields(errors).await,
        };
        let BookSequence { branch, pieces, .. } = form.command;
        let command = HoldSequence { branch, pieces, place: Place(self.visitor.address.place()) };
        // As with any seat: what was held the first time may be over.
        for key in [Key::Form(form.key), Key::Fresh] {
            match self.state.store.write(&self.visitor.actor, command.clone(), key).await {
                Ok(SequenceHeld::Held { holds }) => {
                    // They were made together, and end together.
                    if let Some(first) = holds.first()
                        && self.still_held(*first).await?.is_some()
                    {
                        return Ok(self.to_sign_in(None, &holds));
                    }
                }
                Ok(SequenceHeld::TooMany) => break,
                Err(error) => return self.sequence_refused(error, whole.command).await,
            }
        }
        Ok(self.to_sign_in(None, &[]))
    }

    /// Books a sequence that is held.
    async fn claim(self, me: PersonId) -> Result<Response, NoPage> {
        let whole = match BookAnyForm::parse(&self.raw, self.plan.branch.id, me) {
            Ok(whole) => whole,
            Err(errors) => return self.at_fields(errors).await,
        };
        let holds = ids(self.raw.one("hold")).ok_or_else(|| NoPage::not_found(&self.visitor.reader))?;
        let claim = ClaimSequence { holds, person: whole.command.person };
        let done = self.state.store.write(&self.visitor.actor, claim, Key::Form(whole.key)).await;
        self.sequence_answered(done, whole.command).await
    }

    /// What is held, while it is.
    async fn still_held(&self, hold: BookingId) -> Result<Option<Booking>, NoPage> {
        let failed = NoPage::store(&self.visitor.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let held = reads.bookings().booking(hold).await.map_err(&failed)?;
        Ok(held.filter(|held| held.occupies(self.state.store.now())))
    }

    /// Holds a seat; nothing when too many are held from there, and it can still be booked after signing in.
    async fn hold_seat(&self, wish: &BookSeat, key: Uuid) -> Result<Option<BookingId>, WriteError<SeatRefusal>> {
        let BookSeat { branch, seat, person: _, day, from, until } = *wish;
        let place = Place(self.visitor.address.place());
        let command = HoldSeat { branch, seat, day, from, until, place };
        match self.state.store.write(&self.visitor.actor, command, Key::Form(key)).await? {
            SeatHeld::Held { hold } => Ok(Some(hold)),
            SeatHeld::TooMany => Ok(None),
        }
    }

    /// On to signing in, and back to this choice afterwards.
    fn to_sign_in(&self, seat: Option<SeatId>, holds: &[BookingId]) -> Response {
        let raw = self.raw.clone().with("hold", written(holds));
        let raw = match seat {
            Some(seat) => raw.with("seat", seat.to_string()),
            None => raw,
        };
        Redirect::to(&with_return("/sign-in", &choice(&self.plan, &raw))).into_response()
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

    /// Books a sequence of seats as it was shown.
    async fn sequence(self, me: PersonId) -> Result<Response, NoPage> {
        let whole = BookAnyForm::parse(&self.raw, self.plan.branch.id, me);
        let form = BookSequenceForm::parse(&self.raw, self.plan.branch.id, me);
        let (whole, form) = match (whole, form) {
            (Ok(whole), Ok(form)) => (whole, form),
            (Err(errors), _) | (_, Err(errors)) => return self.at_fields(errors).await,
        };
        let done = self.state.store.write(&self.visitor.actor, form.command, Key::Form(form.key)).await;
        self.sequence_answered(done, whole.command).await
    }

    async fn sequence_answered(
        self,
        done: Result<SequenceBooked, WriteError<SeatRefusal>>,
        whole: BookAnySeat,
    ) -> Result<Response, NoPage> {
        match done {
            Ok(done) => {
                let to = address::of_bookings(&self.plan, &done.bookings, self.visitor.reader.chosen);
                Ok(Redirect::to(&to).into_response())
            }
            Err(error) => self.sequence_refused(error, whole).await,
        }
    }

    async fn sequence_refused(self, error: WriteError<SeatRefusal>, whole: BookAnySeat) -> Result<Response, NoPage> {
        let wish = whole.at(SeatId(Uuid::nil()));
        match error {
            // One of them was taken meanwhile: there may be another sequence.
            WriteError::Refused(SeatRefusal::Taken) => self.by_rule(wish, None, SeatRefusal::NoneFits).await,
            error => self.answered(Err(error), wish, None).await,
        }
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
                let to = address::of_bookings(&self.plan, &[booking], self.visitor.reader.chosen);
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
            Actor::Anonymous => Some(anybody(&self.plan)),
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
    let asked = ["day", "from", "until", "zone", "seat", "hold"].map(|name| (name, raw.one(name)));
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
