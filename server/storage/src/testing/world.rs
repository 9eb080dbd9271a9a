//! A small world: one consortium, one group, two libraries. The ids are constants, so that tests can name things.

use crate::fill::{BranchContent, Content};
use plek_domain::access::Actor;
use plek_domain::ids::{BranchId, ConsortiumId, GroupId, LibraryId, PersonId, SeatId, ZoneId};
use plek_domain::people::{Membership, Person, Post, Role, SessionToken};
use plek_domain::places::{Attributes, BookingMode, Branch, Library, Seat, Zone};
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::time::{Hours, Timestamp};
use uuid::Uuid;

/// What the test clock shows at first: Tuesday 13 October 2026, 8.00 in Brussels.
pub const START: Timestamp = Timestamp(1_791_871_200);

/// The consortium.
pub const CONSORTIUM: ConsortiumId = ConsortiumId(id(1, 1));
/// Its only group.
pub const GROUP: GroupId = GroupId(id(2, 1));
/// The library that all but a few belong to.
pub const LIBRARY: LibraryId = LibraryId(id(3, 1));
/// The other library.
pub const OTHER_LIBRARY: LibraryId = LibraryId(id(3, 2));
/// The branch of [`LIBRARY`], open daily 8–22.
pub const BRANCH: BranchId = BranchId(id(4, 1));
/// The branch of [`OTHER_LIBRARY`], with the same hours.
pub const OTHER_BRANCH: BranchId = BranchId(id(4, 2));
/// A zone of [`BRANCH`] with [`SEATS`] seats.
pub const ZONE: ZoneId = ZoneId(id(5, 1));
/// Another such zone.
pub const QUIET_ZONE: ZoneId = ZoneId(id(5, 2));
/// Four seats of [`BRANCH`] that cannot be booked.
pub const WALK_IN_ZONE: ZoneId = ZoneId(id(5, 3));
/// The zone of [`OTHER_BRANCH`], with two seats.
pub const OTHER_ZONE: ZoneId = ZoneId(id(5, 4));
/// Works at the desk of [`BRANCH`].
pub const DESK: PersonId = PersonId(id(7, 101));
/// Librarian of [`LIBRARY`].
pub const LIBRARIAN: PersonId = PersonId(id(7, 102));
/// Librarian of [`OTHER_LIBRARY`].
pub const OTHER_LIBRARIAN: PersonId = PersonId(id(7, 103));
/// Member of [`OTHER_LIBRARY`] only.
pub const STRANGER: PersonId = PersonId(id(7, 104));
/// Seats in each of the two zones that are booked.
pub const SEATS: u64 = 20;
/// Members of [`LIBRARY`].
pub const MEMBERS: u64 = 64;

const fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | kind << 32 | number)
}

/// The seat with a number, from 0, in a zone.
#[must_use]
pub fn seat(zone: ZoneId, number: u64) -> SeatId {
    SeatId(id(6, (zone.0.as_u128() & 0xff) << 16 | u128::from(number)))
}

/// The member of [`LIBRARY`] with a number, from 0, below [`MEMBERS`].
#[must_use]
pub fn member(number: u64) -> PersonId {
    PersonId(id(7, u128::from(number)))
}

/// What somebody's browser holds whom [`crate::Database::sign_in_all`] has signed in.
#[must_use]
pub fn token(person: PersonId) -> SessionToken {
    let (half, mut bytes) = (person.0.into_bytes(), [0; 32]);
    bytes[..16].copy_from_slice(&half);
    bytes[16..].copy_from_slice(&half);
    SessionToken::new(bytes)
}

/// Somebody of the small world, signed in.
#[must_use]
pub fn actor(person: PersonId) -> Actor {
    let known = small_world().people.into_iter().find(|known| known.id == person);
    Actor::Person(Box::new(known.expect("somebody of the small world")))
}

