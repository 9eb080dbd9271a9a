//! What all our calendars (RFC 5545) have in common. Times are in UTC, which every calendar reads alike.

use icalendar::{Calendar, Property};
use plek_domain::time::Timestamp;

/// Media type of a calendar.
pub(crate) const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// A calendar without events. No `METHOD`: that would make it an invitation, which needs an organiser with an address.
pub(crate) fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", "-//Plek//Plek//NL"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(property);
    }
    calendar
}

/// A calendar to be fetched again and again: what it is called, and after how long (an ISO 8601 duration).
pub(crate) fn fed(name: &str, every: &str) -> Calendar {
    let mut calendar = empty();
    // Twice, as calendars look for it; the crate does not know that the first one is a text, and would not mark what has a
    // meaning in it.
    calendar.append_property(Property::new("NAME", clean(name)).add_parameter("VALUE", "TEXT"));
    calendar.append_property(("X-WR-CALNAME", clean(name).as_str()));
    // What is standard, and what Outlook and Google go by.
    calendar.append_property(Property::new("REFRESH-INTERVAL", every).add_parameter("VALUE", "DURATION"));
    calendar.append_property(("X-PUBLISHED-TTL", every));
    calendar
}

/// An instant in UTC: 20261014T080000Z.
pub(crate) fn utc(at: Timestamp) -> String {
    at.to_string().replace(['-', ':'], "")
}

/// Without what no calendar may hold: control characters but for line breaks, which are escaped.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_a_name_is_marked() {
        let file = fed("Noord; Zuid, Gent\u{7}", "PT1H").to_string();
        assert!(file.contains("NAME;VALUE=TEXT:Noord\\; Zuid\\, Gent\r\n"), "{file}");
        assert!(file.contains("X-WR-CALNAME:Noord\\; Zuid\\, Gent\r\n"), "{file}");
    }
}
