//! [`World`]: the small library that a seed begins with.

use crate::ids::{BranchId, LibraryId, PersonId, SeatId, ZoneId};
use crate::people::{Membership, Person, Post, Role};
use crate::places::{Attributes, BookingMode, Branch, BranchPlan, Library, Seat, Zone};
use crate::policy::{Field, Level, PolicyValue};
use crate::text::Slug;
use crate::time::{DAY, HOUR, Hours, Timestamp};
use fastrand::Rng;
use uuid::Uuid;

/// What stands in the store before the first command: one library with one branch, and its people. No bookings.
#[derive(Clone, Debug)]
pub struct World {
    /// The branch with everything in it; no closures, revision 1.
    pub plan: BranchPlan,
    /// Everybody.
    pub people: Vec<Person>,
    /// When it begins.
    pub start: Timestamp,
}

/// Instants at which worlds begin, UTC, and the hours of the branch then (minutes after midnight, all week): an
/// ordinary Tuesday, a Sunday night before a new week, and the nights when the clocks change.
const BEGINNINGS: [(i64, i64, i64); 6] = [
    (1_791_874_800, 540, 1320),  // Tuesday 2026-10-13 09:00 Brussels
    (1_791_874_800, 0, 1440),    // the same, open day and night
    (1_792_355_400, 480, 1560),  // Sunday 2026-10-18 22:30, open until 2.00
    (1_792_877_400, 0, 1440),    // Saturday 2026-10-24 23:30, clocks go back
    (1_774_737_000, 0, 1440),    // Saturday 2026-03-28 23:30, clocks go forward
    (1_792_877_400, 1320, 1920), // Saturday 2026-10-24 23:30, open 22.00 to 8.00
];

/// The id with that number of a kind: readable in a log.
fn id(kind: u128, number: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + 1 + number as u128)
}

impl World {
    /// The world of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self::draw(&mut Rng::with_seed(seed))
    }

    pub(super) fn draw(rng: &mut Rng) -> Self {
        let (start, opens, closes) = BEGINNINGS[rng.usize(..BEGINNINGS.len())];
        let library = Library { id: LibraryId(id(1, 0)), slug: slug("bib"), name: "Bib".to_owned() };
        let branch = Branch {
            id: BranchId(id(2, 0)),
            library: library.id,
            slug: slug("zuid"),
            name: "Zuid".to_owned(),
            address: "Kade 1".to_owned(),
            zone: "Europe/Brussels".to_owned(),
        };
        let mut zones: Vec<Zone> = (0..rng.usize(1..=2)).map(zone).collect();
        let mut seats: Vec<Seat> = (0..rng.usize(2..=4)).map(|n| seat(n, zones[n % zones.len()].id)).collect();
        if rng.u8(..8) == 0 {
            zones.push(Zone { mode: BookingMode::WalkIn, ..zone(zones.len()) });
            seats.push(seat(seats.len(), zones[zones.len() - 1].id));
        }
        // By zone, as the plan promises.
        seats.sort_by_key(|seat| (seat.zone, seat.column));
        let hours = Hours { opens, closes };
        let plan = BranchPlan {
            revision: 1,
            group: vec![library.id],
            time_zone: chrono_tz::Europe::Brussels,
            week: (1..=7).map(|weekday| (weekday, hours)).collect(),
            exceptions: Vec::new(),
            closures: Vec::new(),
            policy: policy(rng, library.id, branch.id, &zones),
            zones,
            seats,
            library,
            branch,
        };
        let people = people(rng, &plan, Timestamp(start));
        Self { plan, people, start: Timestamp(start) }
    }

    /// Whether the person works there, as that or more.
    pub(super) fn works_as(&self, person: PersonId, role: Role) -> bool {
        let works = |other: &Person| other.id == person && other.posts.iter().any(|post| post.role.includes(role));
        self.people.iter().any(works)
    }

    /// Short name of a seat, for events.
    pub(super) fn seat_name(&self, id: SeatId) -> &str {
        self.plan.seat(id).map_or("S?", |seat| &seat.label)
    }

    /// Short name of a person, for events.
    pub(super) fn person_name(&self, id: Uuid) -> &str {
        self.people.iter().find(|person| person.id.0 == id).map_or("job", |person| &person.name)
    }
}

#[expect(clippy::expect_used, reason = "only for constants of this file")]
fn slug(text: &'static str) -> Slug {
    text.parse().expect("a slug")
}

fn zone(number: usize) -> Zone {
    let mode = if number == 0 { BookingMode::Required } else { BookingMode::Optional };
    Zone { id: ZoneId(id(3, number)), name: format!("Z{number}"), floor: 0, mode }
}

fn seat(number: usize, zone: ZoneId) -> Seat {
    let column = i64::try_from(number).unwrap_or(0);
    let id = SeatId(id(4, number));
    Seat { id, zone, label: format!("S{number}"), attributes: Attributes::default(), column, row: 0 }
}

/// Narrow limits, so that each of them refuses now and then.
fn policy(rng: &mut Rng, library: LibraryId, branch: BranchId, zones: &[Zone]) -> Vec<PolicyValue> {
    let zone_has_budget = rng.bool();
    let mut values = Vec::new();
    let mut set = |level, field, choices: &[i64], is_limit| {
        let place = match level {
            Level::Library => library.0,
            Level::Branch => branch.0,
            _ => zones[0].id.0,
        };
        values.push(PolicyValue { level, place, field, value: choices[rng.usize(..choices.len())], is_limit });
    };
    set(Level::Library, Field::StepMinutes, &[15, 30], true);
    set(Level::Library, Field::MinMinutes, &[15, 30, 60], false);
    set(Level::Branch, Field::MaxMinutes, &[120, 180, 240], false);
    set(Level::Branch, Field::DaysAhead, &[1, 3, 8], false);
    set(Level::Library, Field::GraceMinutes, &[10, 20, 45], false);
    set(Level::Library, Field::MembersOnly, &[0, 1, 1], false);
    set(Level::Branch, Field::BufferMinutes, &[0, 0, 15], false);
    // Where there are several zones, the library's budget is a limit: it counts beside that of the zone.
    set(Level::Library, Field::WeekMinutes, &[180, 300, 480, 2880], zones.len() > 1);
    set(Level::Zone, Field::MaxMinutes, &[90, 240], false);
    if zone_has_budget {
        set(Level::Zone, Field::WeekMinutes, &[120, 240, 2880], false);
    }
    values
}

/// A few students, one at the desk, one who may close zones, now and then somebody who is no member.
fn people(rng: &mut Rng, plan: &BranchPlan, start: Timestamp) -> Vec<Person> {
    let member = |until| Membership { library: plan.library.id, patron_group: "student".to_owned(), until };
    let person = |number: usize, name: String, until, posts| Person {
        id: PersonId(id(5, number)),
        name,
        memberships: vec![member(until)],
        posts,
        keeps_consortium: false,
    };
    let post = |branch, role| Post { library: plan.library.id, branch, role };
    let mut people = vec![
        person(0, "desk".to_owned(), None, vec![post(Some(plan.branch.id), Role::Desk)]),
        person(1, "librarian".to_owned(), None, vec![post(None, Role::Librarian)]),
    ];
    for number in 2..rng.usize(4..=7) {
        let until = (rng.u8(..10) == 0).then(|| start.plus_seconds(rng.i64(2 * HOUR..2 * DAY)));
        let mut student = person(number, format!("P{number}"), until, Vec::new());
        if rng.u8(..20) == 0 {
            student.memberships.clear();
        }
        people.push(student);
    }
    people
}
