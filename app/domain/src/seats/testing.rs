//! A plan to judge by, for the tests of this pillar.

use super::PersonBooking;
use crate::ids::{BookingId, BranchId, LibraryId, PersonId, SeatId, ZoneId};
use crate::people::{Membership, Person};
use crate::places::{Attributes, BookingMode, Branch, BranchPlan, Library, Seat, Zone};
use crate::policy::{Field, Level, PolicyValue};
use crate::time::{Hours, Period, Timestamp, Wall, resolve};
use chrono::NaiveDate;
use uuid::Uuid;

/// The library of the plan; another one is any other number.
pub fn library(number: u128) -> LibraryId {
    LibraryId(Uuid::from_u128(10 + number))
}

/// The zones of the plan are 0 and 1.
pub fn zone(number: u128) -> ZoneId {
    ZoneId(Uuid::from_u128(30 + number))
}

/// The seats of the plan: 0 and 1 in the first zone, 2 and 3 in the second.
pub fn seat(number: u128) -> SeatId {
    SeatId(Uuid::from_u128(40 + number))
}

/// A branch in Brussels, open day and night, with two zones of two seats and these values.
pub fn plan(policy: Vec<PolicyValue>) -> BranchPlan {
    let library_of = |number| Library { id: library(number), slug: "bib".parse().unwrap(), name: "Bib".into() };
    let branch = BranchId(Uuid::from_u128(20));
    let place = |number: u128| {
        let (column, attributes) = ((number % 2).try_into().unwrap(), Attributes::default());
        Seat { id: seat(number), zone: zone(number / 2), label: format!("S{number}"), attributes, column, row: 0 }
    };
    let room = |n| Zone { id: zone(n), name: format!("Z{n}"), floor: 0, mode: BookingMode::Required };
    BranchPlan {
        revision: 1,
        library: library_of(0),
        group: vec![library(0)],
        branch: Branch {
            id: branch,
            library: library(0),
            slug: "zuid".parse().unwrap(),
            name: "Zuid".into(),
            address: "Kade 1".into(),
            zone: "Europe/Brussels".into(),
        },
        time_zone: chrono_tz::Europe::Brussels,
        week: (1..=7).map(|weekday| (weekday, Hours { opens: 0, closes: 1440 })).collect(),
        exceptions: vec![],
        closures: vec![],
        zones: vec![room(0), room(1)],
        seats: (0..4).map(place).collect(),
        policy,
    }
}

/// A value that a level sets; zones set it for the first of them.
pub fn value(level: Level, field: Field, value: i64, is_limit: bool) -> PolicyValue {
    PolicyValue { level, place: zone(0).0, field, value, is_limit }
}

/// Somebody who is a member of the library until then.
pub fn member(until: Option<Timestamp>) -> Person {
    let memberships = vec![Membership { library: library(0), patron_group: "student".into(), until }];
    Person {
        id: PersonId(Uuid::from_u128(50)),
        name: "Anna".into(),
        memberships,
        posts: vec![],
        keeps_consortium: false,
    }
}

/// What a person booked at a library, in a zone, that no longer occupies a seat.
pub fn used(at: LibraryId, zone: ZoneId, period: Period) -> PersonBooking {
    let (id, branch) = (BookingId(Uuid::from_u128(60)), BranchId(Uuid::from_u128(20 + at.0.as_u128() - 10)));
    PersonBooking { id, library: at, branch, zone, period, occupies: false }
}

/// From one minute of a day in Brussels until another; the first of two equal times.
pub fn wall(day: &str, from: i64, until: i64) -> Period {
    let day: NaiveDate = day.parse().unwrap();
    let at = |minutes| match resolve(chrono_tz::Europe::Brussels, day, minutes) {
        Wall::Once(at) | Wall::Twice(at, _) | Wall::Never(at) => at,
    };
    Period::new(at(from), at(until)).unwrap()
}
