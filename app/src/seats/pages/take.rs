//! The first choice: any seat that fits, or the same one as last time.

use super::address;
use crate::i18n::Texts;
use crate::seats::again::LastSeat;
use crate::seats::hold::{self, Hold};
use crate::seats::model::SeatsPage;
use crate::seats::words;
use crate::t;
use crate::ui::Hidden;
use leptos::prelude::*;
use plek_domain::places::Seat;

/// One button that takes the best seat that fits, and the seat of last time. Their buttons post wherever their form
/// asks, and each brings the key.
pub(super) fn take(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    let period = model.period?;
    if model.is_walk_in() || model.closed().is_some() {
        return None;
    }
    if let Some(hold) = &model.hold {
        return Some(held(texts, model, hold));
    }
    let key = model.key.to_string();
    let when = words::stretch(texts, &model.plan, period);
    let verb = if model.found.free() > 0 { t!(texts, "find-any") } else { t!(texts, "find-any-full") };
    Some(
        view! {
            <div class="take">
                <button class="take__any button button--primary" type="submit" formmethod="post" name="any" value=key>
                    <span class="take__verb">{verb}</span>" "
                    <span class="take__when">{when}</span>
                </button>
                {again(texts, model)}
            </div>
        }
        .into_any(),
    )
}

/// The seat that is held for whoever asks: one button makes it theirs. When the ten minutes are over it may be free still.
fn held(texts: Texts, model: &SeatsPage, hold: &Hold) -> AnyView {
    let booking = &hold.booking;
    let seat = model.plan.seat(booking.seat).map(|seat| seat.label.clone()).unwrap_or_default();
    let said = match hold.until {
        Some(until) => hold::said(texts, &model.plan, booking, until).unwrap_or_default(),
        None => t!(texts, "find-held-over", seat = seat.clone()),
    };
    let value = format!("{}.{}", model.key, booking.seat);
    let when = words::stretch(texts, &model.plan, booking.period);
    view! {
        <div class="take take--held">
            <p class="take__said">{said}</p>
            <Hidden name="hold" value=booking.id.to_string()/>
            <button class="take__any button button--primary" type="submit" formmethod="post" name="again" value=value>
                <span class="take__verb">{t!(texts, "find-held-take", seat = seat)}</span>" "
                <span class="take__when">{when}</span>
            </button>
        </div>
    }
    .into_any()
}

/// The seat of last time: one click; when it cannot be had, until when not, and the nearest.
fn again(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    let button = |seat: &Seat, words: String| {
        let zone = model.plan.zone(seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        let value = format!("{}.{}", model.key, seat.id);
        view! {
            <button class="take__again button button--secondary" type="submit" formmethod="post" name="again" value=value>
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
