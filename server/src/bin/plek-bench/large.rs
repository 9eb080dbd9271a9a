//! The house of the aim: 500 seats in one room, of which 3,000 bookings keep some tomorrow.

use fastrand::Rng;
use plek_domain::ids::{BookingId, BranchId, LibraryId, PersonId, SeatId, ZoneId};
use plek_domain::people::{Membership, Person};
use plek_domain::places::{Attributes, BookingMode, Branch, Library, Seat, Zone};
use plek_domain::seats::{Booking, Status};
use plek_domain::time::{BRUSSELS, DAY, HOUR, Hours, Period, Timestamp, local, midnight};
use plek_storage::fill::{BranchContent, Content};
use uuid::Uuid;

/// Seats, all in one zone: the page draws each of them twice, in the plan and in the list.
const SEATS: i64 = 500;

/// Bookings of a seat on the day, of two hours each.
const EACH: i64 = 6;

/// The local day after `now`.
fn tomorrow(now: Timestamp) -> Timestamp {
    midnight(BRUSSELS, local(BRUSSELS, now.plus_seconds(DAY)).0)
}

/// The address of its page on that day, when half of the seats are taken.
pub fn page(now: Timestamp) -> String {
    format!("/groot/seats?day={}&from=09:00&until=10:00", local(BRUSSELS, tomorrow(now)).0)
}

/// The demo with this house beside it.
pub fn with(mut content: Content, now: Timestamp) -> Content {
    let mut rng = Rng::with_seed(500);
    let Some(group) = content.groups.first().map(|(group, _)| *group) else { return content };
    let (Ok(library_slug), Ok(slug)) = ("groot".parse(), "groot".parse()) else { return content };
    let library = Library { id: LibraryId(id(&mut rng)), slug: library_slug, name: "Grote bib".to_owned() };
    let (branch, zone) = (BranchId(id(&mut rng)), ZoneId(id(&mut rng)));
    let offered =
        [Attributes::default(), Attributes::POWER, Attributes::SILENT, Attributes::POWER.and(Attributes::SILENT)];
    let day = tomorrow(now);
    let mut seats = Vec::new();
    for nth in 0..SEATS {
        let seat = SeatId(id(&mut rng));
        let person = PersonId(id(&mut rng));
        let (column, row) = (nth % 25 + nth % 25 / 4, nth / 25 + nth / 50);
        let attributes = offered[rng.usize(0..offered.len())];
        seats.push(Seat { id: seat, zone, label: format!("A{}", nth + 1), attributes, column, row });
        let membership = Membership { library: library.id, patron_group: "student".to_owned(), until: None };
        let memberships = vec![membership];
        content.people.push(Person {
            id: person,
            name: format!("Lezer {nth}"),
            memberships,
            posts: Vec::new(),
            keeps_consortium: false,
        });
        // Every other seat from 8 on, the others from 10 on: at any time some are taken, and some are not.
        for block in 0..EACH {
            let from = day.plus_seconds((8 + 2 * (nth % 2) + 2 * block) * HOUR);
            let period = Period::starting(from, 120);
            content.bookings.push(Booking {
                id: BookingId(id(&mut rng)),
                library: library.id,
                branch,
                zone,
                seat,
                person,
                period,
                held: period,
                release_at: Some(from.plus_minutes(30)),
                status: Status::Booked,
                booked_at: now,
                arrived_at: None,
                left_at: None,
                sequence: 0,
            });
        }
    }
    content.branches.push(BranchContent {
        branch: Branch {
            id: branch,
            library: library.id,
            slug,
            name: "Grote zaal".to_owned(),
            address: "Plein 1, Meerstede".to_owned(),
            zone: BRUSSELS.name().to_owned(),
        },
        week: (1..=7).map(|weekday| (weekday, Hours { opens: 480, closes: 1440 })).collect(),
        exceptions: Vec::new(),
        closures: Vec::new(),
        zones: vec![Zone { id: zone, name: "Grote leeszaal".to_owned(), floor: 0, mode: BookingMode::Optional }],
        seats,
    });
    content.libraries.push((group, library));
    content
}

/// Any id: random ones compress worst, and those are what a house has that was set up by many hands.
fn id(rng: &mut Rng) -> Uuid {
    uuid::Builder::from_random_bytes(rng.u128(..).to_be_bytes()).into_uuid()
}
