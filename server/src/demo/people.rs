//! The people of the demo: the ones whose eyes a visitor may borrow, and the members who fill the houses.

use super::{hours, mint, names};
use fastrand::Rng;
use plek_domain::ids::{LibraryId, PersonId};
use plek_domain::people::{EmailAddress, Membership, Person, Post, Role};
use plek_domain::time::{DAY, Timestamp};
use plek_storage::fill::Content;
use uuid::Uuid;

/// Noor, a student who also reads at the city's library.
pub const NOOR: PersonId = known(1);
/// Leen, a teacher.
pub const LEEN: PersonId = known(2);
/// Karim, a reader.
pub const KARIM: PersonId = known(3);
/// Ann, at the desk of Bib Zuid.
pub const ANN: PersonId = known(4);
/// Bram, who organises at the city's library.
pub const BRAM: PersonId = known(5);
/// Els, who runs the university's library; not one of those that a visitor looks around as.
pub const ELS: PersonId = known(6);

/// How many members there are besides the named people.
const MEMBERS: usize = 6_000;

/// An id of the form that all have (version 7), the same whatever the seed.
const fn known(nth: u128) -> PersonId {
    PersonId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + nth))
}

/// Somebody as whom a visitor of the demo may look around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedPerson {
    /// Who.
    pub id: PersonId,
    /// Their name in addresses and in keys of texts: "noor".
    pub slug: &'static str,
    /// How they are called: "Noor".
    pub name: &'static str,
}

/// Those as whom a visitor of the demo may look around, in the order of the demo bar.
#[must_use]
pub const fn named_people() -> [NamedPerson; 5] {
    [
        NamedPerson { id: NOOR, slug: "noor", name: "Noor" },
        NamedPerson { id: LEEN, slug: "leen", name: "Leen" },
        NamedPerson { id: KARIM, slug: "karim", name: "Karim" },
        NamedPerson { id: ANN, slug: "ann", name: "Ann" },
        NamedPerson { id: BRAM, slug: "bram", name: "Bram" },
    ]
}

/// The addresses of those as whom a visitor may look around: what is written to them is in the demo's mailbox.
pub fn emails() -> Vec<(PersonId, EmailAddress)> {
    let email = |person: NamedPerson| Some((person.id, format!("{}@voorbeeld.example", person.slug).parse().ok()?));
    named_people().into_iter().filter_map(email).collect()
}

/// The libraries in their order of [`super::houses::LIBRARIES`], and when a student's membership ends.
struct Houses {
    city: LibraryId,
    university: LibraryId,
    town: LibraryId,
    year_end: Timestamp,
}

/// Named people first, then the members in the order in which they joined.
pub fn people(content: &Content, clock: Timestamp, rng: &mut Rng) -> Vec<Person> {
    let libraries: Vec<LibraryId> = content.libraries.iter().map(|(_, library)| library.id).collect();
    let &[city, university, town] = libraries.as_slice() else { return Vec::new() };
    let houses = Houses { city, university, town, year_end: year_end(clock) };
    let mut people = named(&houses, content);
    let mut members: Vec<Person> = (0..MEMBERS)
        .map(|_| {
            let joined = Timestamp(clock.0 - rng.i64(1..780 * DAY));
            Person {
                id: PersonId(mint(joined, rng)),
                name: names::full_name(rng),
                memberships: houses.memberships(rng),
                posts: Vec::new(),
                keeps_consortium: false,
            }
        })
        .collect();
    members.sort_unstable_by_key(|member| member.id);
    people.append(&mut members);
    people
}

/// The first 1 October after an instant.
fn year_end(clock: Timestamp) -> Timestamp {
    use chrono::Datelike;
    let first = hours::day_of(clock).iter_days().skip(1).find(|day| (day.month(), day.day()) == (10, 1));
    first.map(hours::midnight).unwrap_or_default()
}

impl Houses {
    fn student(&self) -> Membership {
        Membership { library: self.university, patron_group: "student".to_owned(), until: Some(self.year_end) }
    }

    fn forever(library: LibraryId, patron_group: &str) -> Membership {
        Membership { library, patron_group: patron_group.to_owned(), until: None }
    }

    /// Two in three study at the university, a quarter of them with a card of the city's library as well.
    fn memberships(&self, rng: &mut Rng) -> Vec<Membership> {
        let resident = |rng: &mut Rng| match rng.u8(..10) {
            0 | 1 => "jongere",
            2 | 3 => "senior",
            4 => "leerkracht",
            _ => "volwassene",
        };
        match rng.u8(..100) {
            0..=44 => vec![self.student()],
            45..=59 => vec![self.student(), Self::forever(self.city, "volwassene")],
            60..=62 => vec![self.student(), Self::forever(self.town, "volwassene")],
            63..=66 => vec![Self::forever(self.university, "onderzoeker")],
            67..=92 => vec![Self::forever(self.city, resident(rng))],
            93..=97 => vec![Self::forever(self.town, resident(rng))],
            _ => vec![Self::forever(self.town, resident(rng)), Self::forever(self.city, "volwassene")],
        }
    }
}

/// The people of the demo bar and the university's administrator, who keeps the consortium too.
fn named(houses: &Houses, content: &Content) -> Vec<Person> {
    let desk = content.branches.iter().find(|branch| branch.branch.library == houses.city).map(|b| b.branch.id);
    let reads = |group: &str| vec![Houses::forever(houses.city, group)];
    let works = |library, branch, role| vec![Post { library, branch, role }];
    let person = |id, name: &str, memberships, posts| Person {
        id,
        name: name.to_owned(),
        memberships,
        posts,
        keeps_consortium: id == ELS,
    };
    let noor = vec![houses.student(), Houses::forever(houses.city, "volwassene")];
    let els = vec![Houses::forever(houses.university, "medewerker")];
    vec![
        person(NOOR, "Noor Vermeersch", noor, vec![]),
        person(LEEN, "Leen De Wachter", reads("leerkracht"), vec![]),
        person(KARIM, "Karim Benhaddou", reads("volwassene"), vec![]),
        person(ANN, "Ann Schepers", reads("medewerker"), works(houses.city, desk, Role::Desk)),
        person(BRAM, "Bram Cornelis", reads("medewerker"), works(houses.city, None, Role::Librarian)),
        person(ELS, "Els Vanhoutte", els, works(houses.university, None, Role::Admin)),
    ]
}
