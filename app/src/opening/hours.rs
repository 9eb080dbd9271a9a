//! `/{library}/hours`: when each branch is open, what differs, and what is free now.

use super::days::{OpenDay, that_differ, week};
use super::model::{Asked, BranchNow, Open};
use super::schema::json_ld;
use crate::house::open_words;
use crate::i18n::Texts;
use crate::places::words::stretch;
use crate::render::{NoPage, render};
use crate::ui::{ButtonLink, Column, EmptyState, PageFrame, Table, Weight, number_in, page};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::places::Closure;
use plek_domain::time::{DAY, Hours, Timestamp, local};
use std::sync::Arc;

/// `GET /{library}/hours`.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let open = Open::at(&state, reads.as_mut(), &library, &Asked::default()).await.map_err(&failed)?;
    drop(reads);
    let open = Arc::new(open.ok_or_else(|| NoPage::not_found(&visitor.reader))?);
    let visitor = visitor.at(&open.house.profile);
    let who = visitor.clone();
    let view = move || {
        let texts = who.reader.texts;
        let house = &open.house;
        let frame =
            PageFrame::for_visitor(&who, &state, &house.path("/hours"), t!(texts, "opening-hours"), Some(house));
        // Data and no code, so the policy about scripts does not ask for the nonce; older browsers do.
        let nonce = who.reader.nonce.as_ref().map(ToString::to_string);
        let facts =
            view! { <script type="application/ld+json" nonce=nonce inner_html=json_ld(&open, &state.origin)></script> };
        page(frame, view! { {body(texts, &open)}{facts} })
    };
    Ok(render(&visitor.reader, StatusCode::OK, view).await)
}

fn body(texts: Texts, open: &Open) -> impl IntoView + use<> {
    let branches: Vec<AnyView> = open.branches.iter().map(|branch| one(texts, open, branch)).collect();
    let none = branches.is_empty().then(|| {
        view! { <EmptyState title=t!(texts, "home-none")><p>{t!(texts, "home-none-text")}</p></EmptyState> }
    });
    view! {
        <div class="page-head">
            <h1>{t!(texts, "hours-title", library = open.house.library.name.clone())}</h1>
        </div>
        {branches}
        {none}
        <p class="hours-feeds">
            <a href=open.house.path("/hours.ics")>{t!(texts, "hours-calendar")}</a>
            <a href=open.house.path("/free.json")>{t!(texts, "hours-json")}</a>
        </p>
    }
}

fn one(texts: Texts, open: &Open, branch: &BranchNow) -> AnyView {
    let (plan, now) = (&branch.plan, open.house.now);
    let slug = plan.branch.slug.to_string();
    let seats = format!("{}?branch={slug}", open.house.path("/seats"));
    let free = branch.free.map(|free| {
        let words = t!(texts, "opening-free-now", count = free.seats);
        let silent = t!(texts, "hours-silent", count = free.silent);
        view! { <p class="hours-free">{number_in(texts, &words, free.seats)}<span class="hours-silent">{silent}</span></p> }
    });
    let (week_table, ahead) = (this_week(texts, branch, now), ahead(texts, branch, now));
    let (name, address, to) = (
        plan.branch.name.clone(),
        plan.branch.address.clone(),
        t!(texts, "hours-to-seats", branch = plan.branch.name.clone()),
    );
    let calendar = format!("{}?branch={slug}", open.house.path("/hours.ics"));
    let words = t!(texts, "hours-calendar-branch", branch = plan.branch.name.clone());
    let open = open_words(texts, plan, now);
    view! {
        <section class="hours-branch" id=slug.clone() aria-labelledby=format!("{slug}-name")>
            <h2 id=format!("{slug}-name")>{name}</h2>
            <p>{address}</p>
            <p class="hours-now"><strong>{open}</strong></p>
            {free}
            <div class="hours-tables">
                {week_table}
                {ahead}
            </div>
            <p class="actions">
                <ButtonLink href=seats weight=Weight::Secondary>{to}</ButtonLink>
                <ButtonLink href=calendar weight=Weight::Link>{words}</ButtonLink>
            </p>
        </section>
    }
    .into_any()
}

