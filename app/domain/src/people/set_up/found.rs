//! Found an installation: names, the first library and branch, and who runs it.

use super::link::LOCK;
use super::set_password::SetUpRefused;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{LibraryId, PersonId, SessionId};
use crate::people::borrow::begin;
use crate::people::{Account, EmailAddress, Post, Role, TokenHash};
use crate::places::add_branch::{AddBranch, BranchRefused};
use crate::places::add_library::{AddLibrary, AddLibraryRefused};
use crate::text::{Line, Slug};
use crate::time::Hours;
use serde::{Deserialize, Serialize};

/// Working days of a branch that nobody has said anything about, and its hours in minutes after midnight.
const FIRST_WEEK: (std::ops::RangeInclusive<u8>, Hours) = (1..=5, Hours { opens: 9 * 60, closes: 18 * 60 });

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
    /// Its name in addresses.
    pub branch_slug: Slug,
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
    /// What kind of member they are: who sets up tries the first seat too.
    pub patron_group: Line,
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
        vec![LOCK, AddLibrary::LOCK]
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
        let library = self.place(ctx).await?;
        let account = Account::new(PersonId(ctx.new_id()), &self.name, &self.email, &self.lang, now);
        ctx.store().account_repo().add(&account).await?;
        // An account that was there already becomes the admin's: whoever holds the link holds the machine.
        let person = ctx.store().accounts().by_email(&self.email.key()).await?.ok_or(Halt::NotFound)?;
        ctx.store().account_repo().set_password(person, &self.password).await?;
        let post = Post { library, branch: None, role: Role::Admin };
        ctx.store().staff_repo().give(person, &post, now).await?;
        ctx.store().staff_repo().keep_consortium(person, true).await?;
        ctx.store().staff_repo().admit(person, library, self.patron_group.as_str(), None).await?;
        ctx.store().set_up().use_link(&self.link).await?;
        let person = ctx.store().people().person(person).await?.ok_or(Halt::NotFound)?;
        let session = begin(ctx, &person, &self.token, &self.device).await?;
        Ok(Founded { library, person: person.id, session })
    }

    fn trail(&self, (): &(), done: &Founded) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(done.person.0) }
    }
}

impl FoundInstallation {
    /// The library and its first branch, open on working days until somebody says otherwise.
    async fn place(&self, ctx: &mut Ctx<'_>) -> Result<LibraryId, Halt<SetUpRefused>> {
        let (installation, name, slug) = (self.consortium.clone(), self.library.clone(), self.slug.clone());
        let library = ctx.attempt(&AddLibrary { installation, name, slug }, &()).await;
        let library =
            library.map_err(|halt| halt.refused(|AddLibraryRefused::AddressTaken| SetUpRefused::SlugTaken))?;
        let branch = AddBranch {
            library: library.library,
            name: self.branch.clone(),
            address: self.address.clone(),
            slug: self.branch_slug.clone(),
            zone: self.zone.clone(),
        };
        // A new library has no branch yet, and the page offers only zones that there are: what is left is an address.
        let branch = ctx.attempt(&branch, &()).await;
        let branch = branch.map_err(|halt| halt.refused(|_: BranchRefused| SetUpRefused::SlugTaken))?;
        let (days, hours) = FIRST_WEEK;
        let week: Vec<(u8, Hours)> = days.map(|day| (day, hours)).collect();
        ctx.store().house_repo().set_week(branch.branch, &week).await?;
        Ok(library.library)
    }
}
