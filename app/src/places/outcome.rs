//! What a change did, and for two minutes the way back.

use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems};
use super::frame::{Sheet, branch, hidden};
use super::words;
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, ButtonLink, Column, Notice, NoticeKind, Table, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::ids::{ChangeId, PersonId, SeatId};
use plek_domain::places::change::proceed::ProceedChange;
use plek_domain::places::change::undo::UndoChange;
use plek_domain::places::change::{BookingChange, MadeChange, MoveState};
use plek_domain::places::{BranchPlan, Seat};
use plek_domain::store::Key;
use plek_domain::time::Timestamp;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

type Address = Path<(String, String, String)>;

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, change)): Address,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    page(&here, &change, Kept::default()).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, change)): Address,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let id = change.parse::<ChangeId>().map_err(|_| here.desk.not_found())?;
    let problem = match raw.one("do") {
        "undo" => undo(&here, id, &raw).await?,
        "proceed" => match here.desk.write(ProceedChange { change: id }, &raw).await? {
            Ok(_) => None,
            Err(never) => match never {},
        },
        _ => return Err(here.desk.not_found()),
    };
    match problem {
        None => Ok(here.to(&format!("/changes/{id}"))),
        Some(problem) => page(&here, &change, Kept::new(raw, Problems::one("undo", problem))).await,
    }
}

/// Undoes all of it, portion by portion; what is wrong when that cannot be.
async fn undo(here: &Here, change: ChangeId, raw: &Raw) -> Result<Option<String>, NoPage> {
    let mut answer = here.desk.write(UndoChange { change }, raw).await?;
    while let Ok(undone) = &answer {
        if undone.left == 0 {
            return Ok(None);
        }
        answer = here.desk.write_as(UndoChange { change }, Key::Fresh).await?;
    }
    let texts = here.desk.reader.texts;
    Ok(answer.err().map(|refused| texts.get(&format!("undo-change-refused-{}", refused.code()))))
}

struct Model {
    made: MadeChange,
    rows: Vec<BookingChange>,
    names: HashMap<PersonId, String>,
    /// Whom no mail reaches.
    without_email: HashSet<PersonId>,
    seats: HashMap<SeatId, Seat>,
    plan: Arc<BranchPlan>,
    path: String,
    back: String,
    now: Timestamp,
    key: Uuid,
}

async fn page(here: &Here, change: &str, kept: Kept) -> Result<Response, NoPage> {
    let id = change.parse::<ChangeId>().map_err(|_| here.desk.not_found())?;
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let made = reads.house().change(id).await.map_err(&failed)?;
    let made = made.filter(|made| made.branch == here.plan.branch.id).ok_or_else(|| here.desk.not_found())?;
    let rows = reads.house().changed_bookings(id).await.map_err(&failed)?;
    let people: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
    let told = reads.house().readers(&people).await.map_err(&failed)?;
    let seats = reads.house().staff_seats(made.branch).await.map_err(&failed)?;
    drop(reads);
    let path = here.address(&format!("/changes/{id}"));
    let texts = here.desk.reader.texts;
    let title = if made.undone_at.is_some() { t!(texts, "places-undone") } else { t!(texts, "places-changed") };
    let model = Model {
        made,
        rows,
        without_email: told.iter().filter(|told| !told.has_email).map(|told| told.person).collect(),
        names: told.into_iter().map(|told| (told.person, told.name)).collect(),
        seats: seats.into_iter().map(|known| (known.seat.id, known.seat)).collect(),
        plan: Arc::clone(&here.plan),
        path: path.clone(),
        back: here.address(""),
        now: here.desk.now(),
        key: here.desk.state.store.new_key(),
    };
    Ok(branch(here, None, Sheet { title, path, kept, done: None, model }, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let waiting = model.rows.iter().filter(|row| row.state == MoveState::Planned).count();
    let proceed = (waiting > 0 && model.made.undone_at.is_none()).then(|| {
        let form = view! {
            <form method="post" action=model.path.clone()>
                {hidden("proceed", model.key)}
                <Button>{t!(texts, "places-proceed")}</Button>
            </form>
        };
        view! {
            <Notice texts kind=NoticeKind::Warning>
                <p>{t!(texts, "places-waiting", count = waiting)}</p>
                {form}
            </Notice>
        }
    });
    let back = t!(texts, "places-to-branch", branch = model.plan.branch.name.clone());
    view! {
        <p class="lead">{words::change(texts, &model.plan, &model.made.change)}</p>
        {proceed}
        {way_back(texts, model)}
        {people(texts, model)}
        <p class="actions">
            <ButtonLink href=model.back.clone() weight=Weight::Secondary>{back}</ButtonLink>
        </p>
    }
    .into_any()
}

/// Undo, or why not any more.
fn way_back(texts: Texts, model: &Model) -> AnyView {
    if model.made.undone_at.is_some() {
        return ().into_any();
    }
    if model.now >= model.made.undo_until {
        return view! { <p id="undo" tabindex="-1">{t!(texts, "places-undo-over")}</p> }.into_any();
    }
    let until = words::time(texts, &model.plan, model.made.undo_until);
    let told = if model.rows.is_empty() {
        t!(texts, "places-undo-until", time = until)
    } else {
        t!(texts, "places-undo-letters", time = until)
    };
    view! {
        <form method="post" action=model.path.clone() id="undo" tabindex="-1" class="staff-undo">
            {hidden("undo", model.key)}
            <p>{told}</p>
            <Button weight=Weight::Secondary>{t!(texts, "places-undo")}</Button>
        </form>
    }
    .into_any()
}

fn people(texts: Texts, model: &Model) -> AnyView {
    if model.rows.is_empty() {
        return view! { <p>{t!(texts, "places-changed-nobody")}</p> }.into_any();
    }
    let columns = vec![
        Column::text(t!(texts, "places-column-person")),
        Column::text(t!(texts, "places-column-seat")),
        Column::text(t!(texts, "places-column-happened")),
    ];
    let place = |id: SeatId| {
        let Some(seat) = model.seats.get(&id) else { return String::new() };
        let zone = model.plan.zone(seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        format!("{}, {zone}", seat.label)
    };
    let row = |row: &BookingChange| {
        let happened = match (row.state, row.to) {
            (MoveState::Planned, _) => t!(texts, "places-happened-planned"),
            (MoveState::Moved, Some((_, to))) => t!(texts, "places-happened-moved", seat = place(to)),
            (MoveState::Moved | MoveState::Withdrawn, _) => t!(texts, "places-happened-withdrawn"),
            (MoveState::Over, _) => t!(texts, "places-happened-over"),
            (MoveState::Undone, _) => t!(texts, "places-happened-undone"),
        };
        let name = model.names.get(&row.person).cloned().unwrap_or_default();
        let by_people = needs_telling(model, row).then(|| words::without_email(texts));
        view! { <tr><th scope="row">{name}</th><td>{place(row.from.1)}</td><td>{happened}{by_people}</td></tr> }
    };
    let to_tell = words::to_tell(texts, model.rows.iter().filter(|row| needs_telling(model, row)).count());
    let caption = t!(texts, "places-preview-hit", count = model.rows.len());
    let rows = model.rows.iter().map(row).collect_view();
    view! {
        {to_tell}
        <Table id="hits" caption=caption columns>{rows}</Table>
    }
    .into_any()
}

/// Whether something happened to somebody whom no mail reaches.
fn needs_telling(model: &Model, row: &BookingChange) -> bool {
    let hit = matches!(row.state, MoveState::Planned | MoveState::Moved | MoveState::Withdrawn);
    hit && model.without_email.contains(&row.person)
}
