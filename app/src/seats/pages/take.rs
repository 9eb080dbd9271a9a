//! The first choice: any seat that fits, the same one as last time, or the one that is held.

use super::address;
use super::outcome::piece_line;
use crate::i18n::Texts;
use crate::seats::again::LastSeat;
use crate::seats::hold::{Hold, said as held_said};
use crate::seats::model::SeatsPage;
use crate::seats::words;
use crate::t;
use crate::ui::Hidden;
use leptos::prelude::*;
use plek_domain::places::Seat;
use plek_domain::seats::Booking;
use plek_domain::seats::forms::WISHES;
use plek_domain::time::Timestamp;

/// One button that takes the best seat that fits, and one for the seat of last time. A form of their own above the
/// question, with what was asked: each does what stands on it, whatever is being typed below.
pub(super) fn take(texts: Texts, model: &SeatsPage, action: &str) -> Option<AnyView> {
    let period = model.period?;
    if model.is_walk_in() || model.closed().is_some() {
        return None;
    }
    let buttons = match &model.hold {
        Some(hold) => held(texts, model, hold),
        None => {
            let when = words::stretch(texts, &model.plan, period);
            let verb = if model.found.free() > 0 { t!(texts, "find-any") } else { t!(texts, "find-any-full") };
            view! {
                <button class="take__any button button--primary" type="submit" name="any" value=model.key.to_string()>
                    <span class="take__verb">{verb}</span>" "
                    <span class="take__when">{when}</span>
                </button>
                {again(texts, model)}
            }
            .into_any()
        }
    };
    let class = if model.hold.is_some() { "take take--held" } else { "take" };
    let asked = &model.asked;
    let said = [("day", &asked.day), ("from", &asked.from), ("until", &asked.until), ("person", &asked.person)];
    let said = said.into_iter().filter(|(_, value)| !value.is_empty());
    let said = said.map(|(name, value)| view! { <Hidden name value=value.clone()/> }).collect_view();
    Some(
        view! {
            <form class=class method="post" action=action.to_owned() novalidate>
                <Hidden name="branch" value=model.plan.branch.slug.as_str().to_owned()/>
                {said}
                {wants(model)}
                {hold(model)}
                {buttons}
            </form>
        }
        .into_any(),
    )
}

/// What is held comes along with every form of the page.
pub(super) fn hold(model: &SeatsPage) -> Option<impl IntoView + use<>> {
    model.hold.as_ref().map(|hold| view! { <Hidden name="hold" value=hold.written()/> })
}

/// What is asked of a seat, kept in a form of its own.
pub(super) fn wants(model: &SeatsPage) -> impl IntoView + use<> {
    let asked = WISHES.iter().filter(|(_, wish)| model.asked.wanted.include(*wish));
    asked.map(|(name, _)| view! { <Hidden name="want" value=*name/> }).collect_view()
}

/// What is held for whoever asks: one button makes it theirs. When the ten minutes are over it may be free still.
fn held(texts: Texts, model: &SeatsPage, hold: &Hold) -> AnyView {
    match hold.pieces.as_slice() {
        [only] => held_seat(texts, model, only, hold.until),
        several => held_sequence(texts, model, several, hold.until),
    }
}

fn held_sequence(texts: Texts, model: &SeatsPage, pieces: &[Booking], until: Option<Timestamp>) -> AnyView {
    let said = match until {
        Some(until) => held_said(texts, &model.plan, pieces, until).unwrap_or_default(),
        None => t!(texts, "find-held-several-over"),
    };
    let when = model.period.map(|period| words::stretch(texts, &model.plan, period));
    let line = |piece: &Booking| piece_line(texts, &model.plan, piece.seat, piece.period);
    view! {
        <p class="take__said">{said}</p>
        <ol class="take__pieces">{pieces.iter().map(line).collect_view()}</ol>
        <button class="take__any button button--primary" type="submit" name="claim" value=model.key.to_string()>
            <span class="take__verb">{t!(texts, "find-held-several-take")}</span>" "
            <span class="take__when">{when}</span>
        </button>
    }
    .into_any()
}

fn held_seat(texts: Texts, model: &SeatsPage, booking: &Booking, until: Option<Timestamp>) -> AnyView {
    let seat = model.plan.seat(booking.seat).map(|seat| seat.label.clone()).unwrap_or_default();
    let said = match until {
        Some(until) => held_said(texts, &model.plan, std::slice::from_ref(booking), until).unwrap_or_default(),
        None => t!(texts, "find-held-over", seat = seat.clone()),
    };
    let value = format!("{}.{}", model.key, booking.seat);
    let when = words::stretch(texts, &model.plan, booking.period);
    view! {
        <p class="take__said">{said}</p>
        <button class="take__any button button--primary" type="submit" name="again" value=value>
            <span class="take__verb">{t!(texts, "find-held-take", seat = seat)}</span>" "
            <span class="take__when">{when}</span>
        </button>
    }
    .into_any()
}

/// The seat of last time: one click; when it cannot be had, until when not, and the nearest.
fn again(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    let button = |seat: &Seat, words: String| {
        let zone = model.plan.zone(seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        let value = format!("{}.{}", model.key, seat.id);
        view! {
            <button class="take__again button button--secondary" type="submit" name="again" value=value>
                <span class="take__verb">{words}</span>" "
                <span class="take__when"><strong>{seat.label.clone()}</strong>" "{zone}</span>
            </button>
        }
    };
    Some(match model.last.as_ref()? {
        LastSeat::Free(seat) => button(seat, t!(texts, "find-again")).into_any(),
        LastSeat::Kept { seat, until, nearest } => {
            let label = seat.label.clone();
            let said = match until {
                Some(until) => {
                    let until = words::moment(texts, &model.plan, *until);
                    t!(texts, "find-again-taken", seat = label, until = until)
                }
                None => t!(texts, "find-again-shut", seat = label),
            };
            let nearest = nearest.as_ref().map(|seat| button(seat, t!(texts, "find-again-nearest")));
            view! { <div class="take__last"><p>{said}</p>{nearest}</div> }.into_any()
        }
        LastSeat::Elsewhere { branch, seat } => {
            let other = [("branch", branch.slug.as_str()), ("zone", ""), ("seat", &seat.id.to_string())];
            let href = address::with(model, &other) + "#seat";
            view! {
                <a class="take__again button button--secondary" href=href>
                    <span class="take__verb">{t!(texts, "find-again")}</span>" "
                    <span class="take__when"><strong>{seat.label.clone()}</strong>" "{branch.name.clone()}</span>
                </a>
            }
            .into_any()
        }
    })
}
