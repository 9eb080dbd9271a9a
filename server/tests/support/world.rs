//! The world of these tests: the storage tests' small one, with what else the rules of booking can say no to.

use plek_domain::ids::{ClosureId, PersonId, SeatId};
use plek_domain::people::{Membership, Person, Post, Role};
use plek_domain::places::Closure;
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::time::{DAY, HOUR, Period};
use plek_storage::fill::Content;
use plek_storage::testing::{BRANCH, LIBRARY, OTHER_LIBRARY, QUIET_ZONE, START, ZONE, member, seat, small_world};
use server::demo::named_people;
use uuid::Uuid;

/// The page on which seats of the first library are booked.
pub const SEATS_PAGE: &str = "/een/seats";

/// Who runs the first library, and keeps the consortium.
pub fn admin() -> PersonId {
    member(2000)
}

/// Who runs the other library.
pub fn other_admin() -> PersonId {
    member(2001)
}

/// How many students there are, enough for a rush.
pub const STUDENTS: u64 = 240;

/// Why the quiet zone is closed.
pub const CLOSED_FOR: &str = "Schilderwerken & <stof>";

/// In so many days the quiet zone is closed.
pub const CLOSED_AHEAD: i64 = 3;

/// One of the students; they are members of the first library and have nothing booked.
pub fn student(number: u64) -> PersonId {
    assert!(number < STUDENTS, "there are {STUDENTS} students");
    member(1000 + number)
}

/// A seat of the zone that everybody wants, and of the quiet one behind it: 40 altogether.
pub fn any_seat(number: u64) -> SeatId {
    if number < 20 { seat(ZONE, number) } else { seat(QUIET_ZONE, number - 20) }
}

/// The small world; students; the people of the demo as members; the quiet zone painted for a day, and with a shortest
/// booking of an hour.
pub fn world() -> Content {
    let mut content = small_world();
    let member = |id, name: String| {
        let memberships = vec![Membership { library: LIBRARY, patron_group: "student".to_owned(), until: None }];
        Person { id, name, memberships, posts: Vec::new(), keeps_consortium: false }
    };
    content.people.extend((0..STUDENTS).map(|number| member(student(number), format!("Student {number}"))));
    content.people.extend(named_people().map(|person| member(person.id, person.name.to_owned())));
    for (id, library) in [(admin(), LIBRARY), (other_admin(), OTHER_LIBRARY)] {
        let posts = vec![Post { library, branch: None, role: Role::Admin }];
        let keeps_consortium = id == admin();
        let (name, memberships) = ("Beheer".to_owned(), Vec::new());
        content.people.push(Person { id, name, memberships, posts, keeps_consortium });
    }
    content.policy.push(PolicyValue {
        level: Level::Zone,
        place: QUIET_ZONE.0,
        field: Field::MinMinutes,
        value: 60,
        is_limit: false,
    });
    let morning = START.plus_seconds(CLOSED_AHEAD * DAY);
    for branch in content.branches.iter_mut().filter(|branch| branch.branch.id == BRANCH) {
        branch.closures.push(Closure {
            id: ClosureId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001)),
            zone: Some(QUIET_ZONE),
            period: Period::new(morning, morning.plus_seconds(14 * HOUR)).unwrap(),
            reason: CLOSED_FOR.to_owned(),
        });
    }
    content
}
