//! `/staff/{library}/{branch}/zones/{zone}`: the seats of a zone, its plan, its name.

use super::change;
use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, branch, hidden};
use super::plan::{SeatState, plan};
use super::start::guide;
use super::words;
use super::zones::FLOORS;
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, Column, EmptyState, Select, Table, TextArea, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::ids::{SeatId, ZoneId};
use plek_domain::places::add_seats::{AddSeats, AddSeatsRefused};
use plek_domain::places::change::HouseChange;
use plek_domain::places::describe_zone::DescribeZone;
use plek_domain::places::layout::{ListProblem, MOST, read_list};
use plek_domain::places::mark_seats::MarkSeats;
use plek_domain::places::place_seat::{DEEPEST, PlaceSeat, PlaceSeatRefused, WIDEST};
use plek_domain::places::remove_seats::{RemoveSeats, RemoveSeatsRefused};
use plek_domain::places::remove_zone::{RemoveZone, RemoveZoneRefused};
use plek_domain::places::{Attributes, BookingMode, BranchPlan, SeatCode, StaffSeat, Zone};
use plek_domain::seats::queries::Occupancy;
use plek_domain::time::Period;
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

/// Longest list of seats, in bytes: a thousand lines of a spreadsheet.
const LIST: usize = 40_000;

type Address = Path<(String, String, String)>;

struct Model {
    zone: Zone,
    seats: Vec<StaffSeat>,
    taken: HashSet<SeatId>,
    labels: String,
    /// The branch, and its staff address.
    plan: Arc<BranchPlan>,
    root: String,
    /// Where the zone is closed instead of removed.
    closing: String,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, zone)): Address,
    uri: axum::http::Uri,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let texts = here.desk.reader.texts;
    let count = |name: &str| {
        let value = uri.query().unwrap_or("").split('&').find_map(|pair| pair.strip_prefix(name));
        value.and_then(|count| count.parse::<u32>().ok())
    };
    let added = count("added=").map(|count| t!(texts, "places-seats-added", count = count));
    let done = added.or_else(|| count("removed=").map(|count| t!(texts, "places-seats-removed", count = count)));
    page(&here, &zone, Kept::default(), done).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, zone)): Address,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let id = zone_of(&here, &zone)?.id;
    let own = format!("/zones/{id}");
    let answered = match raw.one("do") {
        "add" => add(&here, id, &raw).await?.map(|count| format!("{own}?added={count}#seats")),
        "mark" | "unmark" => mark(&here, id, &raw).await?.map(|()| format!("{own}#seats")),
        "place" => put(&here, id, &raw).await?.map(|()| format!("{own}#plan")),
        "remove" => remove(&here, id, &raw).await?.map(|count| format!("{own}?removed={count}#seats")),
        "remove-zone" => match here.desk.write(RemoveZone { branch: here.plan.branch.id, zone: id }, &raw).await? {
            Ok(_) => return Ok(here.to("")),
            Err(RemoveZoneRefused::Booked) => {
                Err(Problems::one("remove-zone", t!(here.desk.reader.texts, "remove-zone-refused-booked")))
            }
        },
        "describe" => describe(&here, id, &raw).await?.map(|()| own),
        "mode" => {
            let mode = BookingMode::from_code(raw.one("mode")).ok_or_else(|| here.desk.not_found())?;
            return change::ask(&here, &here.address(&own), &raw, HouseChange::Mode { zone: id, mode }).await;
        }
        doing @ ("retire" | "restore") => match ticked(&here, id, &raw).await? {
            Ok(seats) => {
                let seats = HouseChange::Seats { seats, in_use: doing == "restore" };
                return change::ask(&here, &here.address(&own), &raw, seats).await;
            }
            Err(problems) => Err(problems),
        },
        _ => return Err(here.desk.not_found()),
    };
    match answered {
        Ok(to) => Ok(here.to(&to)),
        Err(problems) => page(&here, &zone, Kept::new(raw, problems), None).await,
    }
}

fn zone_of(here: &Here, zone: &str) -> Result<Zone, NoPage> {
    let zone = zone.parse::<ZoneId>().ok().and_then(|zone| here.plan.zone(zone));
    zone.cloned().ok_or_else(|| here.desk.not_found())
}

/// The seats of the zone, those out of use too.
async fn seats_of(here: &Here, zone: ZoneId) -> Result<Vec<StaffSeat>, NoPage> {
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let mut seats = reads.house().staff_seats(here.plan.branch.id).await.map_err(&failed)?;
    seats.retain(|known| known.seat.zone == zone);
    Ok(seats)
}

