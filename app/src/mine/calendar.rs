//! Bookings as a calendar (RFC 5545): one in a file, all in a feed.
//!
//! What a booking is called never changes (`UID`), how often it was changed is counted (`SEQUENCE`), and a cancelled one
//! stays for a while, so that calendars take it away.

use crate::i18n::Texts;
use crate::ical::{clean, empty, fed, utc};
use crate::mine::label_of;
use crate::seats::moment;
use crate::t;
use icalendar::{Component, Event, EventLike};
use plek_domain::places::BranchPlan;
use plek_domain::seats::{Booking, Status};
use std::borrow::Borrow;

/// What a calendar is called in a list of files.
pub(crate) const FILE: &str = "plek.ics";

/// One booking, to be taken along.
pub(crate) fn file(texts: Texts, origin: &str, booking: &Booking, plan: &BranchPlan) -> String {
    let mut calendar = empty();
    calendar.push(event(texts, origin, booking, plan));
    calendar.to_string()
}

/// All of somebody's bookings, to be fetched again and again.
pub(crate) fn feed<P: Borrow<BranchPlan>>(texts: Texts, origin: &str, bookings: &[(Booking, P)]) -> String {
    let mut calendar = fed(&t!(texts, "mine-feed-name"), "PT1H");
    for (booking, plan) in bookings {
        calendar.push(event(texts, origin, booking, plan.borrow()));
    }
    calendar.to_string()
}

fn event(texts: Texts, origin: &str, booking: &Booking, plan: &BranchPlan) -> Event {
    let seat = label_of(plan, booking);
    let zone = plan.zone(booking.zone).map_or("", |zone| zone.name.as_str());
    let place = [zone, plan.branch.name.as_str(), plan.branch.address.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let come_before = booking.release_at.filter(|_| booking.status == Status::Booked);
    let come_before = come_before
        .map(|release| t!(texts, "seats-booked-come-before", time = moment(texts, plan, release)) + "\n")
        .unwrap_or_default();
    let page = format!("{origin}/mine");
    let mut event = Event::new();
    event
        .uid(&format!("{}@plek", booking.id))
        .summary(&clean(&t!(texts, "mine-calendar-seat", seat = seat, branch = plan.branch.name.as_str())))
        .location(&clean(&place.join(", ")))
        .description(&clean(&format!("{come_before}{}", t!(texts, "mine-calendar-more", page = page.as_str()))))
        .add_property("DTSTART", utc(booking.period.from()))
        .add_property("DTEND", utc(booking.period.until()))
        // Nobody keeps when a booking was last changed; it must be the same each time, and later for each change.
        .add_property("DTSTAMP", utc(booking.booked_at.plus_seconds(booking.sequence)))
        .add_property("SEQUENCE", booking.sequence.to_string())
        .add_property("STATUS", if is_off(booking.status) { "CANCELLED" } else { "CONFIRMED" })
        .add_property("CLASS", "PRIVATE")
        .add_property("URL", page);
    event.done()
}

/// Whether the time is free again for whoever booked it.
const fn is_off(status: Status) -> bool {
    matches!(status, Status::Cancelled | Status::Released)
}

#[cfg(test)]
mod tests;
