//! Who acts, and who may do what where. One table, asked by commands and pages alike.

use crate::ids::{BookingId, BranchId, LibraryId, PersonId};
use crate::people::{Person, Role};
use uuid::Uuid;

/// Who is behind a request. (Devices and API tokens join with the features that need them.)
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// Nobody we know.
    Anonymous,
    /// A person who proved who they are.
    Person(Box<Person>),
    /// Somebody who came by a link of a mail: they may do what the link is for, and nothing else.
    Link(LinkScope),
    /// Plek itself: a scheduled job, by name.
    Job(&'static str),
}

impl Actor {
    /// The actor's id where one is stored: nil for nobody, the job's own for Plek itself.
    #[must_use]
    pub fn id(&self) -> Uuid {
        match self {
            Self::Anonymous => Uuid::nil(),
            Self::Person(person) => person.id.0,
            Self::Link(LinkScope::Booking { person, .. }) => person.0,
            Self::Job(_) => Uuid::max(),
        }
    }

    /// Kind of actor, for the audit log.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Person(_) => "person",
            Self::Link(_) => "link",
            Self::Job(_) => "job",
        }
    }
}

/// What a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkScope {
    /// One booking: to see it and to take it back.
    Booking {
        /// Which.
        booking: BookingId,
        /// Whose.
        person: PersonId,
    },
}

/// What can be done. One per kind of decision, not per button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Book a seat.
    BookSeat,
    /// Keep a seat for a few minutes before it is known for whom.
    HoldSeat,
    /// Cancel a booking of a seat.
    CancelBooking,
    /// Say that somebody is at their seat, or has left it.
    CheckIn,
    /// See what a desk sees, and settle its notes.
    RunDesk,
    /// Use the link of a mail about a booking. Which booking it opens the command compares.
    FollowBookingLink,
    /// Tell people what became of their bookings.
    TellBookings,
    /// Close a zone for a while.
    CloseZone,
    /// Add a library.
    AddLibrary,
    /// Say what holds for the whole consortium and its groups, and open libraries in them.
    KeepConsortium,
    /// Say what holds for a whole library: its name, its branches, its rules.
    ManageLibrary,
    /// Say what holds for one branch: its zones, seats, hours, closures, rules.
    ManageBranch,
    /// Throw away answers kept for replay.
    PurgeReplays,
    /// Sign in, or ask for a code to do so.
    SignIn,
    /// Be somebody of the demo.
    BorrowPerson,
    /// Note that a session is in use.
    NoteSession,
    /// See and change what is one's own: account, sessions, data.
    KeepOwnAccount,
    /// Set up an empty installation, or make the link that lets somebody do so.
    SetUp,
    /// Give and take away posts.
    ManagePosts,
    /// Give and end memberships.
    ManageMembers,
    /// See what was done in a library, and what is kept for how long.
    SeeAudit,
    /// Say how long a library keeps what.
    SetRetention,
    /// Change how a library is reached, where one complains, and how it looks.
    EditProfile,
    /// Throw away what is past its time.
    Retain,
    /// Take letters out of the outbox to their readers.
    DeliverLetters,
}

/// Where it is done and to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The library concerned; none for the whole installation.
    pub library: Option<LibraryId>,
    /// The branch concerned.
    pub branch: Option<BranchId>,
    /// The person for whom it is done.
    pub person: Option<PersonId>,
}

impl Scope {
    /// The whole installation.
    pub const INSTALLATION: Self = Self { library: None, branch: None, person: None };
}

/// Whether `actor` may do `action` within `scope`. What an actor may not do is answered as not found.
#[must_use]
pub fn may(actor: &Actor, action: Action, scope: &Scope) -> bool {
    match (action, actor) {
        (Action::HoldSeat, Actor::Anonymous | Actor::Person(_)) => true,
        (Action::RunDesk, Actor::Person(person)) => works_at(person, scope, Role::Desk),
        (Action::BookSeat | Action::CancelBooking | Action::CheckIn, Actor::Person(person)) => {
            scope.person == Some(person.id) || works_at(person, scope, Role::Desk)
        }
        (Action::CloseZone | Action::ManageBranch, Actor::Person(person)) => works_at(person, scope, Role::Librarian),
        (Action::KeepConsortium, Actor::Person(person)) => person.keeps_consortium,
        (Action::ManageLibrary, Actor::Person(person)) => works_at(person, scope, Role::Admin),
        // Who somebody is comes out of it: before, they are nobody, or somebody else who leaves.
        (Action::SignIn, Actor::Anonymous | Actor::Person(_)) => true,
        (Action::FollowBookingLink, Actor::Link(LinkScope::Booking { person, .. })) => scope.person == Some(*person),
        (Action::KeepOwnAccount, Actor::Person(person)) => scope.person == Some(person.id),
        // Who is a member is so at all branches, so any of its desks may say it.
        (Action::ManageMembers, Actor::Person(person)) => {
            person.posts.iter().any(|post| Some(post.library) == scope.library && post.role.includes(Role::Desk))
        }
        (
            Action::ManagePosts | Action::SeeAudit | Action::SetRetention | Action::EditProfile,
            Actor::Person(person),
        ) => works_at(person, scope, Role::Admin),
        (
            Action::PurgeReplays
            | Action::DeliverLetters
            | Action::TellBookings
            | Action::BorrowPerson
            | Action::NoteSession
            | Action::SetUp
            | Action::AddLibrary
            | Action::Retain,
            Actor::Job(_),
        ) => true,
        _ => false,
    }
}

