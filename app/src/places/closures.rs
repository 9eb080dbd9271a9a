//! `/staff/{library}/{branch}/closures`: what is closed, and closing more. Tomorrow is filled in.

use super::change;
use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, Tab, branch, hidden};
use super::words;
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, Choice, Column, Hidden, InputKind, Select, Table, TextInput};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::ids::{ClosureId, ZoneId};
use plek_domain::places::change::HouseChange;
use plek_domain::places::reopen::ReopenClosure;
use plek_domain::places::{BranchPlan, Closure, Zone};
use plek_domain::time::{Period, Timestamp, Wall, local, resolve};
use std::sync::Arc;
use uuid::Uuid;

struct Model {
    plan: Arc<BranchPlan>,
    now: Timestamp,
    key: Uuid,
    /// Filled in when the page was reached from a zone.
    zone: String,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    Ok(page(&here, Kept::default(), asked.one("zone").to_owned()).await)
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let path = here.address(Tab::Closures.path());
    match raw.one("do") {
        "close" => match close(&here, &raw) {
            Ok(change) => change::ask(&here, &path, &raw, change).await,
            Err(problems) => {
                let zone = raw.one("zone").to_owned();
                Ok(page(&here, Kept::new(raw, problems), zone).await)
            }
        },
        "reopen" => {
            let closure = raw.one("closure").parse::<ClosureId>().map_err(|_| here.desk.not_found())?;
            match here.desk.write(ReopenClosure { branch: here.plan.branch.id, closure }, &raw).await? {
                Ok(_) => Ok(here.to(Tab::Closures.path())),
                Err(never) => match never {},
            }
        }
        _ => Err(here.desk.not_found()),
    }
}

fn close(here: &Here, raw: &Raw) -> Result<HouseChange, Problems> {
    let (texts, plan) = (here.desk.reader.texts, &here.plan);
    let mut typed = Typed::new(texts, raw);
    let zone = match raw.one("zone") {
        "" => Some(None),
        _ => {
            let known = |text: &str| text.parse::<ZoneId>().ok().filter(|zone| plan.zone(*zone).is_some());
            typed.choice("zone", t!(texts, "places-what"), known).map(Some)
        }
    };
    let first = typed.day("day", t!(texts, "places-first-day"));
    let last = typed.day("until-day", t!(texts, "places-last-day"));
    let from = typed.time_or("from", t!(texts, "places-from"), 0);
    let until = typed.time_or("until", t!(texts, "places-until"), 1440);
    let reason = typed.line("reason", t!(texts, "places-reason"));
    let start = first.zip(from).and_then(|(day, minutes)| instant(&mut typed, plan, "from", day, minutes));
    let end = last.zip(until).and_then(|(day, minutes)| instant(&mut typed, plan, "until", day, minutes));
    let period = start.zip(end).and_then(|(start, end)| {
        let period = Period::new(start, end).filter(|period| period.until() > here.desk.now());
        if period.is_none() {
            typed.problems.add("until-day", t!(texts, "places-error-order"));
        }
        period
    });
    match (zone, period, reason) {
        (Some(zone), Some(period), Some(reason)) => Ok(HouseChange::Close { zone, period, reason }),
        _ => Err(typed.problems),
    }
}

/// The instant of a wall time; one that the clock skips is a problem, of two that it shows the closure takes both in.
fn instant(typed: &mut Typed<'_>, plan: &BranchPlan, field: &str, day: NaiveDate, minutes: i64) -> Option<Timestamp> {
    match resolve(plan.time_zone, day, minutes) {
        Wall::Once(at) => Some(at),
        Wall::Twice(first, second) => Some(if field == "from" { first } else { second }),
        Wall::Never(at) if minutes % 1440 == 0 => Some(at),
        Wall::Never(_) => {
            typed.problems.add(field, t!(typed.texts, "seats-error-no-such-time"));
            None
        }
    }
}

