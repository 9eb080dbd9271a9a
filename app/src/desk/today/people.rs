//! The people of the day in lists, and whom somebody looks for, on later days too.

use super::Model;
use crate::desk::model::{Day, day_of};
use crate::desk::words;
use crate::desk::work::Work;
use crate::i18n::Texts;
use crate::places::desk::Here;
use crate::places::frame::Sheet;
use crate::places::words::stretch;
use crate::render::NoPage;
use crate::t;
use crate::ui::{Button, Column, EmptyState, FieldInfo, Hidden, InputKind, Table, TextInput, Weight};
use leptos::prelude::*;
use plek_domain::people::fold;
use plek_domain::seats::desk::{DeskBooking, Presence};

/// Rows of a list before it is asked for as a whole.
const FIRST: usize = 10;

/// Bookings of later days that a search shows.
const LATER: u32 = 20;

/// A list of people on the page: its name in the address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Coming,
    There,
    Missed,
}

impl List {
    pub(super) const ALL: [Self; 3] = [Self::Coming, Self::There, Self::Missed];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::There => "there",
            Self::Missed => "missed",
        }
    }
}

/// What somebody booked here for after today, who calls about it.
pub(super) async fn later(here: &Here, day: &Day, search: &str) -> Result<Vec<DeskBooking>, NoPage> {
    if search.is_empty() {
        return Ok(Vec::new());
    }
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let since = day_of(&day.plan, day.now).until();
    reads.desk().later(day.plan.branch.id, &fold(search), since, LATER).await.map_err(&failed)
}

pub(super) fn search(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let field = FieldInfo::new("q", t!(texts, "desk-search")).hint(t!(texts, "desk-search-hint"));
    view! {
        <form method="get" action=sheet.path.clone() role="search" class="staff-line desk-search">
            <TextInput texts field kind=InputKind::Search value=sheet.model.search.clone() autocomplete="off"/>
            <Button weight=Weight::Secondary>{t!(texts, "desk-search-go")}</Button>
        </form>
    }
    .into_any()
}

/// What was searched for, or the lists of the day.
pub(super) fn people(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let day = &model.day;
    let (rows, body): (Vec<&DeskBooking>, AnyView) = if model.search.is_empty() {
        let lists = List::ALL.map(|list| match list {
            List::Coming => (list, day.coming()),
            List::There => (list, day.with(Presence::There).collect()),
            List::Missed => (list, day.missed()),
        });
        let body = lists.iter().map(|(list, rows)| one_list(texts, sheet, *list, rows)).collect_view().into_any();
        (lists.into_iter().flat_map(|(_, rows)| rows).collect(), body)
    } else {
        let found = day.found(&model.search);
        let search = model.search.clone();
        let body = if found.is_empty() && model.later.is_empty() {
            let title = t!(texts, "desk-found-none", search = search);
            view! { <EmptyState title=title><p>{t!(texts, "desk-found-none-text")}</p></EmptyState> }.into_any()
        } else if found.is_empty() {
            view! { <p class="desk-calm">{t!(texts, "desk-found-none-today", search = search)}</p> }.into_any()
        } else {
            table(texts, model, "found", t!(texts, "desk-found", count = found.len(), search = search), &found)
        };
        (found, view! { {body}{found_later(texts, model)} }.into_any())
    };
    // A form has something to press: what is only read stands without one.
    if rows.iter().all(|booking| Work::at_once(booking, day.now).is_none()) {
        return body;
    }
    view! {
        <form method="post" action=sheet.path.clone()>
            <Hidden name="key" value=model.key.to_string()/>
            <Hidden name="q" value=model.search.clone()/>
            {body}
        </form>
    }
    .into_any()
}

/// What was found on later days; there is nothing to do at once with those, everything is on their own pages.
fn found_later(texts: Texts, model: &Model) -> Option<AnyView> {
    let plan = &model.day.plan;
    let row = |booking: &DeskBooking| {
        let (name, href) = (words::name(texts, booking), format!("{}/bookings/{}", model.base, booking.id));
        view! {
            <tr>
                <th scope="row"><a class="desk-name" href=href>{name}</a></th>
                <td>{stretch(texts, plan, booking.period)}</td>
                <td>{words::place(plan, booking)}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::text(t!(texts, "desk-column-who")),
        Column::text(t!(texts, "desk-column-when")),
        Column::text(t!(texts, "places-seat")),
    ];
    let count = model.later.len();
    let caption = match u32::try_from(count) {
        Ok(LATER) => t!(texts, "desk-found-later-first", count = count, search = model.search.clone()),
        _ => t!(texts, "desk-found-later", count = count, search = model.search.clone()),
    };
    let rows = model.later.iter().map(row).collect_view();
    (count > 0).then(|| view! { <Table id="later" columns caption>{rows}</Table> }.into_any())
}

fn one_list(texts: Texts, sheet: &Sheet<Model>, list: List, rows: &[&DeskBooking]) -> AnyView {
    let model = &sheet.model;
    let caption = match list {
        List::Coming => t!(texts, "desk-list-coming", count = rows.len()),
        List::There => t!(texts, "desk-list-there", count = rows.len()),
        List::Missed => t!(texts, "desk-list-missed", count = rows.len()),
    };
    // Nobody missed is no news.
    if rows.is_empty() && list == List::Missed {
        return ().into_any();
    }
    if rows.is_empty() {
        let none = if list == List::Coming { t!(texts, "desk-none-coming") } else { t!(texts, "desk-none-there") };
        return view! { <p class="desk-calm">{none}</p> }.into_any();
    }
    let shown = if model.whole == Some(list) { rows.len() } else { rows.len().min(FIRST) };
    let more = (shown < rows.len()).then(|| {
        let href = format!("{}?show={}#people", sheet.path, list.code());
        view! { <p><a class="desk-more" href=href>{t!(texts, "desk-show-all", count = rows.len())}</a></p> }
    });
    let table = table(texts, model, list.code(), caption, rows.get(..shown).unwrap_or(rows));
    view! { {table}{more} }.into_any()
}

fn table(texts: Texts, model: &Model, id: &'static str, caption: String, rows: &[&DeskBooking]) -> AnyView {
    let columns = vec![
        Column::text(t!(texts, "desk-column-who")),
        Column::text(t!(texts, "desk-column-when")),
        Column::text(t!(texts, "places-seat")),
        Column::text(t!(texts, "desk-column-state")),
        Column::text(t!(texts, "places-actions")),
    ];
    let rows = rows.iter().map(|booking| row(texts, model, booking)).collect_view();
    view! { <Table id columns caption>{rows}</Table> }.into_any()
}

fn row(texts: Texts, model: &Model, booking: &DeskBooking) -> impl IntoView + use<> {
    let plan = &model.day.plan;
    let presence = booking.presence(model.day.now);
    let name = words::name(texts, booking);
    let work = Work::at_once(booking, model.day.now).map(|work| {
        let value = format!("{}:{}", work.code(), booking.id);
        let said = format!("{}: {name}", work.verb(texts));
        view! {
            <button class="staff-small" type="submit" name="do" value=value aria-label=said>{work.verb(texts)}</button>
        }
    });
    view! {
        <tr>
            <th scope="row"><a class="desk-name" href=format!("{}/bookings/{}", model.base, booking.id)>{name}</a></th>
            <td>{words::hours(texts, plan, booking.period)}</td>
            <td>{words::place(plan, booking)}</td>
            <td>{words::badge(texts, presence)}</td>
            <td>{work}</td>
        </tr>
    }
}
