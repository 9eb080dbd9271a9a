//! What staff see of a house and visitors do not: codes, seats out of use, and where the house hangs.

use super::{Seat, SeatCode};
use crate::ids::{ConsortiumId, GroupId};
use crate::places::Library;
use crate::policy::{Level, PolicyValue};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A seat as staff see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSeat {
    /// The seat.
    pub seat: Seat,
    /// What its label says.
    pub code: SeatCode,
    /// Whether visitors see it.
    pub in_use: bool,
}

/// A library with the places above it, for those who ask where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// The consortium.
    pub consortium: (ConsortiumId, String),
    /// The working alliance.
    pub group: (GroupId, String),
    /// The library.
    pub library: Library,
}

/// The consortium with everything that stands above libraries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consortium {
    /// Which.
    pub id: ConsortiumId,
    /// What it is called.
    pub name: String,
    /// Its groups, by name.
    pub groups: Vec<Group>,
    /// What it and its groups set.
    pub rules: Vec<PolicyValue>,
}

/// A working alliance of libraries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub id: GroupId,
    /// What it is called.
    pub name: String,
    /// Its libraries, by name.
    pub libraries: Vec<Library>,
}

/// A place above libraries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WidePlace {
    /// The whole consortium.
    Consortium(ConsortiumId),
    /// One of its groups.
    Group(GroupId),
}

impl WidePlace {
    /// Its level in the policy.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Consortium(_) => Level::Consortium,
            Self::Group(_) => Level::Group,
        }
    }

    /// Its id, whatever it is.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Consortium(id) => id.0,
            Self::Group(id) => id.0,
        }
    }
}

impl Consortium {
    /// One of its groups.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Whether a place is it, or one of its groups.
    #[must_use]
    pub fn has(&self, place: WidePlace) -> bool {
        match place {
            WidePlace::Consortium(id) => id == self.id,
            WidePlace::Group(id) => self.group(id).is_some(),
        }
    }

    /// What holds at a place: its own rules and those above it.
    #[must_use]
    pub fn rules_of(&self, place: WidePlace) -> Vec<PolicyValue> {
        let counts = |value: &&PolicyValue| value.place == place.id() || value.place == self.id.0;
        self.rules.iter().filter(counts).copied().collect()
    }
}
