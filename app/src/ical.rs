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
    calendar.name(&clean(name));
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
