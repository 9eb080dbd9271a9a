//! Give and take away posts.

use super::{LOCK, is_last_admin};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, LetterId, LibraryId, PersonId};
use crate::notices::{Letter, Notice, To};
use crate::people::{Account, EmailAddress, Post, Role};
use serde::{Deserialize, Serialize};

/// Gives a post to whoever reads an address; they are told by mail, and somebody new says their name at the first
/// sign-in.
#[derive(Clone, Debug, Serialize)]
pub struct GivePost {
    /// Where.
    pub library: LibraryId,
    /// Only this branch; none = all.
    pub branch: Option<BranchId>,
    /// As what.
    pub role: Role,
    /// Whose address.
    pub email: EmailAddress,
    /// The language of somebody new.
    pub lang: String,
}

/// Takes a post away.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TakePost {
    /// Where.
    pub library: LibraryId,
    /// Only this branch; none = all.
    pub branch: Option<BranchId>,
    /// As what.
    pub role: Role,
    /// Whose.
    pub person: PersonId,
}

/// It is given or taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostChanged {
    /// Whose.
    pub person: PersonId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum PostRefused {
    /// They have it.
    HasIt,
    /// They do not have it.
    HasNot,
    /// The library would have nobody who runs it.
    LastAdmin,
}

impl Refusal for PostRefused {
    const CODES: &'static [&'static str] = &["has-it", "has-not", "last-admin"];
    fn code(&self) -> &'static str {
        match self {
            Self::HasIt => "has-it",
            Self::HasNot => "has-not",
            Self::LastAdmin => "last-admin",
        }
    }
}

impl Command for GivePost {
    const NAME: &'static str = "give-post";
    const ACTION: Action = Action::ManagePosts;
    type Prepared = ();
    type Done = PostChanged;
    type Refused = PostRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<(), Halt<PostRefused>> {
        let Some(branch) = self.branch else { return Ok(()) };
        let branches = with.store.read().await?.places().branches(self.library).await?;
        if branches.iter().any(|known| known.id == branch) { Ok(()) } else { Err(Halt::NotFound) }
    }

    /// Who runs only one branch gives posts there and nowhere else: nobody gives more than they have.
    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: self.branch, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<PostChanged, Halt<PostRefused>> {
        let now = ctx.now();
        let person = match ctx.store().accounts().by_email(&self.email.key()).await? {
            Some(person) => person,
            None => {
                let account = self.newcomer(PersonId(ctx.new_id()), now);
                ctx.store().account_repo().add(&account).await?;
                account.person
            }
        };
        let post = Post { library: self.library, branch: self.branch, role: self.role };
        if !ctx.store().staff_repo().give(person, &post, now).await? {
            return Err(Halt::Refused(PostRefused::HasIt));
        }
        // A public session lasts longer than staff are believed: they sign in again, with a password.
        if self.role.is_staff() {
            ctx.store().session_repo().end_others(person, None).await?;
        }
        let lang = ctx.store().accounts().account(person).await?.map_or_else(|| self.lang.clone(), |known| known.lang);
        let letter = Letter {
            id: LetterId(ctx.new_id()),
            to: To::Person(person),
            lang,
            notice: Notice::PostGiven { library: self.library, role: self.role },
            written_at: now,
            deliver_after: now,
        };
        ctx.store().outbox().post(&[letter]).await?;
        Ok(PostChanged { person })
    }

    fn trail(&self, (): &(), done: &PostChanged) -> Trail {
        Trail { library: Some(self.library), branch: self.branch, object: Some(done.person.0) }
    }
}

impl GivePost {
    fn newcomer(&self, person: PersonId, now: crate::time::Timestamp) -> Account {
        Account {
            person,
            name: String::new(),
            email: Some(self.email.clone()),
            lang: self.lang.clone(),
            created_at: now,
            has_password: false,
            locked_at: None,
            erased_at: None,
        }
    }
}

impl Command for TakePost {
    const NAME: &'static str = "take-post";
    const ACTION: Action = Action::ManagePosts;
    type Prepared = ();
    type Done = PostChanged;
    type Refused = PostRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<PostRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: self.branch, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<PostChanged, Halt<PostRefused>> {
        let post = Post { library: self.library, branch: self.branch, role: self.role };
        if is_last_admin(ctx, self.person, &post).await? {
            return Err(Halt::Refused(PostRefused::LastAdmin));
        }
        if !ctx.store().staff_repo().take(self.person, &post).await? {
            return Err(Halt::Refused(PostRefused::HasNot));
        }
        Ok(PostChanged { person: self.person })
    }

    fn trail(&self, (): &(), _: &PostChanged) -> Trail {
        Trail { library: Some(self.library), branch: self.branch, object: Some(self.person.0) }
    }
}
