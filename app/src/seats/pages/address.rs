//! This page's own address, so that a link to it keeps what was asked.

use crate::seats::model::SeatsPage;
use std::fmt::Write;

/// The page as it is asked for now, but for what is changed; an empty value leaves its name out.
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
    let said = kept.chain(changed).filter(|(_, value)| !value.is_empty());
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
