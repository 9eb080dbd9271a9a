//! `/staff/{library}/{branch}`: the zones of a branch.

use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, Tab, branch, hidden};
use super::start::guide;
use super::words;
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, Column, Hidden, Select, Table, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::ids::ZoneId;
use plek_domain::places::add_zone::AddZone;
use plek_domain::places::order_zones::OrderZones;
use plek_domain::places::{BookingMode, BranchPlan, Zone};
use std::sync::Arc;
use uuid::Uuid;

/// The lowest and the highest floor that a house may have.
pub(super) const FLOORS: (i64, i64) = (-9, 99);

struct Model {
    plan: Arc<BranchPlan>,
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
    match raw.one("do") {
        "add-zone" => match add_zone(&here, &raw).await? {
            Ok(zone) => Ok(here.to(&format!("/zones/{zone}"))),
            Err(problems) => Ok(page(&here, Kept::new(raw, problems)).await),
        },
        towards @ ("earlier" | "later") => {
            let zone = raw.one("zone").parse::<ZoneId>().map_err(|_| here.desk.not_found())?;
            let command = OrderZones { branch: here.plan.branch.id, zone, forward: towards == "earlier" };
            match here.desk.write(command, &raw).await? {
                Ok(_) => Ok(here.to("")),
                Err(never) => match never {},
            }
        }
        _ => Err(here.desk.not_found()),
    }
}

async fn add_zone(here: &Here, raw: &Raw) -> Result<Result<ZoneId, Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let mut typed = Typed::new(texts, raw);
    let name = typed.line("name", t!(texts, "places-name"));
    let floor = typed.number("floor", t!(texts, "places-floor"), FLOORS.0, FLOORS.1);
    let mode = typed.choice("mode", t!(texts, "places-mode"), BookingMode::from_code);
    let (Some(name), Some(floor), Some(mode)) = (name, floor, mode) else { return Ok(Err(typed.problems)) };
    match here.desk.write(AddZone { branch: here.plan.branch.id, name, floor, mode }, raw).await? {
        Ok(done) => Ok(Ok(done.zone)),
        Err(never) => match never {},
    }
}

async fn page(here: &Here, kept: Kept) -> Response {
    let model = Model { plan: Arc::clone(&here.plan), key: here.desk.state.store.new_key() };
    let sheet = Sheet { title: here.plan.branch.name.clone(), path: here.address(""), kept, done: None, model };
    branch(here, Some(Tab::Zones), sheet, view).await
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let plan = &sheet.model.plan;
    let start = guide(texts, plan, &sheet.path, false);
    let list = (!plan.zones.is_empty()).then(|| table(texts, sheet));
    view! { {start}{list}{add(texts, sheet)} }.into_any()
}

fn table(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let (plan, path) = (&sheet.model.plan, &sheet.path);
    let columns = vec![
        Column::text(t!(texts, "places-zone")),
        Column::text(t!(texts, "places-floor")),
        Column::text(t!(texts, "places-mode")),
        Column::number(t!(texts, "places-seats")),
        Column::text(t!(texts, "places-actions")),
    ];
    let last = plan.zones.len() - 1;
    let row = |(place, zone): (usize, &Zone)| {
        let seats = plan.seats.iter().filter(|seat| seat.zone == zone.id).count();
        let move_to = |towards: &str, label: String| {
            let said = format!("{label}: {}", zone.name);
            view! {
                <form method="post" action=path.clone()>
                    {hidden(towards, Uuid::from_u128(sheet.model.key.as_u128() ^ zone.id.0.as_u128()))}
                    <Hidden name="zone" value=zone.id.to_string()/>
                    <button class="staff-small" type="submit" aria-label=said>{label}</button>
                </form>
            }
        };
        let earlier = (place > 0).then(|| move_to("earlier", t!(texts, "places-earlier")));
        let later = (place < last).then(|| move_to("later", t!(texts, "places-later")));
        view! {
            <tr>
                <th scope="row"><a href=format!("{path}/zones/{}", zone.id)>{zone.name.clone()}</a></th>
                <td>{words::floor(texts, zone.floor)}</td>
                <td>{words::mode(texts, zone.mode)}</td>
                <td class="number">
                    {texts.number(i64::try_from(seats).unwrap_or(0))}<span class="card-word">" "{t!(texts, "places-seats")}</span>
                </td>
                <td>
                    <div class="staff-actions">
                        <a href=format!("{path}/closures?zone={}#close", zone.id)>{t!(texts, "places-close")}</a>
                        <a href=format!("{path}/labels?zone={}", zone.id)>{t!(texts, "places-labels")}</a>
                        <a href=format!("{path}/rules?zone={}", zone.id)>{t!(texts, "places-tab-rules")}</a>
                        {earlier}
                        {later}
                    </div>
                </td>
            </tr>
        }
    };
    let rows = plan.zones.iter().enumerate().map(row).collect_view();
    view! {
        <Table id="zones" caption=t!(texts, "places-tab-zones") columns>{rows}</Table>
        <p><a href=format!("{path}/labels")>{t!(texts, "places-labels-all")}</a></p>
    }
}

fn add(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let kept = &sheet.kept;
    let name = kept.field("name", t!(texts, "places-name"));
    let floor = kept.field("floor", t!(texts, "places-floor")).hint(t!(texts, "places-floor-hint"));
    let mode = kept.field("mode", t!(texts, "places-mode"));
    // The first one is what the page is for.
    let weight = if sheet.model.plan.zones.is_empty() { Weight::Primary } else { Weight::Secondary };
    let choices = words::mode_choices(texts, &kept.value("add-zone", "mode", "optional"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-add-zone")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("add-zone", sheet.model.key)}
                <TextInput texts field=name value=kept.value("add-zone", "name", "")/>
                <TextInput texts field=floor value=kept.value("add-zone", "floor", "0")/>
                <Select texts field=mode choices/>
                <Button weight>{t!(texts, "places-add-zone")}</Button>
            </form>
        </section>
    }
}
