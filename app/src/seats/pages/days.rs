//! The coming days, one click each, and times that one click asks for.

use super::address;
use crate::i18n::Texts;
use crate::seats::days::{Day, PARTS};
use crate::seats::model::SeatsPage;
use crate::seats::moments::{Kind, Moment};
use crate::seats::words;
use crate::t;
use crate::ui::Glyph;
use chrono::Datelike;
use leptos::prelude::*;
use std::fmt::Write;

/// The strip of days: weekday, number, and a row of the weave that says how full it is. On a phone it goes on to the side.
pub(super) fn strip(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    (model.days.len() > 1).then(|| {
        let days = model.days.iter().map(|day| one(texts, model, *day)).collect_view();
        view! { <nav class="days" aria-label=t!(texts, "find-days")><ul>{days}</ul></nav> }.into_any()
    })
}

fn one(texts: Texts, model: &SeatsPage, day: Day) -> impl IntoView + use<> {
    let date = day.date.to_string();
    let current = (date == model.asked.day).then_some("date");
    let (class, said) = match day.taken {
        None => ("day day--closed", t!(texts, "find-day-closed")),
        Some(PARTS) => ("day", t!(texts, "find-day-full")),
        Some(taken) if taken * 2 > PARTS + 1 => ("day", t!(texts, "find-day-busy")),
        Some(_) => ("day", t!(texts, "find-day-quiet")),
    };
    // At the same times; the seat that was picked may be another's on that day.
    let href = address::with(model, &[("day", &date), ("seat", "")]);
    view! {
        <li>
            <a class=class href=href aria-current=current>
                <span class="day__name">{texts.day_short(day.date).split(' ').next().unwrap_or_default().to_owned()}</span>" "
                <strong class="day__number">{day.date.day()}</strong>" "
                {day.taken.map(|taken| view! {
                    <svg class="day__weave" viewBox="0 0 80 16" aria-hidden="true"><path d=weave(taken)/></svg>
                })}
                <span class="day__said">{said}</span>
            </a>
        </li>
    }
}

/// A row of seats, so many of them taken.
fn weave(taken: usize) -> String {
    let mut path = String::new();
    for seat in 0..PARTS {
        let glyph = if seat < taken { Glyph::SeatTaken } else { Glyph::SeatFree };
        path.push_str(&moved(glyph, i64::try_from(seat * 16).unwrap_or(0), 0));
    }
    path
}

/// The outline of a seat's glyph at a place: both are made of boxes that begin with an absolute move.
pub(super) fn moved(glyph: Glyph, x: i64, y: i64) -> String {
    let boxes: &[(i64, i64, &str)] = match glyph {
        Glyph::SeatTaken => &[(1, 11, "h14v2h-14z")],
        _ => &[(3, 1, "h10v2h-10z"), (1, 5, "h14v9h-14z")],
    };
    boxes.iter().fold(String::new(), |mut path, (left, top, shape)| {
        let _ = write!(path, "M{} {}{shape}", left + x, top + y);
        path
    })
}

/// Times that one click asks for.
pub(super) fn moments(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    let moments: Vec<_> = model.moments.iter().map(|moment| time(texts, model, moment)).collect();
    (!moments.is_empty()).then(|| {
        view! { <nav class="moments" aria-label=t!(texts, "find-moments")><ul>{moments}</ul></nav> }.into_any()
    })
}

fn time(texts: Texts, model: &SeatsPage, moment: &Moment) -> impl IntoView + use<> {
    let day = moment.day.to_string();
    let changed = [("day", day.as_str()), ("from", &moment.from), ("until", &moment.until), ("seat", "")];
    let asked = &model.asked;
    let current = (day == asked.day && moment.from == asked.from && moment.until == asked.until).then_some("true");
    let clock = |at| words::moment(texts, &model.plan, at);
    let (from, until) = (clock(moment.period.from()), clock(moment.period.until()));
    let said = match moment.kind {
        Kind::Now => t!(texts, "find-now", until = until),
        Kind::From => t!(texts, "time-span", from = from, until = until),
        Kind::UntilClosing => t!(texts, "find-until-closing", until = until),
    };
    view! { <li><a href=address::with(model, &changed) aria-current=current>{said}</a></li> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weave_is_made_of_the_glyphs() {
        for glyph in [Glyph::SeatFree, Glyph::SeatTaken] {
            // Written with absolute lines there and with relative ones here: the same boxes.
            let first = moved(glyph, 0, 0);
            assert!(glyph.path().starts_with(&first[..first.find('h').unwrap()]), "{first}");
        }
        assert_eq!(weave(2).matches("h14v2h-14z").count(), 2);
        assert_eq!(weave(PARTS).matches("h10v2h-10z").count(), 0);
    }
}
