//! `/staff/{library}/{branch}/hours`: the week, and days that differ.

use super::change;
use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, Tab, branch, hidden};
use super::words;
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, Choice, Column, Hidden, InputKind, Select, Table, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::places::BranchPlan;
use plek_domain::places::change::HouseChange;
use plek_domain::places::week::{HoursProblem, first_clash, read_day, write_day};
use plek_domain::seats::forms::parse_day;
use plek_domain::time::{Hours, OpeningException, Timestamp, local};
use std::sync::Arc;
use uuid::Uuid;

struct Model {
    plan: Arc<BranchPlan>,
    now: Timestamp,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    Ok(page(&here, Kept::default()).await)
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let texts = here.desk.reader.texts;
    let change = match raw.one("do") {
        // Nothing is kept yet: the page comes again with the day's line on the others.
        "copy" => return Ok(page(&here, Kept::new(copied(raw).with("do", "week"), Problems::default())).await),
        "week" => week(texts, &raw),
        "day" => day(texts, &raw),
        "drop-day" => {
            let day = parse_day(raw.one("day")).ok_or_else(|| here.desk.not_found())?;
            Ok(HouseChange::Day { day, exception: None })
        }
        _ => return Err(here.desk.not_found()),
    };
    match change {
        Ok(change) => change::ask(&here, &here.address(Tab::Hours.path()), &raw, change).await,
        Err(problems) => Ok(page(&here, Kept::new(raw, problems)).await),
    }
}

/// The name of a weekday's line.
fn line(weekday: u8) -> String {
    format!("line-{weekday}")
}

/// The form with one day's line on all days that were ticked.
fn copied(raw: Raw) -> Raw {
    let source: u8 = raw.one("copy-from").parse().unwrap_or(1);
    let text = raw.one(&line(source)).to_owned();
    let to: Vec<u8> =
        raw.all("copy-to").filter_map(|day| day.parse().ok()).filter(|day| (1..=7).contains(day)).collect();
    to.into_iter().fold(raw, |raw, day| raw.with(&line(day), text.clone()))
}

fn hours_problem(texts: Texts, day: String, problem: HoursProblem) -> String {
    match problem {
        HoursProblem::Unreadable => t!(texts, "places-hours-unreadable", day = day),
        HoursProblem::Overlap => t!(texts, "places-hours-overlap", day = day),
        HoursProblem::NightBefore => t!(texts, "places-hours-night", day = day),
    }
}

fn week(texts: Texts, raw: &Raw) -> Result<HouseChange, Problems> {
    let mut problems = Problems::default();
    let mut week: Vec<(u8, Hours)> = Vec::new();
    for weekday in 1..=7 {
        match read_day(raw.one(&line(weekday))) {
            Ok(hours) => week.extend(hours.into_iter().map(|hours| (weekday, hours))),
            Err(problem) => problems.add(&line(weekday), hours_problem(texts, words::weekday(texts, weekday), problem)),
        }
    }
    if let Some(clash) = first_clash(&week).filter(|_| problems.is_empty()) {
        problems.add(&line(clash), hours_problem(texts, words::weekday(texts, clash), HoursProblem::NightBefore));
    }
    if problems.is_empty() { Ok(HouseChange::Week { week }) } else { Err(problems) }
}

fn day(texts: Texts, raw: &Raw) -> Result<HouseChange, Problems> {
    let mut typed = Typed::new(texts, raw);
    let day = typed.day("day", t!(texts, "places-day"));
    let reason = typed.line("reason", t!(texts, "places-reason"));
    let hours = read_day(raw.one("hours")).map_err(|problem| {
        let name = day.map(|day| texts.day_short(day)).unwrap_or_default();
        typed.problems.add("hours", hours_problem(texts, name, problem));
    });
    let (Some(day), Some(reason), Ok(hours)) = (day, reason, hours) else { return Err(typed.problems) };
    let exception = OpeningException { day, hours, reason: reason.as_str().to_owned() };
    Ok(HouseChange::Day { day, exception: Some(exception) })
}

async fn page(here: &Here, kept: Kept) -> Response {
    let desk = &here.desk;
    let model = Model { plan: Arc::clone(&here.plan), now: desk.now(), key: desk.state.store.new_key() };
    let title = t!(desk.reader.texts, "opening-hours");
    let path = here.address(Tab::Hours.path());
    branch(here, Some(Tab::Hours), Sheet { title, path, kept, done: None, model }, view).await
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    view! {
        {week_form(texts, sheet)}
        {days(texts, sheet)}
        {day_form(texts, sheet)}
    }
    .into_any()
}

