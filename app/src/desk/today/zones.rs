//! The zones of the branch, at this moment.

use super::Model;
use crate::desk::model::ZoneNow;
use crate::desk::words;
use crate::i18n::Texts;
use crate::places::words::floor;
use crate::t;
use crate::ui::{Column, Table, number_in};
use leptos::prelude::*;

pub(super) fn zones(texts: Texts, model: &Model) -> AnyView {
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