/// The week that runs; today says so.
fn this_week(texts: Texts, branch: &BranchNow, now: Timestamp) -> impl IntoView + use<> {
    let (today, _, _) = local(branch.plan.time_zone, now);
    let row = |day: &OpenDay| {
        let current = (day.day == today).then_some("date");
        let name = texts.day_short(day.day);
        let reason = day.reason.clone().map(|reason| format!(" ({reason})"));
        view! { <tr aria-current=current><th scope="row">{name}</th><td>{hours_words(texts, &day.hours)}{reason}</td></tr> }
    };
    let columns = vec![Column::text(t!(texts, "places-day")), Column::text(t!(texts, "opening-hours"))];
    let id = format!("{}-week", branch.plan.branch.slug);
    let rows = week(&branch.plan, now).iter().map(row).collect_view();
    let caption = t!(texts, "hours-this-week", branch = branch.plan.branch.name.clone());
    view! { <Table id columns caption>{rows}</Table> }
}

/// What differs later, and which zones are closed for a while.
fn ahead(texts: Texts, branch: &BranchNow, now: Timestamp) -> AnyView {
    let plan = &branch.plan;
    let last_shown = week(plan, now).last().map(|day| day.day);
    let days = that_differ(plan, now).into_iter().filter(|day| last_shown.is_none_or(|last| day.day > last));
    let mut rows: Vec<AnyView> = Vec::new();
    for day in days {
        let reason = day.reason.clone().unwrap_or_default();
        let name = texts.day_short(day.day);
        let hours = hours_words(texts, &day.hours);
        rows.push(view! { <tr><th scope="row">{name}</th><td>{hours}</td><td>{reason}</td></tr> }.into_any());
    }
    let near = |closure: &&Closure| {
        closure.zone.is_some() && closure.period.until() > now && closure.period.from() < now.plus_seconds(60 * DAY)
    };
    for closure in plan.closures.iter().filter(near) {
        let zone = closure.zone.and_then(|zone| plan.zone(zone)).map(|zone| zone.name.clone()).unwrap_or_default();
        let when = stretch(texts, plan, closure.period);
        let words = t!(texts, "hours-zone-closed", zone = zone);
        let reason = closure.reason.clone();
        rows.push(view! { <tr><th scope="row">{when}</th><td>{words}</td><td>{reason}</td></tr> }.into_any());
    }
    if rows.is_empty() {
        return view! { <p class="hours-same">{t!(texts, "hours-nothing-differs")}</p> }.into_any();
    }
    let columns = vec![
        Column::text(t!(texts, "desk-column-when")),
        Column::text(t!(texts, "opening-hours")),
        Column::text(t!(texts, "places-reason")),
    ];
    let id = format!("{}-ahead", plan.branch.slug);
    let caption = t!(texts, "hours-ahead", branch = plan.branch.name.clone());
    view! { <Table id columns caption>{rows}</Table> }.into_any()
}

/// "9.00 tot 12.30, 13.30 tot 18.00", or "gesloten".
pub(super) fn hours_words(texts: Texts, hours: &[Hours]) -> String {
    if hours.is_empty() {
        return t!(texts, "closed");
    }
    let clock = |minutes: i64| {
        // Midnight at the end of a day is 24.00, and a night ends on the clock of the next one.
        let minutes = if minutes > 1440 { minutes - 1440 } else { minutes };
        let part = |number: i64| u32::try_from(number).unwrap_or(0);
        texts.time(part(minutes / 60), part(minutes % 60))
    };
    let one = |hours: &Hours| t!(texts, "time-span", from = clock(hours.opens), until = clock(hours.closes));
    hours.iter().map(one).collect::<Vec<_>>().join(", ")
}
