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
    /// Whether they keep the consortium: its groups, its libraries, the rules above those.
    pub keeps_consortium: bool,
}

impl Person {
    /// Whether the person works somewhere in a way that asks for more care when they sign in.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.keeps_consortium || self.posts.iter().any(|post| post.role.is_staff())
    }

    /// Whether the person works in a library or a branch, and so has pages for that: the desk knows the members.
    #[must_use]
    pub fn works_somewhere(&self) -> bool {
        self.keeps_consortium || self.posts.iter().any(|post| post.role.includes(Role::Desk))
    }

    /// Whether the person has a role that includes `role` at the branch, or at the whole library.
    #[must_use]
    pub fn works_at(&self, library: LibraryId, branch: Option<BranchId>, role: Role) -> bool {
        self.posts.iter().any(|post| {
            post.role.includes(role) && post.library == library && post.branch.is_none_or(|own| Some(own) == branch)
        })
    }

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

/// A text as it is searched and sorted by: lower case, so that both databases agree whatever their collation.
#[must_use]
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase()
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

/// What somebody may do where they work. Desk, librarian and admin are steps of one ladder; teacher and organiser stand
/// beside it, and nobody has them by having something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Comes with a class.
    Teacher,
    /// Makes activities.
    Organiser,
    /// Helps visitors at the desk.
    Desk,
    /// Runs branch and zones.
    Librarian,
    /// Runs the library's settings and people.
    Admin,
}

impl Role {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 5] = [Self::Teacher, Self::Organiser, Self::Desk, Self::Librarian, Self::Admin];

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Organiser => "organiser",
            Self::Desk => "desk",
            Self::Librarian => "librarian",
            Self::Admin => "admin",
        }
    }

    /// The role of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether who has this role may do what `other` may.
    #[must_use]
    pub const fn includes(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Admin, Self::Admin | Self::Librarian | Self::Desk)
                | (Self::Librarian, Self::Librarian | Self::Desk)
                | (Self::Desk, Self::Desk)
                | (Self::Teacher, Self::Teacher)
                | (Self::Organiser, Self::Organiser)
        )
    }

    /// Whether it is a step of the ladder: the people of the house, whose account opens more than their own things and
    /// who therefore sign in with a password too. A teacher or an organiser from outside is no staff.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Desk | Self::Librarian | Self::Admin)
    }
}

#[cfg(test)]
mod tests {
    use super::Role::{Admin, Desk, Librarian, Organiser, Teacher};
    use super::*;

    #[test]
    fn three_roles_are_a_ladder_and_two_stand_beside_it() {
        let table = [
            (Teacher, vec![Teacher]),
            (Organiser, vec![Organiser]),
            (Desk, vec![Desk]),
            (Librarian, vec![Desk, Librarian]),
            (Admin, vec![Desk, Librarian, Admin]),
        ];
        for (role, included) in table {
            let seen: Vec<Role> = Role::ALL.into_iter().filter(|other| role.includes(*other)).collect();
            assert_eq!(seen, included, "{role:?}");
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
    }
}
