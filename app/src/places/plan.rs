//! The floor plan of a zone: the weave enlarged. One glyph a seat on the grid, its state by shape and word; the same
//! stands in the list beside it.

use crate::i18n::Texts;
use crate::t;
use crate::ui::{Glyph, GlyphIcon};
use leptos::prelude::*;
use plek_domain::ids::SeatId;
use plek_domain::places::StaffSeat;
use std::collections::HashSet;

/// Width and height of a cell in the drawing's own units.
const CELL: (i64, i64) = (44, 44);

/// How a seat is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeatState {
    Free,
    Taken,
    OutOfUse,
}

impl SeatState {
    pub fn of(known: &StaffSeat, taken: &HashSet<SeatId>) -> Self {
        match (known.in_use, taken.contains(&known.seat.id)) {
            (false, _) => Self::OutOfUse,
            (true, true) => Self::Taken,
            (true, false) => Self::Free,
        }
    }

    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Free => Glyph::SeatFree,
            Self::Taken => Glyph::SeatTaken,
            Self::OutOfUse => Glyph::Error,
        }
    }

    pub fn word(self, texts: Texts) -> String {
        match self {
            Self::Free => t!(texts, "glyph-seat-free"),
            Self::Taken => t!(texts, "glyph-seat-taken"),
            Self::OutOfUse => t!(texts, "places-out-of-use"),
        }
    }
}

/// The plan, with a key to its shapes.
pub(super) fn plan(texts: Texts, name: &str, seats: &[StaffSeat], taken: &HashSet<SeatId>) -> impl IntoView + use<> {
    let columns = seats.iter().map(|known| known.seat.column + 1).max().unwrap_or(1);
    let rows = seats.iter().map(|known| known.seat.row + 1).max().unwrap_or(1);
    let (width, height) = (columns * CELL.0, rows * CELL.1);
    let seat = |known: &StaffSeat| {
        let state = SeatState::of(known, taken);
        let (x, y) = (known.seat.column * CELL.0, known.seat.row * CELL.1);
        let glyph = format!("translate({} {})", x + 12, y + 3);
        let (middle, base) = ((x + CELL.0 / 2).to_string(), (y + 38).to_string());
        let said = format!("{}: {}", known.seat.label, state.word(texts));
        view! {
            <g class=class(state)>
                <title>{said}</title>
                <path transform=glyph fill-rule="evenodd" d=state.glyph().path()/>
                <text x=middle y=base text-anchor="middle">{known.seat.label.clone()}</text>
            </g>
        }
    };
    let key = [SeatState::Free, SeatState::Taken, SeatState::OutOfUse].map(|state| {
        view! { <span class="trait"><GlyphIcon glyph=state.glyph()/>{state.word(texts)}</span>" " }
    });
    let title = t!(texts, "places-plan-of", zone = name);
    let own = title.clone();
    view! {
        <p class="staff-plan__key">{key.into_iter().collect_view()}</p>
        <section class="table-scroll" tabindex="0" aria-label=title>
            <svg
                class="staff-plan"
                role="img"
                aria-label=own
                width=width.to_string()
                height=height.to_string()
                viewBox=format!("0 0 {width} {height}")
            >
                {seats.iter().map(seat).collect_view()}
            </svg>
        </section>
    }
}

const fn class(state: SeatState) -> &'static str {
    match state {
        SeatState::Free => "staff-plan__free",
        SeatState::Taken => "staff-plan__taken",
        SeatState::OutOfUse => "staff-plan__out",
    }
}