fn week_form(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let (kept, plan) = (&sheet.kept, &sheet.model.plan);
    let one = |weekday: u8| {
        let hours: Vec<Hours> = plan.week.iter().filter(|(on, _)| *on == weekday).map(|(_, hours)| *hours).collect();
        let value = kept.value("week", &line(weekday), write_day(&hours));
        let field = kept.field(&line(weekday), words::weekday(texts, weekday));
        view! { <TextInput texts field value=value/> }
    };
    let choices = (1..=7).map(|day| Choice::new(day.to_string(), words::weekday(texts, day))).collect();
    let from = kept.field("copy-from", t!(texts, "places-copy-from"));
    let to = (1..=7_u8).map(|day| {
        let id = format!("copy-to-{day}");
        view! {
            <div class="checkbox">
                <input type="checkbox" id=id.clone() name="copy-to" value=day.to_string()/>
                <label for=id>{words::weekday(texts, day)}</label>
            </div>
        }
    });
    view! {
        <p>{t!(texts, "places-week-hint")}</p>
        <form method="post" action=sheet.path.clone() novalidate>
            <Hidden name="key" value=sheet.model.key.to_string()/>
            <div class="staff-week">{(1..=7).map(one).collect_view()}</div>
            <p>{t!(texts, "places-clock-changes")}</p>
            <div class="actions">
                <Button name="do" value="week">{t!(texts, "places-see-effect")}</Button>
            </div>
            <details class="staff-part">
                <summary>{t!(texts, "places-copy")}</summary>
                <Select texts field=from choices/>
                <fieldset class="field">
                    <legend class="field__label">{t!(texts, "places-copy-to")}</legend>
                    <div class="staff-boxes">{to.collect_view()}</div>
                </fieldset>
                <Button weight=Weight::Secondary name="do" value="copy">{t!(texts, "places-copy")}</Button>
            </details>
        </form>
    }
}

/// The days to come that differ.
fn days(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let plan = &sheet.model.plan;
    let (today, _, _) = local(plan.time_zone, sheet.model.now);
    let columns = vec![
        Column::text(t!(texts, "places-day")),
        Column::text(t!(texts, "opening-hours")),
        Column::text(t!(texts, "places-reason")),
        Column::text(t!(texts, "places-actions")),
    ];
    let row = |exception: &OpeningException| {
        let hours = if exception.hours.is_empty() { t!(texts, "closed") } else { write_day(&exception.hours) };
        let day = texts.day_short(exception.day);
        let said = format!("{}: {day}", t!(texts, "places-remove"));
        let key = Uuid::from_u128(sheet.model.key.as_u128() ^ u128::from(day_number(exception.day)));
        view! {
            <tr>
                <th scope="row">{day}</th>
                <td>{hours}</td>
                <td>{exception.reason.clone()}</td>
                <td>
                    <form method="post" action=sheet.path.clone()>
                        {hidden("drop-day", key)}
                        <Hidden name="day" value=exception.day.to_string()/>
                        <button class="staff-small" type="submit" aria-label=said>{t!(texts, "places-remove")}</button>
                    </form>
                </td>
            </tr>
        }
    };
    let coming: Vec<&OpeningException> = plan.exceptions.iter().filter(|exception| exception.day >= today).collect();
    let list = if coming.is_empty() {
        view! { <p>{t!(texts, "places-no-days")}</p> }.into_any()
    } else {
        let rows = coming.into_iter().map(row).collect_view();
        view! { <Table id="days" titled=true caption=t!(texts, "places-days-that-differ") columns>{rows}</Table> }
            .into_any()
    };
    view! { <section class="staff-part"><h2>{t!(texts, "places-days-that-differ")}</h2>{list}</section> }
}

fn day_number(day: chrono::NaiveDate) -> u32 {
    u32::try_from(chrono::Datelike::num_days_from_ce(&day)).unwrap_or(0)
}

fn day_form(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let kept = &sheet.kept;
    let value = |field: &str| kept.value("day", field, "");
    let day = kept.field("day", t!(texts, "places-day"));
    let hours = kept.field("hours", t!(texts, "opening-hours")).hint(t!(texts, "places-day-hours-hint")).optional();
    let reason = kept.field("reason", t!(texts, "places-reason")).hint(t!(texts, "places-reason-hint"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-add-day")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("day", sheet.model.key)}
                <TextInput texts field=day kind=InputKind::Date value=value("day")/>
                <TextInput texts field=hours value=value("hours")/>
                <TextInput texts field=reason value=value("reason")/>
                <Button weight=Weight::Secondary>{t!(texts, "places-see-effect")}</Button>
            </form>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_days_line_is_copied_to_the_days_that_were_ticked() {
        let pairs = [
            ("line-1", "9-12"),
            ("line-2", "10-12"),
            ("line-3", ""),
            ("copy-from", "1"),
            ("copy-to", "2"),
            ("copy-to", "9"),
        ];
        let raw = copied(Raw::new(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).into()));
        assert_eq!((raw.one("line-2"), raw.one("line-3")), ("9-12", ""));
    }

    #[test]
    fn each_day_that_is_wrong_is_named() {
        let texts = Texts::default();
        let pairs = [("line-1", "22-8"), ("line-2", "7-12"), ("line-5", "nooit")];
        let raw = Raw::new(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).into());
        let problems = week(texts, &raw).unwrap_err();
        assert_eq!((problems.links().len(), problems.of("line-5").is_some()), (1, true));
        let problems = week(texts, &raw.with("line-5", "")).unwrap_err();
        assert!(problems.of("line-2").is_some(), "the night before still lasts");
    }
}