async fn page(here: &Here, kept: Kept, zone: String) -> Response {
    let desk = &here.desk;
    let model = Model { plan: Arc::clone(&here.plan), now: desk.now(), key: desk.state.store.new_key(), zone };
    let title = t!(desk.reader.texts, "places-tab-closures");
    let path = here.address(Tab::Closures.path());
    branch(here, Some(Tab::Closures), Sheet { title, path, kept, done: None, model }, view).await
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let mut coming: Vec<&Closure> =
        model.plan.closures.iter().filter(|closure| closure.period.until() > model.now).collect();
    coming.sort_unstable_by_key(|closure| closure.period);
    let list = if coming.is_empty() {
        view! { <p>{t!(texts, "places-no-closures")}</p> }.into_any()
    } else {
        let columns = vec![
            Column::text(t!(texts, "places-what")),
            Column::text(t!(texts, "places-column-when")),
            Column::text(t!(texts, "places-reason")),
            Column::text(t!(texts, "places-actions")),
        ];
        let rows = coming.into_iter().map(|closure| row(texts, sheet, closure)).collect_view();
        view! { <Table id="closures" caption=t!(texts, "places-closures-coming") columns>{rows}</Table> }.into_any()
    };
    view! { {form(texts, sheet)}<section class="staff-part">{list}</section> }.into_any()
}

fn row(texts: Texts, sheet: &Sheet<Model>, closure: &Closure) -> impl IntoView + use<> {
    let plan = &sheet.model.plan;
    let zone = closure.zone.and_then(|zone| plan.zone(zone)).map(|zone| zone.name.clone());
    let what = zone.unwrap_or_else(|| t!(texts, "places-whole-branch"));
    let when = words::stretch(texts, plan, closure.period);
    let said = format!("{}: {what}, {when}", t!(texts, "places-reopen"));
    let key = Uuid::from_u128(sheet.model.key.as_u128() ^ closure.id.0.as_u128());
    view! {
        <tr>
            <th scope="row">{what}</th>
            <td>{when}</td>
            <td>{closure.reason.clone()}</td>
            <td>
                <form method="post" action=sheet.path.clone()>
                    {hidden("reopen", key)}
                    <Hidden name="closure" value=closure.id.to_string()/>
                    <button class="staff-small" type="submit" aria-label=said>{t!(texts, "places-reopen")}</button>
                </form>
            </td>
        </tr>
    }
}

fn form(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let (kept, model) = (&sheet.kept, &sheet.model);
    let (today, _, _) = local(model.plan.time_zone, model.now);
    let tomorrow = (today + Days::new(1)).to_string();
    let value = |field: &str, stored: &str| kept.value("close", field, stored);
    let chosen = value("zone", &model.zone);
    let choice = |zone: &Zone| Choice {
        selected: zone.id.to_string() == chosen,
        ..Choice::new(zone.id.to_string(), zone.name.clone())
    };
    let whole = Choice::new("", t!(texts, "places-whole-branch"));
    let choices = std::iter::once(whole).chain(model.plan.zones.iter().map(choice)).collect();
    let zone = kept.field("zone", t!(texts, "places-what"));
    let first = kept.field("day", t!(texts, "places-first-day"));
    let last = kept.field("until-day", t!(texts, "places-last-day"));
    let from = kept.field("from", t!(texts, "places-from")).hint(t!(texts, "places-from-hint")).optional();
    let until = kept.field("until", t!(texts, "places-until")).hint(t!(texts, "places-until-hint")).optional();
    let reason = kept.field("reason", t!(texts, "places-reason")).hint(t!(texts, "places-reason-hint"));
    view! {
        <section id="close">
            <h2>{t!(texts, "places-close-what")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("close", model.key)}
                <Select texts field=zone choices/>
                <div class="staff-line">
                    <TextInput texts field=first kind=InputKind::Date value=value("day", &tomorrow)/>
                    <TextInput texts field=last kind=InputKind::Date value=value("until-day", &tomorrow)/>
                    <TextInput texts field=from kind=InputKind::Time value=value("from", "")/>
                    <TextInput texts field=until kind=InputKind::Time value=value("until", "")/>
                </div>
                <TextInput texts field=reason value=value("reason", "")/>
                <Button>{t!(texts, "places-see-effect")}</Button>
            </form>
        </section>
    }
}
