//! `/staff/{library}/{branch}/bookings/{booking}`: one booking as the desk sees it, and all that the desk does with it.

use super::words;
use super::work::{Work, booking as find};
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here, Posted};
use crate::places::form::{Kept, Problems};
use crate::places::frame::{Sheet, branch, hidden};
use crate::places::words::stretch;
use crate::render::NoPage;
use crate::ui::{Button, ButtonLink, Facts, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::places::BranchPlan;
use plek_domain::seats::desk::DeskBooking;
use plek_domain::time::Timestamp;
use std::sync::Arc;
use uuid::Uuid;

type Address = Path<(String, String, String)>;

struct Model {
    plan: Arc<BranchPlan>,
    booking: DeskBooking,
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
    let name = words::name(here.desk.reader.texts, &booking);
    let done = Work::parse(asked.one("did")).map(|work| work.done(here.desk.reader.texts, &name));
    Ok(page(&here, booking, Kept::default(), done).await)
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
    let work = Work::parse(raw.one("do")).ok_or_else(|| here.desk.not_found())?;
    match work.run(&here, booking.id, &raw).await? {
        Ok(()) => Ok(here.to(&format!("/bookings/{}?did={}", booking.id, work.code()))),
        Err(problem) => Ok(page(&here, booking, Kept::new(raw, Problems::one("work", problem)), None).await),
    }
}

async fn page(here: &Here, booking: DeskBooking, kept: Kept, done: Option<String>) -> Response {
    let texts = here.desk.reader.texts;
    let title = t!(texts, "desk-booking-of", name = words::name(texts, &booking));
    let path = here.address(&format!("/bookings/{}", booking.id));
    let key = here.desk.state.store.new_key();
    let model =
        Model { plan: Arc::clone(&here.plan), booking, now: here.desk.now(), base: here.address(""), key };
    branch(here, None, Sheet { title, path, kept, done, model }, view).await
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let (plan, booking) = (&model.plan, &model.booking);
    let presence = booking.presence(model.now);
    let facts = vec![
        (t!(texts, "desk-column-state"), words::badge(texts, presence).into_any()),
        (t!(texts, "desk-column-when"), view! { {stretch(texts, plan, booking.period)} }.into_any()),
        (t!(texts, "places-seat"), view! { {words::place(plan, booking)} }.into_any()),
    ];
    let button = |(at, work): (usize, Work)| {
        let key = Uuid::from_u128(model.key.as_u128() ^ at as u128);
        let weight = if at == 0 { Weight::Primary } else { Weight::Secondary };
        view! {
            <form method="post" action=sheet.path.clone()>
                {hidden(work.code(), key)}
                <Button weight>{work.verb(texts)}</Button>
            </form>
        }
    };
    let buttons = Work::possible(presence).into_iter().enumerate().map(button).collect_view();
    let slip = format!("{}/slips/{}", model.base, booking.id);
    view! {
        <Facts facts/>
        <div id="work" tabindex="-1" class="desk-work">{buttons}</div>
        <p class="actions">
            <ButtonLink href=slip weight=Weight::Secondary>{t!(texts, "desk-slip")}</ButtonLink>
            <ButtonLink href=format!("{}/today", model.base) weight=Weight::Link>{t!(texts, "desk-to-today")}</ButtonLink>
        </p>
    }
    .into_any()
}
