//! The days that differ as a calendar to subscribe to (RFC 5545).

use super::days::{OpenDay, that_differ};
use super::hours::hours_words;
use super::model::Open;
use crate::i18n::Texts;
use crate::t;
use chrono::Days;
use std::fmt::Write;

/// The whole file. A day has the same UID for as long as it differs, so that calendars replace it.
pub(super) fn calendar(texts: Texts, open: &Open, host: &str) -> String {
    let library = &open.house.library;
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, "PRODID:-//Plek//Opening hours//EN");
    line(&mut file, "CALSCALE:GREGORIAN");
    line(&mut file, "METHOD:PUBLISH");
    let name = format!("{}: {}", library.name, t!(texts, "opening-hours"));
    line(&mut file, &format!("X-WR-CALNAME:{}", escaped(&name)));
    line(&mut file, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    let stamp = open.house.now.utc().format("%Y%m%dT%H%M%SZ").to_string();
    for branch in &open.branches {
        for day in that_differ(&branch.plan, open.house.now) {
            event(&mut file, texts, &branch.plan.branch.name, &branch.plan.branch.address, &day, &stamp);
            line(&mut file, &format!("UID:opening-{}-{}@{host}", branch.plan.branch.id, day.day));
            line(&mut file, "END:VEVENT");
        }
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, texts: Texts, branch: &str, address: &str, day: &OpenDay, stamp: &str) {
    line(file, "BEGIN:VEVENT");
    line(file, &format!("DTSTAMP:{stamp}"));
    line(file, &format!("DTSTART;VALUE=DATE:{}", day.day.format("%Y%m%d")));
    line(file, &format!("DTEND;VALUE=DATE:{}", (day.day + Days::new(1)).format("%Y%m%d")));
    let summary = format!("{branch}: {}", hours_words(texts, &day.hours));
    line(file, &format!("SUMMARY:{}", escaped(&summary)));
    line(file, &format!("LOCATION:{}", escaped(address)));
    if let Some(reason) = &day.reason {
        line(file, &format!("DESCRIPTION:{}", escaped(reason)));
    }
    line(file, "TRANSP:TRANSPARENT");
}

/// A text as a value: what has a meaning there is marked, and no control character gets through.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut value, letter| {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => value.push(letter),
        }
        value
    })
}

/// A line, folded so that no piece is longer than 75 bytes and none breaks a character.
fn line(file: &mut String, text: &str) {
    let (mut rest, mut room) = (text, 75);
    while rest.len() > room {
        let (piece, more) = rest.split_at(rest.floor_char_boundary(room));
        // Writing to a string does not fail.
        let _ = write!(file, "{piece}\r\n ");
        (rest, room) = (more, 74);
    }
    let _ = write!(file, "{rest}\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_end_its_line() {
        assert_eq!(escaped("Kerst; 25, 26\r\nDTSTART:1\\\u{7}"), "Kerst\\; 25\\, 26\\nDTSTART:1\\\\");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut file = String::new();
        line(&mut file, &format!("SUMMARY:{}", "é".repeat(100)));
        assert!(file.split("\r\n").all(|piece| piece.len() <= 75), "{file}");
        assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(100)));
    }
}