/// One consortium and group with two libraries. The first has a branch with two zones of [`SEATS`] seats and a walk-in
/// corner, [`MEMBERS`] members, a desk and a librarian; the second a branch with two seats, a librarian and a member.
#[must_use]
pub fn small_world() -> Content {
    let library = |id, slug: &str, name: &str| Library { id, slug: slug.parse().unwrap(), name: name.to_owned() };
    Content {
        consortium: (CONSORTIUM, "Consortium Klein".to_owned()),
        groups: vec![(GROUP, "Groep Noord".to_owned())],
        libraries: vec![
            (GROUP, library(LIBRARY, "een", "Bibliotheek Eén")),
            (GROUP, library(OTHER_LIBRARY, "twee", "Bibliotheek Twee")),
        ],
        profiles: Vec::new(),
        logos: Vec::new(),
        branches: vec![
            branch(
                (BRANCH, LIBRARY, "hoofd", "Hoofdgebouw"),
                &[
                    (ZONE, "Leeszaal 📚", BookingMode::Optional, SEATS),
                    (QUIET_ZONE, "Stille zaal", BookingMode::Required, SEATS),
                    (WALK_IN_ZONE, "Inloophoek", BookingMode::WalkIn, 4),
                ],
            ),
            branch(
                (OTHER_BRANCH, OTHER_LIBRARY, "filiaal", "Filiaal Twee"),
                &[(OTHER_ZONE, "Zaal", BookingMode::Optional, 2)],
            ),
        ],
        policy: [LIBRARY, OTHER_LIBRARY]
            .map(|library| PolicyValue {
                level: Level::Library,
                place: library.0,
                field: Field::MembersOnly,
                value: 1,
                is_limit: false,
            })
            .to_vec(),
        people: people(),
        emails: Vec::new(),
        bookings: Vec::new(),
    }
}

fn branch(
    (id, library, slug, name): (BranchId, LibraryId, &str, &str),
    zones: &[(ZoneId, &str, BookingMode, u64)],
) -> BranchContent {
    let daily = Hours::new(8 * 60, 22 * 60).unwrap();
    let seats = |(zone, _, _, count): &(ZoneId, &str, BookingMode, u64)| {
        let zone = *zone;
        (0..*count).map(move |number| {
            let (column, row) = (number.cast_signed() % 10, number.cast_signed() / 10);
            let attributes = if number.is_multiple_of(2) { Attributes::POWER } else { Attributes::default() };
            Seat { id: seat(zone, number), zone, label: format!("{:02}", number + 1), attributes, column, row }
        })
    };
    BranchContent {
        branch: Branch {
            id,
            library,
            slug: slug.parse().unwrap(),
            name: name.to_owned(),
            address: "Kerkstraat 1, Gent".to_owned(),
            zone: "Europe/Brussels".to_owned(),
        },
        week: (1..=7).map(|weekday| (weekday, daily)).collect(),
        exceptions: Vec::new(),
        closures: Vec::new(),
        zones: zones
            .iter()
            .map(|(id, name, mode, _)| Zone { id: *id, name: (*name).to_owned(), floor: 0, mode: *mode })
            .collect(),
        seats: zones.iter().flat_map(seats).collect(),
    }
}

fn people() -> Vec<Person> {
    let membership = |library| Membership { library, patron_group: "student".to_owned(), until: None };
    let post = |library, branch, role| vec![Post { library, branch, role }];
    let person =
        |id, name: String, memberships, posts| Person { id, name, memberships, posts, keeps_consortium: false };
    let mut people: Vec<Person> = (0..MEMBERS)
        .map(|number| person(member(number), format!("Lid {number} 🦉"), vec![membership(LIBRARY)], vec![]))
        .collect();
    people.push(person(DESK, "Balie".to_owned(), vec![], post(LIBRARY, Some(BRANCH), Role::Desk)));
    people.push(person(LIBRARIAN, "Bibliothecaris".to_owned(), vec![], post(LIBRARY, None, Role::Librarian)));
    people.push(person(OTHER_LIBRARIAN, "Collega".to_owned(), vec![], post(OTHER_LIBRARY, None, Role::Librarian)));
    people.push(person(STRANGER, "Vreemde".to_owned(), vec![membership(OTHER_LIBRARY)], vec![]));
    people
}
