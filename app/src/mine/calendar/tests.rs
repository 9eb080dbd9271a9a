//! Judged by the rules of RFC 5545 themselves, not by the crate that wrote it.

use super::*;
use crate::i18n::Lang;
use plek_domain::ids::{BookingId, BranchId, LibraryId, PersonId, SeatId, ZoneId};
use plek_domain::places::{Attributes, BookingMode, Branch, Library, Seat, Zone};
use plek_domain::time::{Period, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn plan(zone: &str, address: &str) -> BranchPlan {
    BranchPlan {
        revision: 1,
        library: Library { id: LibraryId(id(2)), slug: "een".parse().unwrap(), name: "Een".to_owned() },
        group: Vec::new(),
        branch: Branch {
            id: BranchId(id(3)),
            library: LibraryId(id(2)),
            slug: "zuid".parse().unwrap(),
            name: "Bib Zuid".to_owned(),
            address: address.to_owned(),
            zone: "Europe/Brussels".to_owned(),
        },
        time_zone: "Europe/Brussels".parse().unwrap(),
        week: Vec::new(),
        exceptions: Vec::new(),
        closures: Vec::new(),
        zones: vec![Zone { id: ZoneId(id(4)), name: zone.to_owned(), floor: 0, mode: BookingMode::Required }],
        seats: vec![Seat {
            id: SeatId(id(5)),
            zone: ZoneId(id(4)),
            label: "A12".to_owned(),
            attributes: Attributes(0),
            column: 0,
            row: 0,
        }],
        policy: Vec::new(),
    }
}

fn booking(status: Status, sequence: i64) -> Booking {
    // 14 October 2026, 10.00 in Brussels.
    let period = Period::starting(Timestamp(1_791_964_800), 120);
    Booking {
        id: BookingId(id(7)),
        library: LibraryId(id(2)),
        branch: BranchId(id(3)),
        zone: ZoneId(id(4)),
        seat: SeatId(id(5)),
        person: PersonId(id(6)),
        period,
        held: period,
        release_at: Some(period.from().plus_minutes(30)),
        status,
        booked_at: Timestamp(1_791_871_200),
        arrived_at: None,
        left_at: None,
        sequence,
    }
}

/// The content lines of RFC 5545, 3.1: each ends in CRLF, none is longer than 75 octets, folded ones put together again.
fn lines(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n"), "{calendar:?}");
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']), "a bare line break in {calendar:?}");
    let mut lines: Vec<String> = Vec::new();
    for line in calendar.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        let allowed = |letter: char| letter == '\t' || !letter.is_control();
        assert!(line.chars().all(allowed), "{line:?}");
        match line.strip_prefix([' ', '\t']) {
            Some(more) => lines.last_mut().expect("nothing to go on with").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A TEXT value read back (3.3.11); fails for what must have been escaped.
fn text(value: &str) -> String {
    let mut letters = value.chars();
    let mut read = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => read.push(match letters.next() {
                Some('n' | 'N') => '\n',
                Some(escaped @ ('\\' | ';' | ',')) => escaped,
                other => panic!("\\{other:?} in {value}"),
            }),
            ';' | ',' => panic!("{letter} is not escaped in {value}"),
            plain => read.push(plain),
        }
    }
    read
}

/// The properties of each event; names with their parameters.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    let lines = lines(calendar);
    assert_eq!((lines[0].as_str(), lines.last().unwrap().as_str()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    let mut events: Vec<BTreeMap<String, String>> = Vec::new();
    let mut inside = false;
    for line in &lines {
        match line.as_str() {
            "BEGIN:VEVENT" => (inside, _) = (true, events.push(BTreeMap::new())),
            "END:VEVENT" => inside = false,
            property if inside => {
                let (name, value) = property.split_once(':').expect("name and value");
                let twice = events.last_mut().unwrap().insert(name.to_owned(), value.to_owned());
                assert_eq!(twice, None, "{name} a second time");
            }
            _ => {}
        }
    }
    events
}

const ORIGIN: &str = "https://plek.example";

#[test]
fn a_booking_is_an_event_that_every_calendar_reads() {
    let file =
        file(Texts::new(Lang::NlBe), ORIGIN, &booking(Status::Booked, 0), &plan("Leeszaal", "Kerkstraat 1, Gent"));
    let [event] = &events(&file)[..] else { panic!("{file}") };
    let is = |name: &str, value: &str| assert_eq!(event.get(name).map(String::as_str), Some(value), "{name}");
    is("UID", "00000000-0000-0000-0000-000000000007@plek");
    is("DTSTART", "20261014T080000Z");
    is("DTEND", "20261014T100000Z");
    is("DTSTAMP", "20261013T060000Z");
    is("SEQUENCE", "0");
    is("STATUS", "CONFIRMED");
    is("URL", "https://plek.example/mine");
    assert_eq!(text(&event["SUMMARY"]), "Plek A12, Bib Zuid");
    assert_eq!(text(&event["LOCATION"]), "Leeszaal, Bib Zuid, Kerkstraat 1, Gent");
    assert!(text(&event["DESCRIPTION"]).starts_with("Kom vóór 10.30."), "{event:?}");
    let lines = lines(&file);
    for wanted in ["VERSION:2.0", "PRODID:-//Plek//Plek//NL", "CALSCALE:GREGORIAN"] {
        assert_eq!(lines.iter().filter(|line| *line == wanted).count(), 1, "{wanted} in {file}");
    }
    assert!(!file.contains("METHOD") && !file.contains("VALARM") && !file.contains("ICALENDAR-RS"), "{file}");
}

#[test]
fn a_change_is_the_same_event_later_and_a_cancellation_stays() {
    let texts = Texts::new(Lang::En);
    let house = plan("Reading room", "");
    let bookings = [
        (booking(Status::Booked, 0), &house),
        (booking(Status::Booked, 1), &house),
        (booking(Status::Cancelled, 2), &house),
        (booking(Status::Released, 2), &house),
        (booking(Status::Left, 0), &house),
    ];
    let feed = feed(texts, ORIGIN, &bookings);
    let events = events(&feed);
    let all = |name: &str| events.iter().map(|event| event[name].clone()).collect::<Vec<_>>();
    assert_eq!(all("STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED", "CANCELLED", "CONFIRMED"]);
    assert_eq!(all("SEQUENCE"), ["0", "1", "2", "2", "0"]);
    assert_eq!(all("UID"), vec![all("UID")[0].clone(); 5]);
    assert!(all("DTSTAMP")[..3].is_sorted_by(|one, next| one < next), "{:?}", all("DTSTAMP"));
    let lines = lines(&feed);
    for wanted in ["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "X-WR-CALNAME:My Plek"] {
        assert!(lines.iter().any(|line| line == wanted), "{wanted} in {feed}");
    }
    assert!(!feed.contains("VALARM"), "a reminder would come twice");
}

#[test]
fn whatever_a_place_is_called_stays_a_text() {
    let hostile = "a;b,c\\d\ne\r\nSTATUS:CANCELLED\u{7f}\u{0} 🦉".repeat(9);
    for lang in Lang::ALL {
        let file = file(Texts::new(lang), ORIGIN, &booking(Status::Booked, 0), &plan(&hostile, &hostile));
        let [event] = &events(&file)[..] else { panic!("{file}") };
        assert_eq!(event["STATUS"], "CONFIRMED");
        let expected = hostile.replace(['\r', '\u{7f}', '\u{0}'], "");
        assert_eq!(text(&event["LOCATION"]), format!("{expected}, Bib Zuid, {expected}"));
    }
}

#[test]
fn an_empty_feed_is_a_calendar_too() {
    let none: [(Booking, BranchPlan); 0] = [];
    assert!(events(&feed(Texts::new(Lang::Fr), ORIGIN, &none)).is_empty());
}
