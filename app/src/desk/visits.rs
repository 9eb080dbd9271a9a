//! `/staff/{library}/{branch}/visits`: visits a week, booked and used kept apart, as a chart, a table and a file.

use super::chart::{Bars, chart};
use super::csv::Line;
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here};
use crate::places::form::Kept;
use crate::places::frame::{Sheet, Tab, branch};
use crate::render::{NoPage, log};
use crate::ui::{Button, ButtonLink, Choice, Column, FieldInfo, Select, Table, Weight};
use crate::{AppState, Visitor, t};
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use leptos::prelude::*;
use plek_domain::error::StoreError;
use plek_domain::form::Raw;
use plek_domain::ids::ZoneId;
use plek_domain::places::BranchPlan;
use plek_domain::seats::desk::{VisitWeek, Visits, visits};
use plek_domain::time::local;
use std::sync::Arc;

/// How many weeks can be asked for.
const WEEKS: [u32; 4] = [4, 12, 26, 53];

/// How many are shown at first.
const AT_FIRST: u32 = 12;

/// What is asked for.
#[derive(Clone, Copy)]
struct Asked {
    weeks: u32,
    zone: Option<ZoneId>,
}

impl Asked {
    /// What the address says; what it says otherwise is shown as at first.
    fn of(query: Result<Query<Vec<(String, String)>>, QueryRejection>, plan: &BranchPlan) -> Self {
        let raw = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
        let weeks = raw.one("weeks").parse().ok().filter(|weeks| WEEKS.contains(weeks));
        let zone = raw.one("zone").parse::<ZoneId>().ok().filter(|zone| plan.zone(*zone).is_some());
        Self { weeks: weeks.unwrap_or(AT_FIRST), zone }
    }

    fn of_week(self, week: &VisitWeek) -> Visits {
        self.zone.map_or_else(|| week.total(), |zone| week.of(zone))
    }
}

struct Model {
    plan: Arc<BranchPlan>,
    asked: Asked,
    weeks: Vec<VisitWeek>,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let asked = Asked::of(query, &here.plan);
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let weeks = visits(reads.as_mut(), &here.plan, here.desk.now(), asked.weeks).await.map_err(&failed)?;
    drop(reads);
    let title = t!(here.desk.reader.texts, "visits-title");
    let path = here.address(Tab::Visits.path());
    let model = Model { plan: Arc::clone(&here.plan), asked, weeks };
    let sheet = Sheet { title, path, kept: Kept::default(), done: None, model };
    Ok(branch(&here, Some(Tab::Visits), sheet, view).await)
}

/// The same numbers as a file: a line a week and zone, written while they are counted.
pub(super) async fn file(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let asked = Asked::of(query, &here.plan);
    let (today, _, _) = local(here.plan.time_zone, here.desk.now());
    // A slug and a day: nothing that a header could not hold.
    let name = format!("attachment; filename=\"plek-{}-{today}-{}w.csv\"", here.plan.branch.slug, asked.weeks);
    let weeks = VisitWeek::before(&here.plan, here.desk.now(), asked.weeks).into_iter();
    // The mark by which spreadsheets know that this is UTF-8.
    let head = format!("\u{feff}{}", Line::HEAD);
    let rest = stream::unfold((here, weeks), move |(here, mut weeks)| async move {
        let week = weeks.next()?;
        let lines = one_week(&here, asked, week).await.map_err(|error| {
            log(&error);
            std::io::Error::other("storage failed")
        });
        Some((lines, (here, weeks)))
    });
    // Whoever compresses an answer asks once more after its end.
    let all = stream::once(async move { Ok(head) }).chain(rest).fuse();
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, Body::from_stream(all)).into_response())
}

