//! Found an installation: names, the first library and branch, and who runs it.

use super::Founding;
use super::link::LOCK;
use super::set_password::SetUpRefused;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, ConsortiumId, GroupId, LibraryId, PersonId, SessionId};
use crate::people::borrow::begin;
use crate::people::{Account, EmailAddress, Post, Role, TokenHash};
use crate::text::{Line, Slug};
use serde::{Deserialize, Serialize};

/// Does everything that the page of the first start asks for, or nothing.
#[derive(Clone, Debug, Serialize)]
pub struct FoundInstallation {
    /// The link.
    pub link: TokenHash,
    /// Name of the consortium; a house alone is one too.
    pub consortium: Line,
    /// Name of the first library.
    pub library: Line,
    /// Its name in addresses.
    pub slug: Slug,
    /// Name of its first branch.
    pub branch: Line,
    /// Street and town of the branch.
    pub address: Line,
    /// IANA zone of the branch.
    pub zone: String,
    /// Name of the admin.
    pub name: Line,
    /// Their address of mail.
    pub email: EmailAddress,
    /// Their password's hash.
    pub password: String,
    /// Their language.
    pub lang: String,
    /// What the browser will be recognised by.
    pub token: TokenHash,
    /// Browser and system.
    pub device: String,
}

/// It is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// The first library.
    pub library: LibraryId,
    /// Who runs it.
    pub person: PersonId,
    /// Their session.
    pub session: SessionId,
}

impl Command for FoundInstallation {
    const NAME: &'static str = "found-installation";
    const ACTION: Action = Action::SetUp;
    type Prepared = ();
    type Done = Founded;
    type Refused = SetUpRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<SetUpRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Founded, Halt<SetUpRefused>> {
        let now = ctx.now();
        let link = ctx.store().set_up().link(&self.link).await?;
        if !link.is_some_and(|link| now < link.ends_at && link.person.is_none()) {
            return Err(Halt::Refused(SetUpRefused::LinkTooOld));
        }
        if ctx.store().set_up().has_admin().await? {
            return Err(Halt::Refused(SetUpRefused::SetUpAlready));
        }
        let library = LibraryId(ctx.new_id());
        let main: Slug = "hoofd".parse().map_err(|_| Halt::NotFound)?;
        let founding = Founding {
            consortium: (ConsortiumId(ctx.new_id()), self.consortium.clone()),
            group: GroupId(ctx.new_id()),
            library: (library, self.slug.clone(), self.library.clone()),
            branch: (BranchId(ctx.new_id()), main, self.branch.clone()),
            address: self.address.clone(),
            zone: self.zone.clone(),
        };
        if !ctx.store().set_up().found(&founding).await? {
            return Err(Halt::Refused(SetUpRefused::SlugTaken));
        }
        let account = Account::new(PersonId(ctx.new_id()), &self.name, &self.email, &self.lang, now);
        ctx.store().account_repo().add(&account).await?;
        // An account that was there already becomes the admin's: whoever holds the link holds the machine.
        let person = ctx.store().accounts().by_email(&self.email.key()).await?.ok_or(Halt::NotFound)?;
        ctx.store().account_repo().set_password(person, &self.password).await?;
        let post = Post { library, branch: None, role: Role::Admin };
        ctx.store().staff_repo().give(person, &post, now).await?;
        ctx.store().set_up().use_link(&self.link).await?;
        let person = ctx.store().people().person(person).await?.ok_or(Halt::NotFound)?;
        let session = begin(ctx, &person, &self.token, &self.device).await?;
        Ok(Founded { library, person: person.id, session })
    }

    fn trail(&self, (): &(), done: &Founded) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(done.person.0) }
    }
}
