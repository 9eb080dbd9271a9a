//! The seats of a zone, as a plan and as a list, and the bar that books one.

use super::plan;
use super::zones::{all_traits, traits};
use crate::i18n::Texts;
use crate::seats::model::SeatsPage;
use crate::seats::words;
use crate::t;
use crate::ui::{Button, EmptyState, Glyph, GlyphIcon};
use leptos::prelude::*;
use plek_domain::places::{Attributes, BookingMode, Seat};
use plek_domain::seats::search::Standing;
use std::fmt::Write;

/// A list of more seats than this is folded: the plan above says the same.
const LONG: usize = 150;

/// Whether there is something to book here.
pub(super) fn is_open(model: &SeatsPage) -> bool {
    let zone = model.zone.and_then(|zone| model.plan.zone(zone));
    zone.is_some_and(|zone| zone.mode != BookingMode::WalkIn)
}

/// The seats of the zone picked, and the button. A zone where one walks in has neither.
pub(super) fn seats(texts: Texts, model: &SeatsPage) -> AnyView {
    let Some(zone) = model.zone.and_then(|zone| model.plan.zone(zone)) else {
        return view! {
            <EmptyState title=t!(texts, "seats-none")><p>{t!(texts, "seats-none-text")}</p></EmptyState>
        }
        .into_any();
    };
    if zone.mode == BookingMode::WalkIn {
        let title = t!(texts, "seats-walk-in-title", zone = zone.name.clone());
        // Where the zone's link leads.
        return view! {
            <div class="walk-in" id="seat">
                <EmptyState title=title><p>{t!(texts, "seats-walk-in-text")}</p></EmptyState>
            </div>
        }
        .into_any();
    }
    let error = words::field(texts, "seat", model.errors.of("seat"));
    let described = if error.is_some() { "seat-key seat-error" } else { "seat-key" };
    let error = error.map(|error| view! { <p class="field__error" id="seat-error">{error}</p> });
    let seats: Vec<(usize, &Seat)> =
        model.plan.seats.iter().enumerate().filter(|(_, seat)| seat.zone == zone.id).collect();
    let when = model.period.map(|period| words::stretch(texts, &model.plan, period));
    let when = when.map(|when| view! { <p class="seat-picker__when">{when}</p> });
    let offered = Attributes(seats.iter().fold(0, |all, (_, seat)| all | seat.attributes.0));
    let unfit = seats.iter().filter(|(place, _)| model.found.standing(*place) == Standing::Unfit).count();
    let unfit_said = (unfit > 0).then(|| {
        let sign = view! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d="M5 5h6v6H5z"/></svg> };
        view! { <span class="trait">{sign}{t!(texts, "find-unfit", count = unfit)}</span> }
    });
    let drawing = plan::plan(texts, model, zone, &seats);
    let key = |glyph, word: String| view! { <span class="trait"><GlyphIcon glyph/>{word}</span>" " };
    let states = match model.zone_closed() {
        Some(_) => key(Glyph::SeatTaken, t!(texts, "closed")).into_any(),
        None => {
            let free = key(Glyph::SeatFree, t!(texts, "glyph-seat-free"));
            (free, key(Glyph::SeatTaken, t!(texts, "glyph-seat-taken"))).into_any()
        }
    };
    let picker = view! {
        <fieldset class="seat-picker" id="seat" tabindex="-1" aria-describedby=described>
            <legend class="seat-picker__legend"><h2>{t!(texts, "seats-pick", zone = zone.name.clone())}</h2></legend>
            {when}
            <p class="seat-picker__key" id="seat-key">
                {states}
                {traits(texts, offered)}
                {unfit_said}
            </p>
            {error}
            {drawing}
            {list(texts, model, seats)}
        </fieldset>
    }
    .into_any();
    let picked = model.asked.seat_of(&model.plan).filter(|seat| model.found.of(&model.plan, seat.id) == Standing::Free);
    let picked = picked.map(|seat| seat.label.clone()).unwrap_or_default();
    let bar = is_open(model).then(|| {
        // The key comes along only when this button is pressed: in an address it would be used again.
        view! {
            <div class="book-bar">
                <p class="book-bar__seat" id="picked">{picked}</p>
                <Button name="key" value=model.key.to_string()>{t!(texts, "seats-book")}</Button>
            </div>
        }
        .into_any()
    });
    view! { <div class="seat-side">{picker}{bar}</div> }.into_any()
}