async fn one_week(here: &Here, asked: Asked, week: VisitWeek) -> Result<String, StoreError> {
    let mut reads = here.desk.state.store.read().await?;
    let week = week.count(reads.as_mut(), &here.plan, here.desk.now()).await?;
    let zones = here.plan.zones.iter().filter(|zone| asked.zone.is_none_or(|asked| asked == zone.id));
    let line = |zone: &plek_domain::places::Zone| Line::new(&week, &zone.name, week.of(zone.id)).to_string();
    Ok(zones.map(line).collect())
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let Model { plan, asked, weeks } = &sheet.model;
    let of = |week: &VisitWeek| Bars {
        // Each is a Monday: the day and the month say enough.
        label: texts.day_short(week.monday).split_once(' ').map(|(_, day)| day.to_owned()).unwrap_or_default(),
        booked: asked.of_week(week).booked(),
        used: asked.of_week(week).used,
    };
    let bars: Vec<Bars> = weeks.iter().map(of).collect();
    let zone = asked.zone.map(|zone| format!("&zone={zone}")).unwrap_or_default();
    let file = format!("{}.csv?weeks={}{zone}", sheet.path, asked.weeks);
    let any = bars.iter().any(|week| week.booked > 0);
    let chart = any.then(|| chart(texts, &bars));
    let none = (!any).then(|| view! { <p class="desk-calm">{t!(texts, "visits-none")}</p> });
    let whole = t!(texts, "places-whole-branch");
    let what = asked.zone.and_then(|zone| plan.zone(zone)).map_or(whole, |zone| zone.name.clone());
    view! {
        <p class="lead">{t!(texts, "visits-lead")}</p>
        {filters(texts, sheet)}
        {chart}
        {none}
        {table(texts, *asked, weeks, &what)}
        <p class="actions"><ButtonLink href=file weight=Weight::Secondary>{t!(texts, "visits-file")}</ButtonLink></p>
        <p>{t!(texts, "visits-how")}</p>
    }
    .into_any()
}

fn filters(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let Model { plan, asked, .. } = &sheet.model;
    let weeks = WEEKS.map(|weeks| Choice {
        selected: weeks == asked.weeks,
        ..Choice::new(weeks.to_string(), t!(texts, "visits-weeks-count", count = weeks))
    });
    let zone = |zone: &plek_domain::places::Zone| Choice {
        selected: Some(zone.id) == asked.zone,
        ..Choice::new(zone.id.to_string(), zone.name.clone())
    };
    let whole = Choice::new("", t!(texts, "places-whole-branch"));
    let zones: Vec<Choice> = std::iter::once(whole).chain(plan.zones.iter().map(zone)).collect();
    view! {
        <form method="get" action=sheet.path.clone() class="staff-line">
            <Select texts field=FieldInfo::new("weeks", t!(texts, "visits-weeks")) choices=weeks.into()/>
            <Select texts field=FieldInfo::new("zone", t!(texts, "places-zone")) choices=zones/>
            <Button weight=Weight::Secondary>{t!(texts, "visits-show")}</Button>
        </form>
    }
    .into_any()
}

/// The numbers of the chart, and what became of the rest: the newest week first.
fn table(texts: Texts, asked: Asked, weeks: &[VisitWeek], what: &str) -> AnyView {
    let columns = vec![
        Column::text(t!(texts, "visits-week-of")),
        Column::number(t!(texts, "visits-booked")),
        Column::number(t!(texts, "visits-used")),
        Column::number(t!(texts, "visits-not-come")),
        Column::number(t!(texts, "visits-cancelled")),
        Column::number(t!(texts, "visits-to-come")),
    ];
    let row = |week: &VisitWeek| {
        let of = asked.of_week(week);
        // On a phone a row is a card, and its numbers have no column above them.
        let number = |(label, number): (String, i64)| {
            view! { <td class="number"><span class="desk-label">{label}" "</span>{texts.number(number)}</td> }
        };
        let cells = [
            (t!(texts, "visits-booked"), of.booked()),
            (t!(texts, "visits-used"), of.used),
            (t!(texts, "visits-not-come"), of.not_come),
            (t!(texts, "visits-cancelled"), of.cancelled),
            (t!(texts, "visits-to-come"), of.to_come),
        ];
        view! {
            <tr>
                <th scope="row">{texts.day_short(week.monday)}</th>
                {cells.map(number).collect_view()}
            </tr>
        }
    };
    let caption = t!(texts, "visits-caption", place = what);
    let rows = weeks.iter().rev().map(row).collect_view();
    view! {
        <div class="visits-table">
            <Table id="visits" columns caption>{rows}</Table>
        </div>
    }
    .into_any()
}
