//! This page's own address: where its forms go, and links to it that keep what was asked.

use crate::i18n::Lang;
use crate::seats::model::SeatsPage;
use plek_domain::ids::BookingId;
use plek_domain::places::{BranchPlan, Library};
use plek_domain::seats::forms::WISHES;
use std::fmt::Write;

/// Where the page's forms go, with the language when it was chosen in this very request: without cookies nothing else
/// remembers it.
pub(crate) fn own(library: &Library, chosen: Option<Lang>) -> String {
    let lang = chosen.map(|lang| format!("?lang={}", lang.tag())).unwrap_or_default();
    format!("/{}/seats{lang}", library.slug)
}

/// Where bookings just made are confirmed.
pub(crate) fn of_bookings(plan: &BranchPlan, bookings: &[BookingId], chosen: Option<Lang>) -> String {
    let lang = chosen.map(|lang| format!("&lang={}", lang.tag())).unwrap_or_default();
    let booked: String = bookings.iter().map(|booking| format!("&booked={booking}")).collect();
    format!("/{}/seats?branch={}{booked}{lang}", plan.library.slug, plan.branch.slug)
}

/// The page as it is asked for now, but for what is changed; an empty value leaves its name out. What is asked of a
/// seat stays.
pub(super) fn with(model: &SeatsPage, changed: &[(&str, &str)]) -> String {
    let asked = &model.asked;
    let zone = model.zone.map(|zone| zone.to_string()).unwrap_or_default();
    let now = [
        ("branch", model.plan.branch.slug.as_str()),
        ("day", &asked.day),
        ("from", &asked.from),
        ("until", &asked.until),
        ("zone", &zone),
        ("seat", &asked.seat),
        ("person", &asked.person),
    ];
    let kept = now.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    let wants = WISHES.iter().filter(|(_, wish)| asked.wanted.include(*wish)).map(|(name, _)| ("want", *name));
    let said = kept.chain(changed).copied().filter(|(_, value)| !value.is_empty()).chain(wants);
    let pairs: Vec<String> = said.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    format!("/{}/seats?{}", model.plan.library.slug, pairs.join("&"))
}

/// What was typed, as a value in an address.
fn escaped(value: &str) -> String {
    value.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_typed_stays_one_value() {
        assert_eq!(super::escaped("02:30+02:00"), "02:30%2B02:00");
        assert_eq!(super::escaped("1&zone=é#"), "1%26zone%3D%C3%A9%23");
    }
}
