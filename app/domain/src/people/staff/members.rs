//! Give and end memberships.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{LibraryId, PersonId};
use crate::people::{Account, EmailAddress};
use crate::text::Line;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Makes whoever reads an address a member, or changes what kind of member they are.
#[derive(Clone, Debug, Serialize)]
pub struct GiveMembership {
    /// Where.
    pub library: LibraryId,
    /// Whose address.
    pub email: EmailAddress,
    /// How somebody new is called.
    pub name: Line,
    /// The patron group ("student").
    pub patron_group: Line,
    /// First instant at which it is over; none = for good.
    pub until: Option<Timestamp>,
    /// The language of somebody new.
    pub lang: String,
}

/// Ends a membership now.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EndMembership {
    /// Where.
    pub library: LibraryId,
    /// Whose.
    pub person: PersonId,
}

/// It is given or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipChanged {
    /// Whose.
    pub person: PersonId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum MembershipRefused {
    /// They are no member.
    NoMember,
}

impl Refusal for MembershipRefused {
    const CODES: &'static [&'static str] = &["no-member"];
    fn code(&self) -> &'static str {
        match self {
            Self::NoMember => "no-member",
        }
    }
}

impl Command for GiveMembership {
    const NAME: &'static str = "give-membership";
    const ACTION: Action = Action::ManageMembers;
    type Prepared = ();
    type Done = MembershipChanged;
    type Refused = MembershipRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<MembershipRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![super::LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<MembershipChanged, Halt<MembershipRefused>> {
        let now = ctx.now();
        let person = match ctx.store().accounts().by_email(&self.email.key()).await? {
            // Somebody's own name stays as they want it.
            Some(person) => person,
            None => {
                let account = Account::new(PersonId(ctx.new_id()), &self.name, &self.email, &self.lang, now);
                ctx.store().account_repo().add(&account).await?;
                account.person
            }
        };
        let group = self.patron_group.as_str();
        ctx.store().staff_repo().admit(person, self.library, group, self.until).await?;
        Ok(MembershipChanged { person })
    }

    fn trail(&self, (): &(), done: &MembershipChanged) -> Trail {
        Trail { library: Some(self.library), branch: None, object: Some(done.person.0) }
    }
}

impl Command for EndMembership {
    const NAME: &'static str = "end-membership";
    const ACTION: Action = Action::ManageMembers;
    type Prepared = ();
    type Done = MembershipChanged;
    type Refused = MembershipRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<MembershipRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<MembershipChanged, Halt<MembershipRefused>> {
        let now = ctx.now();
        if !ctx.store().staff_repo().dismiss(self.person, self.library, now).await? {
            return Err(Halt::Refused(MembershipRefused::NoMember));
        }
        Ok(MembershipChanged { person: self.person })
    }

    fn trail(&self, (): &(), _: &MembershipChanged) -> Trail {
        Trail { library: Some(self.library), branch: None, object: Some(self.person.0) }
    }
}
