//! The year: seasons of the university, holidays, exceptional opening days.

use chrono::{Datelike, NaiveDate};
use plek_domain::time::{Hours, OpeningException, Period, Timestamp, Wall, local, opening_on, resolve};
use plek_storage::fill::BranchContent;

/// The time zone of all branches.
pub const ZONE: &str = "Europe/Brussels";

/// What the academic year makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// First week of classes: rooms fill slowly.
    Start,
    /// Classes.
    Term,
    /// Examinations of January and June, with the weeks of study before.
    Exams,
    /// Second chance, in August and September.
    Resits,
    /// Between two terms.
    Pause,
    /// Summer holidays.
    Summer,
    /// Between Christmas and New Year.
    Christmas,
}

/// The season of a day, of any year.
pub fn season(day: NaiveDate) -> Season {
    match (day.month(), day.day()) {
        (12, 24..) | (1, ..=3) => Season::Christmas,
        (1, _) | (6, ..=27) => Season::Exams,
        (2, ..=7) | (9, 13..=20) => Season::Pause,
        (6, _) | (7, _) | (8, ..=16) => Season::Summer,
        (8, _) | (9, ..=12) => Season::Resits,
        (9, 21..=27) => Season::Start,
        _ => Season::Term,
    }
}

/// Days on which every house is closed.
fn holiday(day: NaiveDate) -> Option<&'static str> {
    Some(match (day.month(), day.day()) {
        (1, 1) => "Nieuwjaar",
        (5, 1) => "Dag van de Arbeid",
        (7, 11) => "Feest van de Vlaamse Gemeenschap",
        (7, 21) => "Nationale feestdag",
        (8, 15) => "Onze-Lieve-Vrouw-Hemelvaart",
        (11, 1) => "Allerheiligen",
        (11, 11) => "Wapenstilstand",
        (12, 25) => "Kerstmis",
        (12, 26) => "Tweede kerstdag",
        _ => return None,
    })
}

/// The reason and the hours of a day that differs at a library.
fn special(library: &str, day: NaiveDate) -> Option<(&'static str, Option<(i64, i64)>)> {
    if let Some(reason) = holiday(day) {
        return Some((reason, None));
    }
    let weekday = day.weekday().number_from_monday();
    let eve = matches!((day.month(), day.day()), (12, 24 | 31)) && weekday < 6;
    match (library, season(day)) {
        ("universiteit", Season::Christmas) => Some(("Kerstsluiting", None)),
        ("universiteit", Season::Summer) => Some(("Zomeruren", (weekday < 6).then_some((540, 1080)))),
        ("universiteit", Season::Exams | Season::Resits) if weekday < 5 => {
            Some(("Examenperiode, open tot 2 uur 's nachts", Some((480, 1560))))
        }
        ("meerstede", _) if (day.month(), day.day()) == (11, 2) => Some(("Brugdag", None)),
        ("meerstede", _) if eve => Some(("Vroeger dicht", Some((540, 960)))),
        _ => None,
    }
}

/// The days of a stretch on which a library does not follow its week.
pub fn exceptions(library: &str, first: NaiveDate, days: usize) -> Vec<OpeningException> {
    let differing = first.iter_days().take(days).filter_map(|day| Some((day, special(library, day)?)));
    differing
        .map(|(day, (reason, hours))| OpeningException {
            day,
            hours: hours.and_then(|(opens, closes)| Hours::new(opens, closes)).into_iter().collect(),
            reason: reason.to_owned(),
        })
        .collect()
}

/// Weekly hours from a table.
pub fn week(table: &[(u8, i64, i64)]) -> Vec<(u8, Hours)> {
    table.iter().filter_map(|&(day, opens, closes)| Some((day, Hours::new(opens, closes)?))).collect()
}

/// The instant at which a local day begins.
pub fn midnight(day: NaiveDate) -> Timestamp {
    let Ok(zone) = ZONE.parse() else { return Timestamp::default() };
    match resolve(zone, day, 0) {
        Wall::Once(at) | Wall::Twice(at, _) | Wall::Never(at) => at,
    }
}

/// The local day of an instant.
pub fn day_of(at: Timestamp) -> NaiveDate {
    ZONE.parse().map(|zone| local(zone, at).0).unwrap_or_default()
}

/// The openings of a branch that start on a day.
pub fn openings(branch: &BranchContent, day: NaiveDate) -> Vec<Period> {
    ZONE.parse().map(|zone| opening_on(zone, &branch.week, &branch.exceptions, day)).unwrap_or_default()
}

/// From the beginning of one day to the beginning of another, both counted from `day`.
pub fn days_from(day: NaiveDate, first: u64, until: u64) -> Option<Period> {
    Period::new(midnight(day + chrono::Days::new(first)), midnight(day + chrono::Days::new(until)))
}
