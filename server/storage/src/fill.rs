//! Filling an empty database in bulk: the demo's consortium, test worlds, later restored backups.

use plek_domain::ids::{ConsortiumId, GroupId, LibraryId, PersonId};
use plek_domain::people::{EmailAddress, Person};
use plek_domain::places::{Branch, Closure, Library, Logo, Profile, Seat, Zone};
use plek_domain::policy::PolicyValue;
use plek_domain::seats::Booking;
use plek_domain::time::{Hours, OpeningException};

/// A whole consortium, ready to be stored.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its id and name.
    pub consortium: (ConsortiumId, String),
    /// Working alliances.
    pub groups: Vec<(GroupId, String)>,
    /// Libraries and the group of each.
    pub libraries: Vec<(GroupId, Library)>,
    /// What libraries say about themselves; those without one have the defaults.
    pub profiles: Vec<(LibraryId, Profile)>,
    /// Logos of libraries that have a profile.
    pub logos: Vec<(LibraryId, Logo)>,
    /// Branches with all that stands in them.
    pub branches: Vec<BranchContent>,
    /// What the levels set.
    pub policy: Vec<PolicyValue>,
    /// People with memberships and posts.
    pub people: Vec<Person>,
    /// The addresses of those who have one.
    pub emails: Vec<(PersonId, EmailAddress)>,
    /// Bookings; those that would overlap are a defect of the maker and refused by the database.
    pub bookings: Vec<Booking>,
}

/// One branch with all that stands in it.
#[derive(Clone, Debug)]
pub struct BranchContent {
    /// The branch itself.
    pub branch: Branch,
    /// Weekly hours: ISO weekday (1 = Monday) and hours.
    pub week: Vec<(u8, Hours)>,
    /// Days that differ.
    pub exceptions: Vec<OpeningException>,
    /// Closures of branch and zones.
    pub closures: Vec<Closure>,
    /// Zones in the order of the house.
    pub zones: Vec<Zone>,
    /// Seats of all zones.
    pub seats: Vec<Seat>,
}
