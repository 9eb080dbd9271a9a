//! How staff pages say things that several of them say.

use crate::i18n::Texts;
pub(crate) use crate::seats::moment as time;
use crate::t;
use crate::ui::Choice;
use leptos::prelude::*;
use plek_domain::places::change::HouseChange;
use plek_domain::places::{Attributes, BookingMode, BranchPlan};
use plek_domain::time::{Period, Timestamp, local};

/// How a zone's seats are taken.
pub(crate) fn mode(texts: Texts, mode: BookingMode) -> String {
    match mode {
        BookingMode::WalkIn => t!(texts, "places-mode-walk-in"),
        BookingMode::Optional => t!(texts, "places-mode-optional"),
        BookingMode::Required => t!(texts, "places-mode-required"),
    }
}

pub(crate) fn mode_choices(texts: Texts, selected: &str) -> Vec<Choice> {
    let choice = |known: BookingMode| Choice {
        selected: known.code() == selected,
        ..Choice::new(known.code(), mode(texts, known))
    };
    [BookingMode::Optional, BookingMode::Required, BookingMode::WalkIn].into_iter().map(choice).collect()
}

/// A floor as a name: 0 is the ground floor.
pub(crate) fn floor(texts: Texts, floor: i64) -> String {
    t!(texts, "places-floor-name", floor = floor)
}

/// What a seat can offer, with its name in forms.
pub(crate) fn attributes(texts: Texts) -> [(Attributes, &'static str, String); 5] {
    [
        (Attributes::POWER, "power", t!(texts, "glyph-power")),
        (Attributes::SILENT, "silent", t!(texts, "glyph-silent")),
        (Attributes::ACCESSIBLE, "accessible", t!(texts, "glyph-accessible")),
        (Attributes::MONITOR, "monitor", t!(texts, "glyph-monitor")),
        (Attributes::GROUP, "group", t!(texts, "glyph-group")),
    ]
}

/// What is offered, as a list of words.
pub(crate) fn offered(texts: Texts, offered: Attributes) -> String {
    let words = attributes(texts).into_iter().filter(|(one, ..)| offered.include(*one)).map(|(_, _, word)| word);
    words.collect::<Vec<_>>().join(", ")
}

/// An instant at the branch: "di 13 okt, 10.00".
pub(crate) fn moment(texts: Texts, plan: &BranchPlan, at: Timestamp) -> String {
    let (day, _, _) = local(plan.time_zone, at);
    format!("{}, {}", texts.day_short(day), time(texts, plan, at))
}

/// A stretch at the branch: whole days as days, hours of one day as hours.
pub(crate) fn stretch(texts: Texts, plan: &BranchPlan, period: Period) -> String {
    let (first, from, _) = local(plan.time_zone, period.from());
    let (last, until, _) = local(plan.time_zone, period.until());
    let before = local(plan.time_zone, period.until().plus_seconds(-1)).0;
    if from == 0 && until == 0 {
        if first == before {
            return texts.day_short(first);
        }
        return t!(texts, "places-days", from = texts.day_short(first), until = texts.day_short(before));
    }
    let (start, end) = (time(texts, plan, period.from()), time(texts, plan, period.until()));
    if first == last {
        return format!("{}, {}", texts.day_short(first), t!(texts, "time-span", from = start, until = end));
    }
    t!(texts, "time-span", from = moment(texts, plan, period.from()), until = moment(texts, plan, period.until()))
}

/// What a change is called.
pub(crate) fn change(texts: Texts, plan: &BranchPlan, change: &HouseChange) -> String {
    let zone_name = |zone| plan.zone(zone).map(|zone| zone.name.clone()).unwrap_or_default();
    match change {
        HouseChange::Close { zone: None, period, .. } => {
            let place = plan.branch.name.clone();
            t!(texts, "places-change-close", place = place, when = stretch(texts, plan, *period))
        }
        HouseChange::Close { zone: Some(zone), period, .. } => {
            t!(texts, "places-change-close", place = zone_name(*zone), when = stretch(texts, plan, *period))
        }
        HouseChange::Reopen { .. } => t!(texts, "places-change-reopen"),
        HouseChange::Week { .. } => t!(texts, "places-change-week"),
        HouseChange::Day { day, .. } => t!(texts, "places-change-day", day = texts.day_short(*day)),
        HouseChange::Seats { seats, in_use: false } => t!(texts, "places-change-seats-out", count = seats.len()),
        HouseChange::Seats { seats, in_use: true } => t!(texts, "places-change-seats-in", count = seats.len()),
        HouseChange::TimeZone { zone } => t!(texts, "places-change-time-zone", zone = zone),
        HouseChange::Mode { zone, mode: new } => {
            t!(texts, "places-change-mode", zone = zone_name(*zone), mode = mode(texts, *new))
        }
    }
}

/// That no mail reaches somebody, behind what becomes of their booking.
pub(crate) fn without_email(texts: Texts) -> impl IntoView + use<> {
    view! { " "<strong>{t!(texts, "places-no-email")}</strong> }
}

/// How many people the staff must tell themselves; nothing when mails reach all.
pub(crate) fn to_tell(texts: Texts, count: usize) -> Option<impl IntoView + use<>> {
    (count > 0).then(|| view! { <p>{t!(texts, "places-no-email-count", count = count)}</p> })
}

/// The name of a weekday, 1 = Monday, as the reader's language writes it alone.
pub(crate) fn weekday(texts: Texts, weekday: u8) -> String {
    match weekday {
        1 => t!(texts, "places-monday"),
        2 => t!(texts, "places-tuesday"),
        3 => t!(texts, "places-wednesday"),
        4 => t!(texts, "places-thursday"),
        5 => t!(texts, "places-friday"),
        6 => t!(texts, "places-saturday"),
        _ => t!(texts, "places-sunday"),
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::people::staff::keepers::KeeperRefused;
    use plek_domain::places::add_branch::BranchRefused;
    use plek_domain::places::add_library::AddLibraryRefused;
    use plek_domain::places::add_seats::AddSeatsRefused;
    use plek_domain::places::change::make::ChangeRefused;
    use plek_domain::places::change::undo::UndoRefused;
    use plek_domain::places::place_seat::PlaceSeatRefused;
    use plek_domain::places::set_rule::RuleRefused;

    #[test]
    fn every_refusal_has_its_text() {
        let all = [
            ("add-library", AddLibraryRefused::CODES),
            ("add-branch", BranchRefused::CODES),
            ("add-seats", AddSeatsRefused::CODES),
            ("change-house", ChangeRefused::CODES),
            ("undo-change", UndoRefused::CODES),
            ("place-seat", PlaceSeatRefused::CODES),
            ("set-rule", RuleRefused::CODES),
            ("keeper", KeeperRefused::CODES),
        ];
        for (command, codes) in all {
            for code in codes {
                assert!(exists(&format!("{command}-refused-{code}")), "{command} {code}");
            }
        }
    }
}
