//! `/staff/{library}/{branch}/today`: who comes, who is there, what is full, what needs the desk.

mod people;
mod zones;

use self::people::{List, later, people, search};
use self::zones::zones;
use super::islands::Renewal;
use super::model::{Day, ZoneNow};
use super::needs::{Need, Open, needs};
use super::words;
use super::work::{Work, booking};
use crate::house::open_words;
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here, Posted};
use crate::places::form::{Kept, Problems};
use crate::places::frame::{Sheet, Tab, live};
use crate::places::words::time;
use crate::render::NoPage;
use crate::ui::{ButtonLink, Facts, Hidden, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::places::Branch;
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::seats::desk_notes::SettleNote;
use uuid::Uuid;

/// The name of the button that says a note was seen to.
const SETTLE: &str = "settle";

/// Seconds between two looks of a page that nobody is busy with.
const RENEWED: u64 = 60;

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
