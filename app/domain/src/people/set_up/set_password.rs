//! Set a password with a link that the command line made.

use super::link::LOCK;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{PersonId, SessionId};
use crate::people::TokenHash;
use crate::people::borrow::begin;
use serde::{Deserialize, Serialize};

/// Sets the password of the link's person, ends their other sessions and signs them in.
#[derive(Clone, Debug, Serialize)]
pub struct SetPasswordByLink {
    /// The link.
    pub link: TokenHash,
    /// The password's hash.
    pub password: String,
    /// What the browser will be recognised by.
    pub token: TokenHash,
    /// Browser and system.
    pub device: String,
}

/// It is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordSet {
    /// Whose.
    pub person: PersonId,
    /// Their session.
    pub session: SessionId,
}

/// Why a set-up link does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum SetUpRefused {
    /// Too old, used, or replaced by a newer one.
    LinkTooOld,
    /// Another library has that name in addresses.
    SlugTaken,
    /// The installation was set up meanwhile.
    SetUpAlready,
}

impl Refusal for SetUpRefused {
    const CODES: &'static [&'static str] = &["link-too-old", "slug-taken", "set-up-already"];
    fn code(&self) -> &'static str {
        match self {
            Self::LinkTooOld => "link-too-old",
            Self::SlugTaken => "slug-taken",
            Self::SetUpAlready => "set-up-already",
        }
    }
}

impl Command for SetPasswordByLink {
    const NAME: &'static str = "set-password-by-link";
    const ACTION: Action = Action::SetUp;
    type Prepared = ();
    type Done = PasswordSet;
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

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<PasswordSet, Halt<SetUpRefused>> {
        let now = ctx.now();
        let link = ctx.store().set_up().link(&self.link).await?.filter(|link| now < link.ends_at);
        let person = link.and_then(|link| link.person).ok_or(Halt::Refused(SetUpRefused::LinkTooOld))?;
        let person = ctx.store().people().person(person).await?.ok_or(Halt::NotFound)?;
        ctx.store().set_up().use_link(&self.link).await?;
        ctx.store().account_repo().set_password(person.id, &self.password).await?;
        ctx.store().session_repo().end_others(person.id, None).await?;
        let session = begin(ctx, &person, &self.token, &self.device).await?;
        Ok(PasswordSet { person: person.id, session })
    }

    fn trail(&self, (): &(), done: &PasswordSet) -> Trail {
        Trail { object: Some(done.person.0), ..Trail::default() }
    }
}
