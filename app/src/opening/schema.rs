//! The opening hours, and what is free now, as search engines read them: schema.org's Library in JSON-LD.

use super::days::{OpenDay, that_differ};
use super::model::{BranchNow, Open};
use crate::profile::shown_logo;
use plek_domain::time::{Hours, Timestamp};
use serde_json::{Value, json};

/// The text of a `<script type="application/ld+json">`. It holds the library's own words, so no `<` is left in it: nothing
/// can end the script or begin a comment.
pub(super) fn json_ld(open: &Open, origin: &str) -> String {
    let house = &open.house;
    let mut library = json!({
        "@context": "https://schema.org",
        "@type": "Library",
        "name": house.library.name,
        "url": format!("{origin}{}", house.path("")),
        "department": open.branches.iter().map(|branch| one(open, branch, origin)).collect::<Vec<_>>(),
    });
    if let Some((logo, ..)) = shown_logo(&house.library.slug, &house.profile) {
        library["logo"] = json!(format!("{origin}{logo}"));
    }
    if let Some(phone) = &house.profile.phone {
        library["telephone"] = json!(phone.as_str());
    }
    if let Some(email) = &house.profile.email {
        library["email"] = json!(email.to_string());
    }
    library.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn one(open: &Open, branch: &BranchNow, origin: &str) -> Value {
    let plan = &branch.plan;
    let week = plan.week.iter().map(|(weekday, hours)| {
        let mut said = times(*hours);
        said["dayOfWeek"] = json!(format!("https://schema.org/{}", english(*weekday)));
        said
    });
    let mut said = json!({
        "@type": "Library",
        "name": plan.branch.name,
        "address": plan.branch.address,
        "maximumAttendeeCapacity": plan.seats.len(),
        "url": format!("{origin}{}#{}", open.house.path("/hours"), plan.branch.slug),
        "openingHoursSpecification": week.collect::<Vec<_>>(),
        "specialOpeningHoursSpecification": special(branch, open.house.now),
    });
    if let Some(free) = branch.free {
        said["amenityFeature"] = json!({
            "@type": "LocationFeatureSpecification",
            "name": "free study seats",
            "value": free.seats,
            "validFrom": open.house.now.to_string(),
        });
    }
    said
}

fn special(branch: &BranchNow, now: Timestamp) -> Vec<Value> {
    let of = |day: OpenDay| {
        let dated = move |mut said: Value| {
            said["validFrom"] = json!(day.day.to_string());
            said["validThrough"] = json!(day.day.to_string());
            said
        };
        // Closed all day is written as open from midnight until midnight.
        let closed = day.hours.is_empty().then(|| {
            json!({
                "@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00",
            })
        });
        closed.into_iter().chain(day.hours.into_iter().map(times)).map(dated).collect::<Vec<_>>()
    };
    that_differ(&branch.plan, now).into_iter().flat_map(of).collect()
}

/// Opens and closes. What closes before it opened closes on the next day; a whole day ends a minute before.
fn times(hours: Hours) -> Value {
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let closes = if hours.opens == 0 && hours.closes == 1440 { "23:59".to_owned() } else { clock(hours.closes) };
    json!({ "@type": "OpeningHoursSpecification", "opens": clock(hours.opens), "closes": closes })
}

const fn english(weekday: u8) -> &'static str {
    match weekday {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_closes_on_the_next_day() {
        let said = |opens, closes| {
            let said = times(Hours { opens, closes });
            (said["opens"].as_str().unwrap().to_owned(), said["closes"].as_str().unwrap().to_owned())
        };
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(said(540, 1080), pair("09:00", "18:00"));
        assert_eq!(said(1320, 1920), pair("22:00", "08:00"));
        assert_eq!(said(540, 1440), pair("09:00", "00:00"));
        assert_eq!(said(0, 1440), pair("00:00", "23:59"));
    }
}