/// Whether the person has a role that includes `role` at the branch of the scope, or at its whole library.
fn works_at(person: &Person, scope: &Scope, role: Role) -> bool {
    scope.library.is_some_and(|library| person.works_at(library, scope.branch, role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Post;

    fn person_id(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn person(n: u128, posts: Vec<Post>) -> Actor {
        let id = PersonId(Uuid::from_u128(n));
        Actor::Person(Box::new(Person {
            id,
            name: format!("P{n}"),
            memberships: vec![],
            posts,
            keeps_consortium: false,
        }))
    }

    #[test]
    fn only_oneself_and_the_desk_of_that_branch_may_book() {
        let (library, branch) = (LibraryId(Uuid::from_u128(10)), BranchId(Uuid::from_u128(11)));
        let scope = Scope { library: Some(library), branch: Some(branch), person: Some(PersonId(Uuid::from_u128(1))) };
        let desk = |library, branch| Post { library, branch, role: Role::Desk };
        let elsewhere = BranchId(Uuid::from_u128(12));
        let cases = [
            (person(1, vec![]), true),
            (person(2, vec![]), false),
            (person(2, vec![desk(library, Some(branch))]), true),
            (person(2, vec![desk(library, None)]), true),
            (person(2, vec![desk(library, Some(elsewhere))]), false),
            (person(2, vec![desk(LibraryId(Uuid::from_u128(13)), None)]), false),
            (Actor::Anonymous, false),
            (Actor::Job("purge"), false),
            (Actor::Link(LinkScope::Booking { booking: BookingId(Uuid::nil()), person: person_id(1) }), false),
        ];
        for (actor, allowed) in cases {
            assert_eq!(may(&actor, Action::BookSeat, &scope), allowed, "{actor:?}");
        }
        assert!(!may(&person(2, vec![desk(library, None)]), Action::CloseZone, &scope), "the desk closes nothing");
        assert!(may(&Actor::Job("purge"), Action::PurgeReplays, &Scope::INSTALLATION));
        assert!(may(&Actor::Job("set-up"), Action::AddLibrary, &Scope::INSTALLATION));
        let librarian = person(2, vec![Post { library, branch: Some(branch), role: Role::Librarian }]);
        assert!(may(&librarian, Action::ManageBranch, &scope), "a librarian runs the branch");
        let whole = Scope { branch: None, ..scope };
        assert!(!may(&librarian, Action::ManageBranch, &whole), "but not all branches");
        assert!(!may(&librarian, Action::ManageLibrary, &whole), "nor the library");
        let admin = person(2, vec![Post { library, branch: None, role: Role::Admin }]);
        assert!(may(&admin, Action::ManageLibrary, &whole) && may(&admin, Action::ManageBranch, &scope));
        assert!(!may(&admin, Action::AddLibrary, &Scope::INSTALLATION), "no person adds libraries yet");
        assert!(may(&Actor::Job("deliver"), Action::DeliverLetters, &Scope::INSTALLATION));
        assert!(!may(&person(2, vec![desk(library, None)]), Action::DeliverLetters, &scope), "no person is a postman");
    }

    #[test]
    fn a_link_opens_what_it_is_for_and_nothing_else() {
        let link = Actor::Link(LinkScope::Booking { booking: BookingId(Uuid::from_u128(9)), person: person_id(1) });
        let own = Scope { person: Some(person_id(1)), ..Scope::INSTALLATION };
        assert!(may(&link, Action::FollowBookingLink, &own));
        assert!(!may(&link, Action::FollowBookingLink, &Scope { person: Some(person_id(2)), ..own }));
        assert!(
            !may(&person(1, vec![]), Action::FollowBookingLink, &own)
                && !may(&Actor::Anonymous, Action::FollowBookingLink, &own)
        );
        for other in
            [Action::BookSeat, Action::CancelBooking, Action::KeepOwnAccount, Action::SignIn, Action::ManageMembers]
        {
            assert!(!may(&link, other, &own), "{other:?}");
        }
    }

    #[test]
    fn a_role_opens_what_it_includes_and_only_where_it_was_given() {
        let library = LibraryId(Uuid::from_u128(10));
        let here = Scope { library: Some(library), branch: None, person: None };
        let own = Scope { person: Some(PersonId(Uuid::from_u128(1))), ..Scope::INSTALLATION };
        let with = |role| person(1, vec![Post { library, branch: None, role }]);
        let table = [
            (Action::ManageMembers, [false, false, true, true, true]),
            (Action::RunDesk, [false, false, true, true, true]),
            (Action::CloseZone, [false, false, false, true, true]),
            (Action::ManagePosts, [false, false, false, false, true]),
            (Action::SeeAudit, [false, false, false, false, true]),
            (Action::SetRetention, [false, false, false, false, true]),
            (Action::EditProfile, [false, false, false, false, true]),
        ];
        for (action, allowed) in table {
            assert_eq!(Role::ALL.map(|role| may(&with(role), action, &here)), allowed, "{action:?}");
            assert!(!may(&with(Role::Admin), action, &Scope { library: Some(LibraryId(Uuid::nil())), ..here }));
            // Who works at one branch decides nothing about the whole library.
            let branch = Some(BranchId(Uuid::from_u128(11)));
            let there = person(1, vec![Post { library, branch, role: Role::Admin }]);
            let everywhere = action == Action::ManageMembers;
            assert_eq!(may(&there, action, &here), everywhere, "{action:?}");
            assert!(may(&there, action, &Scope { branch, ..here }), "{action:?}");
        }
        assert!(may(&person(1, vec![]), Action::KeepOwnAccount, &own));
        assert!(
            !may(&person(2, vec![]), Action::KeepOwnAccount, &own)
                && !may(&Actor::Anonymous, Action::KeepOwnAccount, &own)
        );
        for action in [Action::SetUp, Action::Retain, Action::BorrowPerson, Action::NoteSession] {
            assert!(!may(&with(Role::Admin), action, &Scope::INSTALLATION), "{action:?} is no person's");
        }
    }
}