/// The list that is the plan's equal: every seat that offers what is asked, in the order in which people count.
fn list(texts: Texts, model: &SeatsPage, mut seats: Vec<(usize, &Seat)>) -> AnyView {
    seats.retain(|(place, _)| model.found.standing(*place) != Standing::Unfit);
    seats.sort_by_cached_key(|(_, seat)| seat.reading_order());
    let words = ListWords::new(texts, model.zone_closed().is_some());
    let html = seats.iter().fold(shapes(), |mut html, (place, seat)| {
        words.choice(&mut html, model, *place, seat);
        html
    });
    let list = view! { <div class="seats" inner_html=html></div> };
    if seats.len() <= LONG {
        return list.into_any();
    }
    // With a seat picked it is open: what is picked must be in sight.
    let open = !model.asked.seat.is_empty() || model.errors.of("seat").is_some();
    view! {
        <details class="more" open=open>
            <summary>{t!(texts, "find-list", count = seats.len())}</summary>
            <div class="more__body">{list}</div>
        </details>
    }
    .into_any()
}

/// Signs that the list draws by name: each stands once on the page.
fn shapes() -> String {
    let glyphs = [
        Glyph::SeatFree,
        Glyph::SeatTaken,
        Glyph::Silent,
        Glyph::Power,
        Glyph::Monitor,
        Glyph::Group,
        Glyph::Accessible,
    ];
    let mut html = r#"<svg class="shapes" aria-hidden="true"><defs>"#.to_owned();
    for glyph in glyphs {
        let (name, path) = (name(glyph), glyph.path());
        let _ = write!(
            html,
            r#"<symbol id="g-{name}" viewBox="0 0 16 16"><path fill-rule="evenodd" d="{path}"/></symbol>"#
        );
    }
    html + "</defs></svg>"
}

const fn name(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::SeatFree => "free",
        Glyph::SeatTaken => "taken",
        Glyph::Silent => "silent",
        Glyph::Power => "power",
        Glyph::Monitor => "monitor",
        Glyph::Group => "group",
        _ => "accessible",
    }
}

/// What a seat in the list says, looked up once for all of them.
struct ListWords {
    taken: String,
    traits: Vec<(Attributes, String)>,
}

impl ListWords {
    /// In a closed zone nobody sits: that its seats were taken would send people to look for who has them.
    fn new(texts: Texts, closed: bool) -> Self {
        let sign = |glyph, word: &str| {
            let (name, word) = (name(glyph), plan::escaped(word));
            format!(r##"<svg class="glyph" role="img" aria-label="{word}"><use href="#g-{name}"/></svg>"##)
        };
        let traits = all_traits(texts).into_iter().map(|(one, glyph, word)| (one, sign(glyph, &word))).collect();
        let state = if closed { t!(texts, "closed") } else { t!(texts, "glyph-seat-taken") };
        Self { taken: plan::escaped(&state), traits }
    }

    /// A radio button with what stands on the seat and what it offers. Written by hand like the plan.
    fn choice(&self, html: &mut String, model: &SeatsPage, place: usize, seat: &Seat) {
        let (id, label) = (seat.id.to_string(), plan::escaped(&seat.label));
        let free = model.found.standing(place) == Standing::Free;
        let checked = if free && id == model.asked.seat { " checked" } else { "" };
        let _ = if free {
            write!(
                html,
                r##"<label class="seat"><input type="radio" name="seat" value="{id}" data-seat="{place}"{checked}><span class="seat__face"><svg class="glyph" aria-hidden="true"><use href="#g-free"/></svg><span class="seat__code">{label}</span> <span class="seat__traits">"##
            )
        } else {
            write!(
                html,
                r##"<label class="seat seat--taken"><input type="radio" name="seat" value="{id}" data-seat="{place}" disabled><span class="seat__face"><svg class="glyph" aria-hidden="true"><use href="#g-taken"/></svg><span class="seat__code">{label}</span> <span class="seat__state">{}</span> <span class="seat__traits">"##,
                self.taken
            )
        };
        for (_, sign) in self.traits.iter().filter(|(one, _)| free && seat.attributes.include(*one)) {
            html.push_str(sign);
        }
        html.push_str("</span></span></label>");
    }
}
