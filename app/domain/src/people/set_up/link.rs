//! Make a set-up link.

use super::{LASTS, SetUpLink};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::PersonId;
use crate::people::{Account, EmailAddress, Post, Role, TokenHash};
use crate::replay::Never;
use crate::text::{Line, Slug};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What everything that sets up holds, so that it happens one at a time.
pub(super) const LOCK: LockKey = LockKey::Key(Uuid::from_u128(0x5e7));

/// Makes the link of the first start, unless somebody is admin already.
#[derive(Clone, Debug, Serialize)]
pub struct MakeSetUpLink {
    /// What the link will hold.
    pub token: TokenHash,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkMade {
    /// Whether there is one; not when somebody is admin already.
    pub made: bool,
}

impl Command for MakeSetUpLink {
    const NAME: &'static str = "make-set-up-link";
    const ACTION: Action = Action::SetUp;
    type Prepared = ();
    type Done = LinkMade;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<LinkMade, Halt<Never>> {
        let now = ctx.now();
        let set_up = ctx.store().set_up();
        if set_up.has_admin().await? {
            return Ok(LinkMade { made: false });
        }
        let link = SetUpLink { person: None, ends_at: now.plus_seconds(LASTS) };
        set_up.add_link(&self.token, &link, now).await?;
        Ok(LinkMade { made: true })
    }

    fn trail(&self, (): &(), _: &LinkMade) -> Trail {
        Trail::default()
    }
}

/// Makes somebody admin of a library and a link with which they set their password: for a house that is locked out.
#[derive(Clone, Debug, Serialize)]
pub struct MakeAdmin {
    /// Their address; the account that has it, or a new one.
    pub email: EmailAddress,
    /// How a new one is called.
    pub name: Line,
    /// The library.
    pub library: Slug,
    /// Whether they keep the consortium too.
    pub keeps_consortium: bool,
    /// Their language.
    pub lang: String,
    /// What the link will hold.
    pub token: TokenHash,
}

/// They are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminMade {
    /// Who.
    pub person: PersonId,
}

impl Command for MakeAdmin {
    const NAME: &'static str = "make-admin";
    const ACTION: Action = Action::SetUp;
    type Prepared = crate::ids::LibraryId;
    type Done = AdminMade;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<Never>> {
        let libraries = with.store.read().await?.places().libraries().await?;
        libraries
            .into_iter()
            .find(|library| library.slug == self.library)
            .map(|library| library.id)
            .ok_or(Halt::NotFound)
    }

    fn scope(&self, library: &Self::Prepared) -> Scope {
        Scope { library: Some(*library), ..Scope::INSTALLATION }
    }

    fn locks(&self, _: &Self::Prepared) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, library: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<AdminMade, Halt<Never>> {
        let now = ctx.now();
        let person = match ctx.store().accounts().by_email(&self.email.key()).await? {
            Some(person) => person,
            None => {
                let account = Account::new(PersonId(ctx.new_id()), &self.name, &self.email, &self.lang, now);
                ctx.store().account_repo().add(&account).await?;
                account.person
            }
        };
        let post = Post { library: *library, branch: None, role: Role::Admin };
        ctx.store().staff_repo().give(person, &post, now).await?;
        if self.keeps_consortium {
            ctx.store().staff_repo().keep_consortium(person, true).await?;
        }
        let link = SetUpLink { person: Some(person), ends_at: now.plus_seconds(LASTS) };
        ctx.store().set_up().add_link(&self.token, &link, now).await?;
        Ok(AdminMade { person })
    }

    fn trail(&self, library: &Self::Prepared, done: &AdminMade) -> Trail {
        Trail { library: Some(*library), branch: None, object: Some(done.person.0) }
    }
}
