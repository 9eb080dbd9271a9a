//! Where there is room: the zones of the branch, each with how many seats are free.

use super::address;
use crate::i18n::Texts;
use crate::seats::model::SeatsPage;
use crate::t;
use crate::ui::{Glyph, GlyphIcon};
use leptos::prelude::*;
use plek_domain::ids::ZoneId;
use plek_domain::places::Attributes;
use plek_domain::seats::search::ZoneCount;

/// With more zones than this a phone shows these first, so that the seats stay near, and a link to all of them.
const SHORT: usize = 6;

/// The zones as links. The one whose seats are listed is marked, and always in sight.
pub(super) fn zones(texts: Texts, model: &SeatsPage) -> Option<impl IntoView + use<>> {
    let count = model.found.zones.len();
    let more = (count > SHORT).then(|| {
        view! { <a class="zone-list__all button button--secondary" href="#zones">{t!(texts, "seats-all-zones", count = count)}</a> }
    });
    let class = if count > SHORT { "zone-list zone-list--long" } else { "zone-list" };
    (count > 0).then(|| {
        view! {
            <nav class=class id="zones" aria-labelledby="zones-title">
                <h2 class="zone-list__title" id="zones-title">{t!(texts, "seats-zones")}</h2>
                <ul>{model.found.zones.iter().filter_map(|line| zone(texts, model, line)).collect_view()}</ul>
                {more}
            </nav>
        }
    })
}

fn zone(texts: Texts, model: &SeatsPage, line: &ZoneCount) -> Option<impl IntoView + use<>> {
    let zone = model.plan.zone(line.id)?;
    let current = (model.zone == Some(zone.id)).then_some("true");
    let walk_in = !line.booked;
    let full = line.closed.is_some() || (line.free == 0 && !walk_in);
    let class = if full { "zone zone--full" } else { "zone" };
    let href = address::with(model, &[("zone", &zone.id.to_string()), ("seat", "")]) + "#seat";
    let closed = line.closed.as_ref().map(|reason| format!("{}: {reason}", t!(texts, "closed")));
    let free = (!walk_in && closed.is_none() && model.period.is_some()).then(|| {
        let free = texts.number(i64::try_from(line.free).unwrap_or(0));
        let word = t!(texts, "seats-free", count = line.free);
        view! { <span class="zone__free">{free}<span class="visually-hidden">" "{word}</span></span>" " }
    });
    let other = closed.or_else(|| walk_in.then(|| t!(texts, "seats-walk-in")));
    // Nothing here offers what is asked for: that is another reason than "taken".
    let unfit = line.is_unfit() && model.found.wanted != Attributes::default();
    let other = other.or_else(|| unfit.then(|| t!(texts, "find-zone-unfit")));
    let other = other.map(|word| view! { <span class="zone__open">{word}</span>" " });
    // One class or none: an absent one would be written as an empty one.
    let item = |link: AnyView| {
        if current.is_some() {
            view! { <li class="zone-list__current">{link}</li> }.into_any()
        } else {
            view! { <li>{link}</li> }.into_any()
        }
    };
    let said = view! {
        {free}
        <span class="zone__name">{zone.name.clone()}</span>" "
        {other}
        <span class="zone__traits">{traits(texts, offered_by_all(model, zone.id))}</span>
    };
    // Behind a zone where nothing fits there is nothing to see.
    Some(item(if unfit && current.is_none() {
        view! { <p class=class>{said}</p> }.into_any()
    } else {
        view! { <a class=class href=href aria-current=current>{said}</a> }.into_any()
    }))
}

/// What every seat of a zone offers.
fn offered_by_all(model: &SeatsPage, zone: ZoneId) -> Attributes {
    let seats = model.plan.seats.iter().filter(|seat| seat.zone == zone);
    Attributes(seats.map(|seat| seat.attributes.0).reduce(|all, one| all & one).unwrap_or(0))
}

/// Glyph and word for each thing offered.
pub(super) fn traits(texts: Texts, offered: Attributes) -> impl IntoView + use<> {
    all_traits(texts)
        .into_iter()
        .filter(|(attribute, ..)| offered.include(*attribute))
        .map(|(_, glyph, word)| {
            view! { <span class="trait"><GlyphIcon glyph/><span class="trait__word">{word}</span></span>" " }
        })
        .collect_view()
}

/// Everything a seat can offer, with its sign and word.
pub(super) fn all_traits(texts: Texts) -> [(Attributes, Glyph, String); 5] {
    [
        (Attributes::SILENT, Glyph::Silent, t!(texts, "glyph-silent")),
        (Attributes::POWER, Glyph::Power, t!(texts, "glyph-power")),
        (Attributes::MONITOR, Glyph::Monitor, t!(texts, "glyph-monitor")),
        (Attributes::GROUP, Glyph::Group, t!(texts, "glyph-group")),
        (Attributes::ACCESSIBLE, Glyph::Accessible, t!(texts, "glyph-accessible")),
    ]
}
