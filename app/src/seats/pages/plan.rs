//! The floor plan of a zone: the weave enlarged. Each seat that can be had is a link that picks it, so that it works
//! without script; what it says by shape stands in the list below too, which is the one for keyboards and screen readers.

use super::address;
use crate::i18n::Texts;
use crate::seats::hold::Hold;
use crate::seats::islands::{PlanLive, PlanTools, PlanWords};
use crate::seats::model::SeatsPage;
use crate::t;
use crate::ui::Glyph;
use leptos::prelude::*;
use plek_domain::places::{Seat, Zone};
use plek_domain::seats::search::Standing;
use std::fmt::Write;

/// Width and height of a cell in the drawing's own units: a thumb.
const CELL: i64 = 44;

/// Shapes that the plan and the list below draw by name, so that each stands once on the page.
const SHAPES: [(&str, Glyph); 2] = [("free", Glyph::SeatFree), ("taken", Glyph::SeatTaken)];

/// The plan of a zone, under its label.
pub(super) fn plan(texts: Texts, model: &SeatsPage, zone: &Zone, seats: &[(usize, &Seat)]) -> AnyView {
    let title = t!(texts, "find-plan", zone = zone.name.clone());
    let floor = t!(texts, "places-floor-name", floor = zone.floor);
    let plan_words = PlanWords {
        tools: t!(texts, "find-plan-tools"),
        closer: t!(texts, "find-plan-closer"),
        farther: t!(texts, "find-plan-farther"),
        ways: [
            t!(texts, "find-plan-left"),
            t!(texts, "find-plan-right"),
            t!(texts, "find-plan-up"),
            t!(texts, "find-plan-down"),
        ],
        picked: t!(texts, "find-plan-picked", seat = "{seat}"),
        gone: t!(texts, "find-plan-gone", seat = "{seat}"),
        taken: t!(texts, "glyph-seat-taken"),
    };
    view! {
        <div class="plan">
            <p class="plan__label spine-label"><strong>{zone.name.clone()}</strong>" "<span>{floor}</span></p>
            <PlanTools words=plan_words live=live(model, zone)/>
            <section class="plan__sheet" id="plan" tabindex="0" aria-label=title inner_html=picture(model, seats)></section>
        </div>
    }
    .into_any()
}

/// Where the browser hears what becomes of these seats; nowhere while they cannot be had anyway.
fn live(model: &SeatsPage, zone: &Zone) -> Option<PlanLive> {
    let period = model.period.filter(|_| model.found.zone(zone.id).is_some_and(|zone| zone.closed.is_none()))?;
    let plan = &model.plan;
    let (from, until) = (period.from().0, period.until().0);
    let buffer = plan.policy_of(zone.id).buffer_minutes.value;
    let own = model.hold.as_ref().and_then(Hold::only).map(|hold| hold.seat);
    let own = own.and_then(|own| plan.seats.iter().position(|seat| seat.id == own));
    Some(PlanLive {
        address: format!("/live/{}?branch={}&from={from}&until={until}", plan.library.slug, plan.branch.slug),
        revision: plan.revision,
        wanted: period.with_buffer(buffer),
        own: own.and_then(|place| u32::try_from(place).ok()),
    })
}

/// The drawing. Written by hand, because it is most of the page: 500 seats as components cost four times as much.
fn picture(model: &SeatsPage, seats: &[(usize, &Seat)]) -> String {
    let columns = seats.iter().map(|(_, seat)| seat.column + 1).max().unwrap_or(1);
    let rows = seats.iter().map(|(_, seat)| seat.row + 1).max().unwrap_or(1);
    let (width, height) = (columns * CELL, rows * CELL);
    let picked = model.asked.seat.as_str();
    let address = escaped(&address::with(model, &[("zone", ""), ("seat", "")]));
    let mut svg = String::with_capacity(seats.len() * 240 + 1024);
    // Hidden from those who hear the page: the list says the same in words, and in the order of the labels.
    let _ = write!(
        svg,
        r#"<svg class="plan__picture" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false"><defs>"#
    );
    for (name, glyph) in SHAPES {
        let path = glyph.path();
        let _ = write!(
            svg,
            r#"<g id="plan-{name}"><path class="plan__cell" d="M0 0h44v44H0z"/><path transform="translate(12 4)scale(1.25)" d="{path}"/></g>"#
        );
    }
    svg.push_str(
        r#"<g id="plan-unfit"><path class="plan__cell" d="M0 0h44v44H0z"/><path d="M18 12h8v8h-8z"/></g></defs>"#,
    );
    for (place, seat) in seats {
        let (x, y) = (seat.column * CELL, seat.row * CELL);
        let label = format!(r#"<text x="{}" y="{}">{}</text>"#, x + CELL / 2, y + 38, escaped(&seat.label));
        let id = seat.id;
        let _ = match model.found.standing(*place) {
            Standing::Free => {
                let class = if picked == id.to_string() { r#" class="picked""# } else { "" };
                write!(
                    svg,
                    r##"<a{class} data-seat="{place}" href="{address}&amp;seat={id}#seat" tabindex="-1"><use href="#plan-free" x="{x}" y="{y}"/>{label}</a>"##
                )
            }
            Standing::Taken | Standing::Shut => write!(
                svg,
                r##"<g class="gone" data-seat="{place}"><use href="#plan-taken" x="{x}" y="{y}"/>{label}</g>"##
            ),
            Standing::Unfit => {
                write!(svg, r##"<g class="gone"><use href="#plan-unfit" x="{x}" y="{y}"/>{label}</g>"##)
            }
        };
    }
    svg.push_str("</svg>");
    svg
}

/// Text as HTML.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut html, letter| {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
        html
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_label_is_text() {
        assert_eq!(super::escaped("<A&\"1\">"), "&lt;A&amp;&quot;1&quot;&gt;");
    }
}
