//! How many people come when, for how long, and how long before they booked.

use super::hours::{Season, midnight, season};
use super::pick;
use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use plek_domain::seats::Status;
use plek_domain::time::{HOUR, MINUTE, Period, Timestamp};

/// Weights of the hours from 8 to 22.
type Curve = [u32; 15];

/// When people come to the university on a weekday: most for the whole day, or right after lunch.
const STUDENTS: Curve = [18, 32, 10, 4, 3, 10, 6, 3, 3, 2, 4, 3, 2, 1, 0];
/// The same before examinations: early for a place, and evenings that last.
const STUDENTS_EXAMS: Curve = [30, 28, 8, 3, 3, 10, 5, 0, 3, 0, 7, 6, 5, 4, 3];
/// The same at weekends.
const STUDENTS_WEEKEND: Curve = [0, 8, 24, 12, 6, 18, 14, 7, 4, 1, 0, 0, 0, 0, 0];
/// When people come to a public library: mornings, and after school.
const READERS: Curve = [0, 16, 22, 8, 6, 12, 14, 8, 13, 8, 5, 1, 0, 0, 0];

/// Lengths in minutes.
const LENGTHS: [(i64, u32); 9] =
    [(60, 11), (90, 9), (120, 21), (150, 10), (180, 20), (210, 8), (240, 13), (270, 3), (300, 5)];

/// Bookings that start on a day, at the branch with that slug, when all are made.
pub fn wanted(branch: &str, day: NaiveDate) -> usize {
    let weekday = day.weekday().num_days_from_monday() as usize;
    let season = season(day);
    let (full, shares) = match branch {
        "bibliotheek" => {
            let full = match season {
                Season::Term => 3_000,
                Season::Start => 2_600,
                Season::Exams => 3_400,
                Season::Resits => 3_100,
                Season::Pause => 1_300,
                Season::Summer => 1_100,
                Season::Christmas => 0,
            };
            (full, [98, 100, 93, 99, 70, 34, 28])
        }
        "zuid" => (if season == Season::Summer { 250 } else { 390 }, [70, 100, 115, 100, 85, 110, 30]),
        "noord" => (if season == Season::Summer { 35 } else { 55 }, [80, 90, 130, 90, 100, 120, 0]),
        _ => (14, [80, 100, 130, 90, 100, 110, 0]),
    };
    full * shares[weekday] / 100
}

/// How many of 100 are booked already, so many days ahead.
pub fn known(offset: i64) -> usize {
    match offset {
        ..=0 => 100,
        1 => 46,
        2 => 33,
        3 => 25,
        4 => 19,
        5 => 14,
        6 => 11,
        7 => 8,
        _ => 4,
    }
}

/// How a zone draws people, 10 = as others do.
pub fn pull(zone: &str) -> u32 {
    match zone {
        "Leeszaal 3" => 24,
        "Studiecellen" | "Torenkamer" => 17,
        "Stille zaal" | "Stille ruimte" => 14,
        "Leeszaal 1" | "Tuinzaal" => 12,
        "Archiefzaal" | "Kelder" => 5,
        "Groepswerk" | "Computerzaal" => 7,
        _ => 10,
    }
}

/// A time at which somebody comes, in minutes after midnight, on the grid of `step` minutes.
pub fn arrival(branch: &str, day: NaiveDate, step: i64, rng: &mut Rng) -> i64 {
    let weekend = day.weekday().number_from_monday() > 5;
    let curve = match (branch, season(day)) {
        ("bibliotheek", _) if weekend => STUDENTS_WEEKEND,
        ("bibliotheek", Season::Exams | Season::Resits) => STUDENTS_EXAMS,
        ("bibliotheek", _) => STUDENTS,
        _ => READERS,
    };
    let hour = pick((8..).zip(curve), rng).unwrap_or(9);
    // On the hour more often than not.
    let part = if rng.u8(..10) < 6 { 0 } else { rng.i64(0..60) / step * step };
    hour * 60 + part
}

/// How long somebody who comes at `start` (minutes after midnight) stays, in minutes: longer who comes early.
pub fn length(start: i64, rng: &mut Rng) -> i64 {
    let mut drawn = || pick(LENGTHS.into_iter(), rng).unwrap_or(120);
    if start < 630 { drawn().max(drawn()) } else { drawn() }
}

/// What became of a booking by the time of the demo's clock.
pub fn fate(period: Period, release_at: Timestamp, clock: Timestamp, rng: &mut Rng) -> Status {
    if period.from() > clock {
        return Status::Booked;
    }
    let drawn = rng.u8(..100);
    // Who sits there now mattered enough not to cancel.
    let (released, cancelled) = if period.until() > clock { (9, 4) } else { (15, 7) };
    match drawn {
        _ if drawn < cancelled => Status::Cancelled,
        _ if release_at > clock => {
            if drawn < 35 {
                Status::Booked
            } else {
                Status::CheckedIn
            }
        }
        _ if drawn < cancelled + released => Status::Released,
        _ => Status::CheckedIn,
    }
}

/// When a booking that starts at `start` was made: on the spot, the evening before, or some days ahead; before it
/// starts, before the demo's clock, and not more than `ahead` days early.
pub fn booked_at(day: NaiveDate, start: Timestamp, ahead: i64, clock: Timestamp, rng: &mut Rng) -> Timestamp {
    let ahead = u64::try_from(ahead).unwrap_or(0);
    let earliest = midnight(day - Days::new(ahead));
    let latest = Timestamp((start.0 - MINUTE).min(clock.0 - MINUTE));
    let made = match rng.u8(..100) {
        0..=34 => start.plus_seconds(-rng.i64(MINUTE..50 * MINUTE)),
        35..=64 => start.plus_seconds(-rng.i64(HOUR..15 * HOUR)),
        _ => {
            // Sooner rather than later: the smaller of two draws.
            let days = rng.u64(0..=ahead).min(rng.u64(0..=ahead));
            midnight(day - Days::new(days)).plus_seconds(rng.i64(7 * HOUR..23 * HOUR))
        }
    };
    if (earliest..=latest).contains(&made) { made } else { Timestamp(rng.i64(earliest.0..=latest.0.max(earliest.0))) }
}
