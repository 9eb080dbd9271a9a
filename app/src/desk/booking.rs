//! `/staff/{library}/{branch}/bookings/{booking}`: one booking as the desk sees it, and all that the desk does with it.

use super::words;
use super::work::{Work, booking as find};
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here, Posted};
use crate::places::form::{Kept, Problems, Typed};
use crate::places::frame::{Sheet, branch, hidden};
use crate::places::words::{offered, stretch};
use crate::render::NoPage;
use crate::seats::typed;
use crate::ui::{Button, ButtonLink, Choice, Facts, InputKind, Select, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::ids::{SeatId, ZoneId};
use plek_domain::places::{BookingMode, BranchPlan, Seat};
use plek_domain::seats::change::{ChangeBooking, ChangeRefused};
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::seats::queries::Occupancy;
use plek_domain::time::{Timestamp, WallTime};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

type Address = Path<(String, String, String)>;

/// The name of the form that moves it.
const MOVE: &str = "move";

/// How many free seats of each other zone are offered.
const ELSEWHERE: usize = 5;

struct Model {
    plan: Arc<BranchPlan>,
    booking: DeskBooking,
    /// Seats that nobody has at that time.
    free: Vec<Seat>,
    now: Timestamp,
    base: String,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, id)): Address,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let booking = find(&here, &id).await?;
    let texts = here.desk.reader.texts;
    let (name, place) = (words::name(texts, &booking), words::place(&here.plan, &booking));
    let done = match asked.one("did") {
        MOVE => Some(t!(texts, "desk-did-move", place = place)),
        work => Work::parse(work).map(|work| work.done(texts, &name, &place)),
    };
    page(&here, booking, Kept::default(), done).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, id)): Address,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let booking = find(&here, &id).await?;
    let doing = raw.one("do").to_owned();
    let problems = if doing == MOVE {
        move_it(&here, &booking, &raw).await?
    } else {
        let work = Work::parse(&doing).ok_or_else(|| here.desk.not_found())?;
        work.run(&here, booking.id, &raw).await?.map_err(|problem| Problems::one("work", problem))
    };
    match problems {
        Ok(()) => Ok(here.to(&format!("/bookings/{}?did={doing}", booking.id))),
        Err(problems) => page(&here, booking, Kept::new(raw, problems), None).await,
    }
}

/// Gives it another seat or time.
async fn move_it(here: &Here, booking: &DeskBooking, raw: &Raw) -> Result<Result<(), Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let mut fields = Typed::new(texts, raw);
    let known = |text: &str| text.parse::<SeatId>().ok().filter(|seat| here.plan.seat(*seat).is_some());
    let seat = fields.choice("seat", t!(texts, "places-seat"), known);
    let day = fields.day("day", t!(texts, "seats-day"));
    let from = fields.choice("from", t!(texts, "seats-from"), WallTime::parse);
    let until = fields.choice("until", t!(texts, "seats-until"), WallTime::parse);
    let (Some(seat), Some(day), Some(from), Some(until)) = (seat, day, from, until) else {
        return Ok(Err(fields.problems));
    };
    let command = ChangeBooking { booking: booking.id, seat, day, from, until };
    Ok(here.desk.write(command, raw).await?.map(drop).map_err(|refused| match &refused {
        ChangeRefused::Booking(_) => Problems::one("work", texts.get(&format!("desk-refused-{}", refused.code()))),
        ChangeRefused::Seat(refusal) => Problems::one("seat", words::refusal(texts, &here.plan, refusal)),
    }))
}

async fn page(here: &Here, booking: DeskBooking, kept: Kept, done: Option<String>) -> Result<Response, NoPage> {
    let texts = here.desk.reader.texts;
    let now = here.desk.now();
    let free = if booking.presence(now) == Presence::Coming { free(here, &booking).await? } else { Vec::new() };
    let title = t!(texts, "desk-booking-of", name = words::name(texts, &booking));
    let path = here.address(&format!("/bookings/{}", booking.id));
    let key = here.desk.state.store.new_key();
    let model = Model { plan: Arc::clone(&here.plan), booking, free, now, base: here.address(""), key };
    Ok(branch(here, None, Sheet { title, path, kept, done, model }, view).await)
}

