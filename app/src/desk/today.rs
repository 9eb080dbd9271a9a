//! `/staff/{library}/{branch}/today`: who comes, who is there, what is full, what needs the desk.

use super::islands::Renewal;
use super::model::{Day, ZoneNow, day_of};
use super::needs::{Need, Open, needs};
use super::words;
use super::work::{Work, booking};
use crate::house::open_words;
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here, Posted};
use crate::places::form::{Kept, Problems};
use crate::places::frame::{Sheet, Tab, live};
use crate::places::words::{floor, stretch, time};
use crate::render::NoPage;
use crate::ui::{
    Button, ButtonLink, Column, EmptyState, Facts, FieldInfo, Hidden, InputKind, Table, TextInput, Weight, number_in,
};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::people::fold;
use plek_domain::places::Branch;
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::seats::desk_notes::SettleNote;
use uuid::Uuid;

/// The name of the button that says a note was seen to.
const SETTLE: &str = "settle";

/// Rows of a list before it is asked for as a whole.
const FIRST: usize = 10;

/// Bookings of later days that a search shows.
const LATER: u32 = 20;

/// Seconds between two looks of a page that nobody is busy with.
const RENEWED: u64 = 60;

/// A list of people on the page: its name in the address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Coming,
    There,
    Missed,
}

impl List {
    const ALL: [Self; 3] = [Self::Coming, Self::There, Self::Missed];

    const fn code(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::There => "there",
            Self::Missed => "missed",
        }
    }
}

struct Model {
    day: Day,
    zones: Vec<ZoneNow>,
    needs: Vec<Need>,
    /// Other branches whose desk they keep.
    others: Vec<(String, String)>,
    /// What was searched for.
    search: String,
    /// What was found of it on later days.
    later: Vec<DeskBooking>,
    /// The list that was asked for as a whole.
    whole: Option<List>,
    runs: bool,
    base: String,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    page(&here, &asked, Kept::default()).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let (asked, id) = raw.one("do").split_once(':').ok_or_else(|| here.desk.not_found())?;
    if asked == SETTLE {
        let note = id.parse().map_err(|_| here.desk.not_found())?;
        return match here.desk.write(SettleNote { note }, &raw).await? {
            Ok(_) => Ok(here.to(&format!("/today?did={SETTLE}"))),
            Err(never) => match never {},
        };
    }
    let (work, id) = (Work::parse(asked).ok_or_else(|| here.desk.not_found())?, id.to_owned());
    let wanted = booking(&here, &id).await?;
    match work.run(&here, wanted.id, &raw).await? {
        Ok(()) => Ok(here.to(&format!("/today?did={}&who={}#people", work.code(), wanted.id))),
        Err(problem) => page(&here, &raw.clone(), Kept::new(raw, Problems::one("people", problem))).await,
    }
}

async fn page(here: &Here, asked: &Raw, kept: Kept) -> Result<Response, NoPage> {
    let texts = here.desk.reader.texts;
    let day = Day::load(here).await?;
    let open = Open::load(here).await?;
    let zones = day.zones();
    let done = match Work::parse(asked.one("did")) {
        None => (asked.one("did") == SETTLE).then(|| t!(texts, "desk-did-settle")),
        // A booking that is cancelled is on no list any more.
        Some(work) => {
            let who = booking(here, asked.one("who")).await.ok();
            who.map(|who| work.done(texts, &words::name(texts, &who), &words::place(&here.plan, &who)))
        }
    };
    let search = asked.one("q").trim().to_owned();
    let model = Model {
        later: later(here, &day, &search).await?,
        needs: needs(texts, here, &day, &zones, &open),
        others: others(here).await?,
        search,
        whole: List::ALL.into_iter().find(|list| list.code() == asked.one("show")),
        runs: here.runs,
        base: here.address(""),
        key: here.desk.state.store.new_key(),
        zones,
        day,
    };
    let title = t!(texts, "desk-tab-today");
    let path = here.address(Tab::Today.path());
    Ok(live(here, Tab::Today, Sheet { title, path, kept, done, model }, view).await)
}

/// What somebody booked here for after today, who calls about it.
async fn later(here: &Here, day: &Day, search: &str) -> Result<Vec<DeskBooking>, NoPage> {
    if search.is_empty() {
        return Ok(Vec::new());
    }
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let since = day_of(&day.plan, day.now).until();
    reads.desk().later(day.plan.branch.id, &fold(search), since, LATER).await.map_err(&failed)
}

/// The other branches of the library whose desk they keep: name and address.
async fn others(here: &Here) -> Result<Vec<(String, String)>, NoPage> {
    let failed = NoPage::store(&here.desk.reader);
    let library = &here.plan.library;
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let branches = reads.places().branches(library.id).await.map_err(&failed)?;
    let other = |branch: &Branch| branch.id != here.plan.branch.id && here.desk.keeps(branch);
    let entry = |branch: Branch| (branch.name, format!("/staff/{}/{}/today", library.slug, branch.slug));
    Ok(branches.into_iter().filter(other).map(entry).collect())
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let others = model.others.iter().map(|(name, href)| view! { <li><a href=href.clone()>{name.clone()}</a></li> });
    let others = (!model.others.is_empty()).then(|| {
        let others = others.collect_view();
        view! {
            <nav class="desk-others" aria-label=t!(texts, "desk-other-branches")><ul class="staff-actions">{others}</ul></nav>
        }
    });
    let close = model.runs.then(|| {
        let href = format!("{}/closures", model.base);
        view! { <ButtonLink href weight=Weight::Secondary>{t!(texts, "desk-close-zone")}</ButtonLink> }
    });
    view! {
        {others}
        {headline(texts, model)}
        <p class="desk-doors">
            <ButtonLink href=format!("{}/give", model.base)>{t!(texts, "desk-give")}</ButtonLink>
            {close}
            <ButtonLink href=format!("{}/today/list", model.base) weight=Weight::Secondary>
                {t!(texts, "desk-list")}
            </ButtonLink>
        </p>
        {pressing(texts, sheet)}
        {search(texts, sheet)}
        <div id="people" tabindex="-1">{people(texts, sheet)}</div>
        {zones(texts, model)}
        <p class="desk-renew">
            {t!(texts, "desk-as-of", time = time(texts, &model.day.plan, model.day.now))}" "
            <a href=sheet.path.clone()>{t!(texts, "desk-renew")}</a>
            <Renewal seconds=RENEWED/>
        </p>
    }
    .into_any()
}