/// The seats whose boxes were ticked; codes are short, so that a thousand of them fit in a form.
async fn ticked(here: &Here, zone: ZoneId, raw: &Raw) -> Result<Result<Vec<SeatId>, Problems>, NoPage> {
    let codes: HashSet<SeatCode> = raw.all("seat").filter_map(SeatCode::parse).collect();
    let seats = seats_of(here, zone).await?;
    let ticked: Vec<SeatId> =
        seats.iter().filter(|known| codes.contains(&known.code)).map(|known| known.seat.id).collect();
    if ticked.is_empty() {
        return Ok(Err(Problems::one("seats", t!(here.desk.reader.texts, "places-error-no-seats"))));
    }
    Ok(Ok(ticked))
}

/// What was ticked of what seats can offer.
fn ticked_attributes(texts: Texts, raw: &Raw, field: &str) -> Attributes {
    let ticked: HashSet<&str> = raw.all(field).collect();
    let all = words::attributes(texts).into_iter().filter(|(_, name, _)| ticked.contains(name));
    all.fold(Attributes::default(), |all, (one, ..)| all.and(one))
}

async fn add(here: &Here, zone: ZoneId, raw: &Raw) -> Result<Result<usize, Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let offers = ticked_attributes(texts, raw, "offers");
    let seats = match read_list(raw.lines("list", LIST)) {
        Ok(seats) => seats.into_iter().map(|(label, own)| (label, own.and(offers))).collect(),
        Err(problem) => return Ok(Err(Problems::one("list", list_problem(texts, &problem)))),
    };
    let command = AddSeats { branch: here.plan.branch.id, zone, seats };
    let added = here.desk.write(command, raw).await?;
    Ok(added.map(|done| done.seats).map_err(|AddSeatsRefused::LabelsTaken { labels }| {
        Problems::one("list", t!(texts, "add-seats-refused-labels-taken", labels = labels.join(", ")))
    }))
}

fn list_problem(texts: Texts, problem: &ListProblem) -> String {
    match problem {
        ListProblem::Empty => t!(texts, "places-list-empty"),
        ListProblem::TooMany => t!(texts, "places-list-too-many", most = MOST),
        ListProblem::Twice(label) => t!(texts, "places-list-twice", label = label),
        ListProblem::TooLong(label) => t!(texts, "places-list-too-long", label = label),
        ListProblem::Unreadable(line) => t!(texts, "places-list-unreadable", line = line),
    }
}

async fn mark(here: &Here, zone: ZoneId, raw: &Raw) -> Result<Result<(), Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let seats = match ticked(here, zone, raw).await? {
        Ok(seats) => seats,
        Err(problems) => return Ok(Err(problems)),
    };
    let marked = ticked_attributes(texts, raw, "marks");
    if marked == Attributes::default() {
        return Ok(Err(Problems::one("marks", t!(texts, "places-error-no-marks"))));
    }
    let none = Attributes::default();
    let (add, remove) = if raw.one("do") == "mark" { (marked, none) } else { (none, marked) };
    match here.desk.write(MarkSeats { branch: here.plan.branch.id, zone, seats, add, remove }, raw).await? {
        Ok(_) => Ok(Ok(())),
        Err(never) => match never {},
    }
}

async fn remove(here: &Here, zone: ZoneId, raw: &Raw) -> Result<Result<usize, Problems>, NoPage> {
    let seats = match ticked(here, zone, raw).await? {
        Ok(seats) => seats,
        Err(problems) => return Ok(Err(problems)),
    };
    let removed = here.desk.write(RemoveSeats { branch: here.plan.branch.id, zone, seats }, raw).await?;
    Ok(removed.map(|done| done.seats).map_err(|RemoveSeatsRefused::Booked { labels }| {
        let labels = labels.join(", ");
        Problems::one("seats", t!(here.desk.reader.texts, "remove-seats-refused-booked", labels = labels))
    }))
}

async fn put(here: &Here, zone: ZoneId, raw: &Raw) -> Result<Result<(), Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let seats = seats_of(here, zone).await?;
    let mut typed = Typed::new(texts, raw);
    let by_label = |label: &str| seats.iter().find(|known| known.seat.label == label).map(|known| known.seat.id);
    let seat = typed.choice("label", t!(texts, "places-seat"), by_label);
    let column = typed.number("column", t!(texts, "places-column"), 1, WIDEST);
    let row = typed.number("row", t!(texts, "places-row"), 1, DEEPEST);
    let (Some(seat), Some(column), Some(row)) = (seat, column, row) else { return Ok(Err(typed.problems)) };
    let command = PlaceSeat { branch: here.plan.branch.id, seat, column: column - 1, row: row - 1 };
    let placed = here.desk.write(command, raw).await?;
    Ok(placed.map(drop).map_err(|PlaceSeatRefused::CellTaken { label }| {
        Problems::one("column", t!(texts, "place-seat-refused-cell-taken", label = label))
    }))
}

