//! `/staff/{library}/{branch}/labels`: a sheet of labels with QR codes, to print and cut.

use super::desk::{Desk, Here};
use super::form::Kept;
use super::frame::{self, Sheet};
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{ButtonLink, EmptyState, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::ids::ZoneId;
use plek_domain::places::StaffSeat;
use std::fmt::Write;

/// Labels on a page: three across and eight down.
const A_PAGE: usize = 24;

/// Empty modules around a code, without which scanners do not see it.
const QUIET: usize = 4;

struct Model {
    seats: Vec<StaffSeat>,
    library: String,
    origin: String,
    back: String,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let zone = match asked.one("zone") {
        "" => None,
        text => Some(text.parse::<ZoneId>().ok().filter(|zone| here.plan.zone(*zone).is_some())),
    };
    let zone = match zone {
        None => None,
        Some(known) => Some(known.ok_or_else(|| here.desk.not_found())?),
    };
    page(&here, zone).await
}

async fn page(here: &Here, zone: Option<ZoneId>) -> Result<Response, NoPage> {
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let mut seats = reads.house().staff_seats(here.plan.branch.id).await.map_err(&failed)?;
    drop(reads);
    seats.retain(|known| known.in_use && zone.is_none_or(|zone| known.seat.zone == zone));
    // Zone by zone as they come, within one as people count: whoever sticks them on walks along the tables.
    let order: Vec<ZoneId> = here.plan.zones.iter().map(|zone| zone.id).collect();
    seats.sort_by_cached_key(|known| {
        (order.iter().position(|zone| *zone == known.seat.zone), known.seat.reading_order())
    });
    let name = zone.and_then(|zone| here.plan.zone(zone)).map(|zone| zone.name.clone());
    let texts = here.desk.reader.texts;
    let title = match name {
        Some(zone) => t!(texts, "places-labels-of", place = zone),
        None => t!(texts, "places-labels-of", place = here.plan.branch.name.clone()),
    };
    let model = Model {
        seats,
        library: here.plan.library.name.clone(),
        origin: here.desk.state.origin.to_string(),
        back: here.address(""),
    };
    let path = here.address("/labels");
    Ok(frame::labels(here, Sheet { title, path, kept: Kept::default(), done: None, model }, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    if model.seats.is_empty() {
        let back = model.back.clone();
        let back =
            view! { <ButtonLink href=back weight=Weight::Secondary>{t!(texts, "places-tab-zones")}</ButtonLink> };
        return view! { <EmptyState title=t!(texts, "places-no-seats")>{back}</EmptyState> }.into_any();
    }
    // For whoever cannot scan: where the code is typed.
    let where_typed =
        format!("{}/code", model.origin.split_once("://").map_or(model.origin.as_str(), |(_, host)| host));
    let label = |known: &StaffSeat| {
        let address = format!("{}/s/{}", model.origin, known.code);
        view! {
            <li class="label">
                {code(&address)}
                <div class="label__words">
                    <p class="label__library">{model.library.clone()}</p>
                    <p class="label__seat">{known.seat.label.clone()}</p>
                    <p class="label__do">{t!(texts, "places-label-scan")}</p>
                    <p class="label__code">{known.code.to_string()}</p>
                    <p class="label__where">{where_typed.clone()}</p>
                </div>
            </li>
        }
    };
    let sheets = model.seats.chunks(A_PAGE).map(|page| {
        view! { <ol class="labels">{page.iter().map(label).collect_view()}</ol> }
    });
    view! {
        <p class="no-print">{t!(texts, "places-labels-text", count = model.seats.len())}</p>
        {sheets.collect_view()}
    }
    .into_any()
}

/// A code as one path: a row's neighbours are one stroke, so that a sheet stays small. Nothing when it does not fit,
/// which no address of ours comes near.
fn code(address: &str) -> Option<impl IntoView + use<>> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let dark = (column..code.size).take_while(|at| code[row][*at].value()).count();
            if dark > 0 {
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", column + QUIET, row + QUIET);
            }
            column += dark.max(1);
        }
    }
    let side = code.size + 2 * QUIET;
    Some(view! {
        <svg class="label__qr" viewBox=format!("0 0 {side} {side}") aria-hidden="true" shape-rendering="crispEdges">
            <path d=path/>
        </svg>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners() {
        let html = code("https://bib.example/s/01234567").map(|view| view.to_html()).unwrap();
        // The upper edge of the two upper corners, seven modules wide.
        assert!(html.contains("M4 4h7v1h-7z"), "{html}");
        assert!(html.contains("viewBox=\"0 0 33 33\"") || html.contains("viewBox=\"0 0 37 37\""), "{html}");
        assert!(html.len() < 8000, "{} bytes", html.len());
    }
}