/// The day in four numbers.
fn headline(texts: Texts, model: &Model) -> AnyView {
    let day = &model.day;
    let free: usize =
        model.zones.iter().filter(|zone| !zone.walk_in && zone.closed.is_none()).map(|zone| zone.free).sum();
    let figure = |label: String, count: usize| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        (label, view! { <strong class="desk-figure">{texts.number(count)}</strong> }.into_any())
    };
    let facts = vec![
        figure(t!(texts, "desk-figure-free"), free),
        figure(t!(texts, "desk-figure-there"), day.with(Presence::There).count()),
        figure(t!(texts, "desk-figure-coming"), day.coming().len()),
        figure(t!(texts, "desk-figure-missed"), day.missed().len()),
    ];
    let open = open_words(texts, &day.plan, day.now);
    view! {
        <p class="lead">{open}</p>
        <div class="desk-figures"><Facts facts/></div>
    }
    .into_any()
}

/// What needs the desk, or that nothing does.
fn pressing(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    if model.needs.is_empty() {
        return view! { <p class="desk-calm">{t!(texts, "desk-nothing-needed")}</p> }.into_any();
    }
    let row = |need: &Need| {
        let link = need.link.clone().map(|(href, words)| view! { " "<a href=href>{words}</a> });
        let settle = need.note.map(|note| {
            let said = format!("{}: {}", t!(texts, "desk-need-settle"), need.words);
            view! {
                " "
                <button class="staff-small" type="submit" name="do" value=format!("{SETTLE}:{note}") aria-label=said>
                    {t!(texts, "desk-need-settle")}
                </button>
            }
        });
        view! { <li>{need.words.clone()}{link}{settle}</li> }
    };
    let rows = view! { <ul>{model.needs.iter().map(row).collect_view()}</ul> };
    // A form has something to press: what only leads elsewhere is a list.
    let list = if model.needs.iter().any(|need| need.note.is_some()) {
        view! {
            <form method="post" action=sheet.path.clone()>
                <Hidden name="key" value=model.key.to_string()/>
                {rows}
            </form>
        }
        .into_any()
    } else {
        rows.into_any()
    };
    view! {
        <section class="desk-needs" aria-labelledby="needs">
            <h2 id="needs">{t!(texts, "desk-needs")}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn search(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
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
fn people(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
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

fn zones(texts: Texts, model: &Model) -> AnyView {
    if model.zones.is_empty() {
        return ().into_any();
    }
    let columns = vec![
        Column::text(t!(texts, "places-zone")),
        Column::number(t!(texts, "desk-figure-free")),
        Column::number(t!(texts, "desk-figure-there")),
        Column::number(t!(texts, "desk-figure-coming")),
        Column::text(t!(texts, "places-actions")),
    ];
    let rows = model.zones.iter().map(|zone| zone_row(texts, model, zone)).collect_view();
    view! {
        <section class="staff-part">
            <Table id="zones" columns caption=t!(texts, "desk-zones")>{rows}</Table>
        </section>
    }
    .into_any()
}

fn zone_row(texts: Texts, model: &Model, zone: &ZoneNow) -> AnyView {
    let name = format!("{} ({})", zone.name, floor(texts, zone.floor));
    let close = model.runs.then(|| {
        let href = format!("{}/closures?zone={}", model.base, zone.id);
        let said = format!("{}: {}", t!(texts, "desk-close-tomorrow"), zone.name);
        view! { <a class="desk-more" href=href aria-label=said>{t!(texts, "desk-close-tomorrow")}</a> }
    });
    let said = match &zone.closed {
        Some(reason) => Some(t!(texts, "desk-zone-closed", reason = reason.clone())),
        None if zone.walk_in => Some(t!(texts, "places-mode-walk-in")),
        None => None,
    };
    let numbers = match said {
        Some(words) => view! { <td colspan="3">{words}</td> }.into_any(),
        None => {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let free = t!(texts, "desk-free-of", free = zone.free, seats = zone.seats);
            let full = zone.is_full().then(|| words::full(texts));
            // On a phone a row is a card, and its numbers have no column above them.
            let label = move |key: &str| view! { <span class="desk-label">{texts.get(key)}" "</span> };
            view! {
                <td class="number">{label("desk-figure-free")}{number_in(texts, &free, number(zone.free))}{full}</td>
                <td class="number">{label("desk-figure-there")}{texts.number(number(zone.there))}</td>
                <td class="number">{label("desk-figure-coming")}{texts.number(number(zone.expected))}</td>
            }
            .into_any()
        }
    };
    view! { <tr><th scope="row">{name}</th>{numbers}<td>{close}</td></tr> }.into_any()
}
