//! How the desk's pages say things that several of them say.

use crate::i18n::Texts;
use crate::places::words::time;
use crate::seats::refusal_words;
use crate::t;
use crate::ui::{Badge, Tone};
use leptos::prelude::*;
use plek_domain::ids::SeatId;
use plek_domain::places::BranchPlan;
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::time::Period;

/// Where somebody is, in a word.
pub(super) fn presence(texts: Texts, presence: Presence) -> String {
    match presence {
        Presence::Coming => t!(texts, "desk-coming"),
        Presence::Late => t!(texts, "desk-late"),
        Presence::There => t!(texts, "desk-there"),
        Presence::Gone => t!(texts, "desk-gone"),
        Presence::NotCome => t!(texts, "desk-not-come"),
        Presence::Cancelled => t!(texts, "desk-cancelled"),
    }
}

/// The same as a badge.
pub(super) fn badge(texts: Texts, of: Presence) -> impl IntoView + use<> {
    let tone = match of {
        Presence::There => Tone::Good,
        Presence::Late => Tone::Warn,
        Presence::NotCome | Presence::Cancelled => Tone::Bad,
        Presence::Coming | Presence::Gone => Tone::Plain,
    };
    view! { <Badge tone label=presence(texts, of)/> }
}

/// "10.00 tot 12.00" at the branch.
pub(super) fn hours(texts: Texts, plan: &BranchPlan, period: Period) -> String {
    let (from, until) = (time(texts, plan, period.from()), time(texts, plan, period.until()));
    t!(texts, "time-span", from = from, until = until)
}

/// What somebody is called; who was erased has no name.
pub(super) fn name(texts: Texts, booking: &DeskBooking) -> String {
    if booking.name.is_empty() { t!(texts, "desk-nameless") } else { booking.name.clone() }
}

/// What stands on a seat; a dash for one that is out of use.
pub(super) fn label(plan: &BranchPlan, seat: SeatId) -> String {
    plan.seat(seat).map_or_else(|| "—".to_owned(), |seat| seat.label.clone())
}

/// "L12, Leeszaal 1".
pub(super) fn place(plan: &BranchPlan, booking: &DeskBooking) -> String {
    let zone = plan.zone(booking.zone).map(|zone| zone.name.clone()).unwrap_or_default();
    format!("{}, {zone}", label(plan, booking.seat))
}

/// Said of a zone in which somebody who comes now finds nothing.
pub(super) fn full(texts: Texts) -> impl IntoView + use<> {
    view! { " "<Badge tone=Tone::Warn label=t!(texts, "desk-full")/> }
}

/// Why a seat cannot be given, in one go. What is about the visitor speaks of them: the desk reads it.
pub(super) fn refusal(texts: Texts, plan: &BranchPlan, refusal: &SeatRefusal) -> String {
    match refusal {
        SeatRefusal::NoneFits => t!(texts, "desk-none-fits"),
        SeatRefusal::NoSuchTime { .. } => t!(texts, "seats-error-no-such-time"),
        SeatRefusal::NotAMember => t!(texts, "desk-refused-not-a-member"),
        SeatRefusal::SecondSeat { other: Some(other) } => {
            t!(texts, "desk-refused-second-seat-at", when = hours(texts, plan, *other))
        }
        SeatRefusal::SecondSeat { other: None } => {
            let elsewhere = t!(texts, "book-seat-refused-second-seat-elsewhere");
            format!("{} {elsewhere}", t!(texts, "desk-refused-second-seat"))
        }
        SeatRefusal::WeekMinutes { minutes, left } => {
            let (most, left) = (texts.minutes(*minutes), texts.minutes(*left));
            t!(texts, "desk-refused-week-minutes", most = most, left = left)
        }
        _ => {
            let said = refusal_words(texts, plan, refusal);
            format!("{}. {}", said.title, said.why)
        }
    }
}
