//! The seats of a zone, and the bar that books one.

use super::zones::{all_traits, traits};
use crate::i18n::Texts;
use crate::seats::model::SeatsPage;
use crate::seats::words;
use crate::t;
use crate::ui::{Button, EmptyState, Glyph, GlyphIcon};
use leptos::prelude::*;
use plek_domain::places::{Attributes, BookingMode, Seat};

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
    let mut seats: Vec<&Seat> = model.plan.seats.iter().filter(|seat| seat.zone == zone.id).collect();
    seats.sort_by_cached_key(|seat| seat.reading_order());
    let when = model.period.map(|period| words::stretch(texts, &model.plan, period));
    let when = when.map(|when| view! { <p class="seat-picker__when">{when}</p> });
    let offered = Attributes(seats.iter().fold(0, |all, seat| all | seat.attributes.0));
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
            </p>
            {error}
            <div class="seats">{seats.into_iter().map(|seat| seat_choice(texts, model, seat)).collect_view()}</div>
        </fieldset>
    };
    let bar = is_open(model).then(|| {
        // The key comes along only when this button is pressed: in an address it would be used again.
        view! {
            <div class="book-bar">
                <Button name="key" value=model.key.to_string()>{t!(texts, "seats-book")}</Button>
            </div>
        }
    });
    view! { <div class="seat-side">{picker}{bar}</div> }.into_any()
}

fn seat_choice(texts: Texts, model: &SeatsPage, seat: &Seat) -> impl IntoView + use<> {
    let taken = model.taken.contains(&seat.id);
    let value = seat.id.to_string();
    let picked = !taken && value == model.asked.seat;
    let id = format!("seat-{value}");
    // In a closed zone nobody sits: that its seats were taken would send people to look for who has them.
    let word = if model.zone_closed().is_some() { t!(texts, "closed") } else { t!(texts, "glyph-seat-taken") };
    let state = taken.then(|| view! { " "<span class="seat__state">{word}</span> });
    let glyph = if taken { Glyph::SeatTaken } else { Glyph::SeatFree };
    let offers = all_traits(texts)
        .into_iter()
        .filter(|(attribute, ..)| !taken && seat.attributes.include(*attribute))
        .map(|(_, glyph, title)| view! { <GlyphIcon glyph title/> })
        .collect_view();
    view! {
        <div class=if taken { "seat seat--taken" } else { "seat" }>
            <input type="radio" name="seat" id=id.clone() value=value checked=picked disabled=taken/>
            <label for=id>
                <GlyphIcon glyph/>
                <span class="seat__code">{seat.label.clone()}</span>
                {state}" "
                <span class="seat__traits">{offers}</span>
            </label>
        </div>
    }
}