async fn describe(here: &Here, zone: ZoneId, raw: &Raw) -> Result<Result<(), Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let mut typed = Typed::new(texts, raw);
    let name = typed.line("name", t!(texts, "places-name"));
    let floor = typed.number("floor", t!(texts, "places-floor"), FLOORS.0, FLOORS.1);
    let (Some(name), Some(floor)) = (name, floor) else { return Ok(Err(typed.problems)) };
    match here.desk.write(DescribeZone { branch: here.plan.branch.id, zone, name, floor }, raw).await? {
        Ok(_) => Ok(Ok(())),
        Err(never) => match never {},
    }
}

async fn page(here: &Here, zone: &str, kept: Kept, done: Option<String>) -> Result<Response, NoPage> {
    let zone = zone_of(here, zone)?;
    let failed = NoPage::store(&here.desk.reader);
    let now = here.desk.now();
    let seats = seats_of(here, zone.id).await?;
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let at_once = Period::starting(now, 1);
    let occupancy = Occupancy::of(reads.as_mut(), &here.plan, at_once, now).await.map_err(&failed)?;
    drop(reads);
    let path = here.address(&format!("/zones/{}", zone.id));
    let model = Model {
        seats,
        taken: occupancy.taken(&here.plan, at_once),
        plan: Arc::clone(&here.plan),
        root: here.address(""),
        labels: here.address(&format!("/labels?zone={}", zone.id)),
        closing: here.address(&format!("/closures?zone={}#close", zone.id)),
        key: here.desk.state.store.new_key(),
        zone,
    };
    Ok(branch(here, None, Sheet { title: model.zone.name.clone(), path, kept, done, model }, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let facts = format!("{}, {}", words::floor(texts, model.zone.floor), words::mode(texts, model.zone.mode));
    let start = guide(texts, &model.plan, &model.root, true);
    let house = if model.seats.is_empty() {
        let title = t!(texts, "places-no-seats");
        let empty = view! { <EmptyState title=title><p>{t!(texts, "places-no-seats-text")}</p></EmptyState> };
        start.is_none().then_some(empty).into_any()
    } else {
        view! {
            <section class="staff-part" id="plan">
                <h2>{t!(texts, "places-plan")}</h2>
                {plan(texts, &model.zone.name, &model.seats, &model.taken)}
            </section>
            {seats(texts, sheet)}
        }
        .into_any()
    };
    let labels = (!model.seats.is_empty()).then(|| {
        let seats = format!("/{}/seats?branch={}", model.plan.library.slug, model.plan.branch.slug);
        view! {
            <p>
                <a href=model.labels.clone()>{t!(texts, "places-labels")}</a>" · "
                <a href=seats>{t!(texts, "places-start-look")}</a>
            </p>
        }
    });
    view! {
        <p class="lead">{facts}</p>
        {labels}
        {start}
        {house}
        {add_form(texts, sheet)}
        {(!model.seats.is_empty()).then(|| place(texts, sheet))}
        {settings(texts, sheet)}
    }
    .into_any()
}

/// Boxes for what seats can offer.
fn boxes(texts: Texts, sheet: &Sheet<Model>, field: &'static str, legend: String) -> impl IntoView + use<> {
    let ticked: HashSet<&str> = sheet.kept.raw.all(field).collect();
    let error = sheet.kept.problems.of(field);
    let one = |(_, name, word): (Attributes, &'static str, String)| {
        let id = format!("{field}-{name}");
        view! {
            <div class="checkbox">
                <input type="checkbox" id=id.clone() name=field value=name checked=ticked.contains(name)/>
                <label for=id>{word}</label>
            </div>
        }
    };
    let boxes = words::attributes(texts).map(one).into_iter().collect_view();
    let error = error.map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <fieldset class="field" id=field tabindex="-1">
            <legend class="field__label">{legend}</legend>
            {error}
            <div class="staff-boxes">{boxes}</div>
        </fieldset>
    }
}

fn add_form(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let list = sheet.kept.field("list", t!(texts, "places-list")).hint(t!(texts, "places-list-hint"));
    let typed = if sheet.kept.is("add") { sheet.kept.raw.lines("list", LIST).to_owned() } else { String::new() };
    view! {
        <section class="staff-part" id="add">
            <h2>{t!(texts, "places-add-seats")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("add", sheet.model.key)}
                <TextArea texts field=list value=typed rows=3/>
                {boxes(texts, sheet, "offers", t!(texts, "places-offers-all"))}
                <Button>{t!(texts, "places-add-seats")}</Button>
            </form>
        </section>
    }
}

/// The list that is equal to the plan, with a box before each seat, and what can be done to those that are ticked.
fn seats(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let model = &sheet.model;
    let ticked: HashSet<&str> = sheet.kept.raw.all("seat").collect();
    let columns = vec![
        Column::text(t!(texts, "places-seat")),
        Column::text(t!(texts, "places-now")),
        Column::text(t!(texts, "places-offers")),
        Column::text(t!(texts, "places-cell")),
        Column::text(t!(texts, "places-code")),
    ];
    let row = |known: &StaffSeat| {
        let (id, code) = (format!("seat-{}", known.code), known.code.to_string());
        let checked = ticked.contains(code.as_str());
        let (column, row) = (known.seat.column + 1, known.seat.row + 1);
        view! {
            <tr>
                <th scope="row">
                    <span class="checkbox">
                        <input type="checkbox" id=id.clone() name="seat" value=code.clone() checked=checked/>
                        <label for=id>{known.seat.label.clone()}</label>
                    </span>
                </th>
                <td>{SeatState::of(known, &model.taken).word(texts)}</td>
                <td>{words::offered(texts, known.seat.attributes)}</td>
                <td>{t!(texts, "places-cell-at", column = column, row = row)}</td>
                <td>{code}</td>
            </tr>
        }
    };
    let rows = model.seats.iter().map(row).collect_view();
    let error = sheet.kept.problems.of("seats").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <section class="staff-part" id="seats" tabindex="-1">
            <h2>{t!(texts, "places-seats")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                <crate::ui::Hidden name="key" value=model.key.to_string()/>
                {error}
                <div class="seat-list"><Table id="seat-list" caption=t!(texts, "places-seats-tick") columns>{rows}</Table></div>
                {boxes(texts, sheet, "marks", t!(texts, "places-marks"))}
                <div class="actions">
                    <Button weight=Weight::Secondary name="do" value="mark">{t!(texts, "places-mark")}</Button>
                    <Button weight=Weight::Secondary name="do" value="unmark">{t!(texts, "places-unmark")}</Button>
                    <Button weight=Weight::Secondary name="do" value="retire">{t!(texts, "places-retire")}</Button>
                    <Button weight=Weight::Secondary name="do" value="restore">{t!(texts, "places-restore")}</Button>
                    <Button weight=Weight::Danger name="do" value="remove">{t!(texts, "places-remove")}</Button>
                </div>
            </form>
        </section>
    }
}

fn place(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let kept = &sheet.kept;
    let value = |field: &str| kept.value("place", field, "");
    let label = kept.field("label", t!(texts, "places-seat"));
    let column = kept.field("column", t!(texts, "places-column"));
    let row = kept.field("row", t!(texts, "places-row"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-place")}</h2>
            <p>{t!(texts, "places-place-text")}</p>
            <form method="post" action=sheet.path.clone() novalidate class="staff-line">
                {hidden("place", sheet.model.key)}
                <TextInput texts field=label value=value("label")/>
                <TextInput texts field=column value=value("column")/>
                <TextInput texts field=row value=value("row")/>
                <Button weight=Weight::Secondary>{t!(texts, "places-place")}</Button>
            </form>
        </section>
    }
}

fn settings(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let (kept, zone) = (&sheet.kept, &sheet.model.zone);
    let name = kept.field("name", t!(texts, "places-name"));
    let floor = kept.field("floor", t!(texts, "places-floor")).hint(t!(texts, "places-floor-hint"));
    let mode = kept.field("mode", t!(texts, "places-mode"));
    let choices = words::mode_choices(texts, &kept.value("mode", "mode", zone.mode.code()));
    let refused = kept.problems.of("remove-zone").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-zone-settings")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("describe", sheet.model.key)}
                <TextInput texts field=name value=kept.value("describe", "name", zone.name.clone())/>
                <TextInput texts field=floor value=kept.value("describe", "floor", zone.floor.to_string())/>
                <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
            </form>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("mode", sheet.model.key)}
                <Select texts field=mode choices/>
                <Button weight=Weight::Secondary>{t!(texts, "places-see-effect")}</Button>
            </form>
        </section>
        <section class="staff-part" id="remove-zone" tabindex="-1">
            <h2>{t!(texts, "places-remove-zone")}</h2>
            {refused}
            <p>{t!(texts, "places-remove-zone-text")}</p>
            <p><a href=sheet.model.closing.clone()>{t!(texts, "places-close-zone")}</a></p>
            <form method="post" action=sheet.path.clone()>
                {hidden("remove-zone", sheet.model.key)}
                <Button weight=Weight::Danger>{t!(texts, "places-remove-zone")}</Button>
            </form>
        </section>
    }
}
