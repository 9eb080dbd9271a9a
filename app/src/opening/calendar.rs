//! When a library is open, as a calendar to subscribe to (RFC 5545): each opening of the next weeks with what differs taken
//! in, and the days on which it is closed though the week says otherwise.

use super::days::{AHEAD, OpenDay, day};
use super::hours::hours_words;
use crate::house::House;
use crate::i18n::Texts;
use crate::ical::{clean, fed, utc};
use crate::t;
use chrono::Days;
use icalendar::{Component, Event, EventLike, Property};
use plek_domain::places::{Branch, BranchPlan};
use plek_domain::time::local;
use std::sync::Arc;

/// The whole file. An opening has the same UID for as long as it is one, so that calendars replace it.
pub(super) fn calendar(texts: Texts, house: &House, plans: &[Arc<BranchPlan>], host: &str) -> String {
    let mut calendar = fed(&format!("{}: {}", house.library.name, t!(texts, "opening-hours")), "PT12H");
    let stamp = utc(house.now);
    for plan in plans {
        let (today, _, _) = local(plan.time_zone, house.now);
        // A night that is running began yesterday.
        let first = today.pred_opt().unwrap_or(today);
        for day in (0..=AHEAD).map(|on| day(plan, first + Days::new(on))) {
            if day.day < today && day.open.iter().all(|period| period.until() <= house.now) {
                continue;
            }
            for mut event in events(texts, &plan.branch, &day) {
                let which = event.get_uid().unwrap_or_default().to_owned();
                event.uid(&format!("opening-{}-{which}@{host}", plan.branch.id)).add_property("DTSTAMP", &stamp);
                calendar.push(event.done());
            }
        }
    }
    calendar.to_string()
}

/// The openings of a day; where there is none and somebody said why, that it is closed. What tells them apart within the
/// branch stands as their UID.
fn events(texts: Texts, branch: &Branch, day: &OpenDay) -> Vec<Event> {
    let said = |words: String, which: String| {
        let mut event = Event::new();
        event
            .uid(&which)
            .summary(&clean(&format!("{}: {words}", branch.name)))
            .location(&clean(&branch.address))
            .add_property("TRANSP", "TRANSPARENT");
        if let Some(reason) = &day.reason {
            event.description(&clean(reason));
        }
        event
    };
    if day.open.is_empty() && day.reason.is_some() {
        let mut closed = said(hours_words(texts, &[]), day.day.to_string());
        for (name, on) in [("DTSTART", day.day), ("DTEND", day.day + Days::new(1))] {
            let date = on.format("%Y%m%d").to_string();
            closed.append_property(Property::new(name, date).add_parameter("VALUE", "DATE"));
        }
        return vec![closed];
    }
    let one = |(nth, (hours, period)): (usize, (_, &plek_domain::time::Period))| {
        let mut event = said(hours_words(texts, std::slice::from_ref(hours)), format!("{}-{nth}", day.day));
        event.add_property("DTSTART", utc(period.from())).add_property("DTEND", utc(period.until()));
        event
    };
    day.hours.iter().zip(&day.open).enumerate().map(one).collect()
}
