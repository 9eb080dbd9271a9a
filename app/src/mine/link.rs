//! `/b/{token}`: one booking, by the link of a mail. Looking changes nothing, because mail programs look too; taking the
//! booking back is one more click.

use crate::ctx::{AppState, Visitor};
use crate::house::House;
use crate::i18n::Texts;
use crate::mine::label_of;
use crate::people::Posted;
use crate::render::{NoPage, render};
use crate::seats::moment;
use crate::t;
use crate::ui::{Button, ButtonLink, Facts, Hidden, Notice, NoticeKind, PageFrame, Weight, page};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::access::Actor;
use plek_domain::error::Refusal;
use plek_domain::places::BranchPlan;
use plek_domain::seats::link::{self, CancelByLink};
use plek_domain::seats::{Booking, Status};
use plek_domain::store::WriteError;
use plek_domain::time::{Timestamp, local};
use std::sync::Arc;
use uuid::Uuid;

/// What the page shows.
struct LinkPage {
    path: String,
    booking: Booking,
    plan: Arc<BranchPlan>,
    house: House,
    now: Timestamp,
    key: Uuid,
    problem: Option<String>,
}

/// `GET /b/{token}`: the booking, and the button that takes it back.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(token): Path<String>,
) -> Result<Response, NoPage> {
    let (model, _) = load(&visitor, &state, &token).await?;
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

/// `POST /b/{token}`: takes it back.
pub(super) async fn cancel(
    State(state): State<AppState>,
    Path(token): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let (mut model, actor) = load(visitor, &state, &token).await?;
    // Again from an old tab, or from a second mail: what was wanted is so.
    if model.booking.status == Status::Cancelled {
        return Ok(Redirect::to(&model.path).into_response());
    }
    let command = CancelByLink { booking: model.booking.id };
    match state.store.write(&actor, command, posted.key()).await {
        Ok(_) => Ok(Redirect::to(&model.path).into_response()),
        Err(WriteError::Refused(refusal)) => {
            let texts = visitor.reader.texts;
            model.problem = Some(texts.get(&format!("cancel-booking-refused-{}", refusal.code())));
            Ok(answer(visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
        }
        Err(error) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

async fn load(visitor: &Visitor, state: &AppState, token: &str) -> Result<(LinkPage, Actor), NoPage> {
    let (failed, now) = (NoPage::store(&visitor.reader), state.store.now());
    let not_found = || NoPage::not_found(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let followed = link::follow(reads.as_mut(), token, now).await.map_err(&failed)?;
    let (booking, actor) = followed.ok_or_else(not_found)?;
    let revision = reads.places().revision(booking.branch).await.map_err(&failed)?.ok_or_else(not_found)?;
    let plan = state.store.plan_at(reads.as_mut(), booking.branch, revision).await.map_err(&failed)?;
    let plan = plan.ok_or_else(not_found)?;
    let house = House::of(state, reads.as_mut(), &plan, now).await.map_err(&failed)?;
    let (path, key) = (format!("/b/{token}"), state.store.new_key());
    Ok((LinkPage { path, booking, plan, house, now, key, problem: None }, actor))
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: LinkPage) -> Response {
    let (who, state, model) = (visitor.at(&model.house.profile), state.clone(), Arc::new(model));
    let view = move || {
        let title = t!(who.reader.texts, "mine-link-title");
        let frame = PageFrame::for_visitor(&who, &state, &model.path, title, Some(&model.house));
        page(PageFrame { error: model.problem.is_some(), ..frame }, body(who.reader.texts, &model))
    };
    let mut response = render(&visitor.reader, status, view).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    response
}

/// How the booking stands, for whoever opens a mail weeks later.
fn standing(booking: &Booking, now: Timestamp) -> Option<&'static str> {
    let lapsed = booking.status == Status::Booked && !booking.occupies(now);
    Some(match booking.status {
        Status::Cancelled => "mine-link-cancelled",
        Status::Released => "mine-link-released",
        _ if lapsed => "mine-link-released",
        _ if booking.period.until() <= now || booking.status == Status::Left => "mine-link-over",
        _ if booking.period.from() <= now => "mine-link-started",
        _ => return None,
    })
}

fn body(texts: Texts, model: &LinkPage) -> impl IntoView + use<> {
    let LinkPage { path, booking, plan, now, key, problem, .. } = model;
    let (from, until) = (booking.period.from(), booking.period.until());
    let (day, ..) = local(plan.time_zone, from);
    let span = t!(texts, "time-span", from = moment(texts, plan, from), until = moment(texts, plan, until));
    let when = format!("{}, {span}", texts.day(day));
    let zone = plan.zone(booking.zone).map_or("", |zone| zone.name.as_str());
    let place = [zone, plan.branch.name.as_str(), plan.branch.address.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let place = place.join(", ");
    let facts = vec![
        (t!(texts, "notice-seat"), view! { <strong>{label_of(plan, booking)}</strong> }.into_any()),
        (t!(texts, "notice-when"), view! { <time datetime=from.to_string()>{when}</time> }.into_any()),
        (t!(texts, "notice-where"), place.into_any()),
    ];
    let seats = format!("/{}/seats?branch={}", plan.library.slug, plan.branch.slug);
    let said = standing(booking, *now);
    let title = match said {
        Some(key) => texts.get(key),
        None => t!(texts, "mine-link-title"),
    };
    let problem = problem.clone().map(|problem| {
        view! {
            <div class="mine-said" role="alert" tabindex="-1" autofocus>
                <Notice texts kind=NoticeKind::Error><p>{problem}</p></Notice>
            </div>
        }
    });
    let acts = if said.is_none() {
        let change = format!("/mine/{}/change", booking.id);
        view! {
            <form method="post" action=path.clone()>
                <Hidden name="key" value=key.to_string()/>
                <Button weight=Weight::Danger>{t!(texts, "mine-link-cancel")}</Button>
            </form>
            <ButtonLink href=change weight=Weight::Secondary>{t!(texts, "mine-change")}</ButtonLink>
        }
        .into_any()
    } else {
        view! { <ButtonLink href=seats>{t!(texts, "mine-take")}</ButtonLink> }.into_any()
    };
    view! {
        {problem}
        <div class="page-head"><h1>{title}</h1></div>
        <div class="mine-link"><Facts facts/></div>
        <div class="mine-item__acts">{acts}</div>
    }
}
