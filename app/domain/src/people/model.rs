use crate::ids::{BranchId, LibraryId, PersonId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A person as rules need to know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// How they want to be called; never in logs.
    pub name: String,
    /// Where they may book.
    pub memberships: Vec<Membership>,
    /// Where they work.
    pub posts: Vec<Post>,
}

impl Person {
    /// Whether the person is a member of the library at that instant.
    #[must_use]
    pub fn is_member(&self, library: LibraryId, at: Timestamp) -> bool {
        self.member_of(library).at(at)
    }

    /// How long the person is a member of the library: the longest membership counts.
    #[must_use]
    pub fn member_of(&self, library: LibraryId) -> Member {
        let theirs = self.memberships.iter().filter(|member| member.library == library);
        theirs.map(|member| member.until.map_or(Member::ForGood, Member::Until)).max().unwrap_or(Member::Never)
    }
}

/// How long somebody is a member of a library; later is longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Member {
    /// Not at all.
    Never,
    /// Until the first instant at which it is over.
    Until(Timestamp),
    /// No end is known.
    ForGood,
}

impl Member {
    /// Whether it holds at an instant.
    #[must_use]
    pub fn at(self, at: Timestamp) -> bool {
        match self {
            Self::Never => false,
            Self::Until(until) => at < until,
            Self::ForGood => true,
        }
    }
}

/// Being a member of a library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The library.
    pub library: LibraryId,
    /// The patron group there ("student", "adult").
    pub patron_group: String,
    /// First instant at which it is over; none = for good.
    pub until: Option<Timestamp>,
}

/// Working at a library, or at one branch of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The library.
    pub library: LibraryId,
    /// Only this branch; none = all.
    pub branch: Option<BranchId>,
    /// As what.
    pub role: Role,
}

/// What somebody may do where they work; a later role includes the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Helps visitors at the desk.
    Desk,
    /// Runs branch and zones.
    Librarian,
    /// Runs the library's settings and people.
    Admin,
}

impl Role {
    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Librarian => "librarian",
            Self::Admin => "admin",
        }
    }

    /// The role of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Desk, Self::Librarian, Self::Admin].into_iter().find(|role| role.code() == code)
    }
}