/// The seats that are free at the time of a booking: those of its zone, and a few of each other one.
async fn free(here: &Here, booking: &DeskBooking) -> Result<Vec<Seat>, NoPage> {
    let (plan, failed) = (&here.plan, NoPage::store(&here.desk.reader));
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let occupancy = Occupancy::of(reads.as_mut(), plan, booking.period, here.desk.now()).await.map_err(&failed)?;
    let taken = occupancy.taken(plan, booking.period);
    let closed: HashSet<ZoneId> = plan
        .zones
        .iter()
        .filter(|zone| zone.mode == BookingMode::WalkIn || plan.closures_of(zone.id, booking.period).next().is_some())
        .map(|zone| zone.id)
        .collect();
    let free = |zone: ZoneId, most: usize| {
        let seats = plan.seats.iter().filter(move |seat| seat.zone == zone);
        seats.filter(|seat| !taken.contains(&seat.id) && !closed.contains(&seat.zone)).take(most).cloned()
    };
    let others = plan.zones.iter().filter(|zone| zone.id != booking.zone);
    Ok(free(booking.zone, usize::MAX).chain(others.flat_map(|zone| free(zone.id, ELSEWHERE))).collect())
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let (plan, booking) = (&model.plan, &model.booking);
    let facts = vec![
        (t!(texts, "desk-column-state"), words::badge(texts, booking.presence(model.now)).into_any()),
        (t!(texts, "desk-column-when"), view! { {stretch(texts, plan, booking.period)} }.into_any()),
        (t!(texts, "places-seat"), view! { {words::place(plan, booking)} }.into_any()),
    ];
    let button = |(at, work): (u128, Work)| {
        let key = Uuid::from_u128(model.key.as_u128() ^ at);
        let weight = match work {
            Work::Cancel => Weight::Danger,
            _ if at == 1 => Weight::Primary,
            _ => Weight::Secondary,
        };
        view! {
            <form method="post" action=sheet.path.clone()>
                {hidden(work.code(), key)}
                <Button weight>{work.verb(texts)}</Button>
            </form>
        }
    };
    let buttons = (1..).zip(Work::possible(booking, model.now)).map(button).collect_view().into_any();
    let slip = format!("{}/slips/{}", model.base, booking.id);
    let moving = (booking.presence(model.now) == Presence::Coming).then(|| move_form(texts, sheet));
    view! {
        <Facts facts/>
        <div id="work" tabindex="-1" class="desk-work">{buttons}</div>
        <p class="actions">
            <ButtonLink href=slip weight=Weight::Secondary>{t!(texts, "desk-slip")}</ButtonLink>
            <ButtonLink href=format!("{}/today", model.base) weight=Weight::Link>{t!(texts, "desk-to-today")}</ButtonLink>
        </p>
        {moving}
    }
    .into_any()
}

fn move_form(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let (kept, model) = (&sheet.kept, &sheet.model);
    let (plan, booking) = (&model.plan, &model.booking);
    let ((day, from), (_, until)) = (typed(plan, booking.period.from()), typed(plan, booking.period.until()));
    let value = |field: &str, stored: String| kept.value(MOVE, field, stored);
    let chosen = value("seat", booking.seat.to_string());
    let choice = |seat: &Seat| {
        let offers = offered(texts, seat.attributes);
        let label = if offers.is_empty() { seat.label.clone() } else { format!("{} ({offers})", seat.label) };
        let group = plan.zone(seat.zone).map(|zone| zone.name.clone());
        Choice { selected: seat.id.to_string() == chosen, group, ..Choice::new(seat.id.to_string(), label) }
    };
    let same = Choice::new(booking.seat.to_string(), t!(texts, "desk-same-seat", place = words::place(plan, booking)));
    let choices = std::iter::once(same).chain(model.free.iter().map(choice)).collect();
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "desk-move")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden(MOVE, model.key)}
                <div class="staff-line">
                    <Select texts field=kept.field("seat", t!(texts, "places-seat")) choices/>
                    <TextInput texts field=kept.field("day", t!(texts, "seats-day")) kind=InputKind::Date
                        value=value("day", day.to_string())/>
                    <TextInput texts field=kept.field("from", t!(texts, "seats-from")) value=value("from", from)/>
                    <TextInput texts field=kept.field("until", t!(texts, "seats-until")) value=value("until", until)/>
                </div>
                <Button weight=Weight::Secondary>{t!(texts, "desk-do-move")}</Button>
            </form>
        </section>
    }
    .into_any()
}
