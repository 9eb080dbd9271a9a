//! Change one's password.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{PersonId, SessionId};
use crate::keys::{self, Purpose};
use crate::people::limits::TRIES_AN_ACCOUNT;
use crate::people::sign_in::count;
use serde::{Deserialize, Serialize};

/// Sets a new password for who knows the old one, and ends their other sessions.
#[derive(Clone, Debug, Serialize)]
pub struct ChangePassword {
    /// Whose.
    pub person: PersonId,
    /// The hash that the old password was compared with.
    pub against: String,
    /// Whether it was the one.
    pub right: bool,
    /// Hash of the new one.
    pub password: String,
    /// The session that stays.
    pub session: SessionId,
}

/// What came of it; a wrong password is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordChanged {
    /// It is changed.
    Changed,
    /// The old one was wrong.
    Wrong,
    /// Too many tries.
    TooOften {
        /// When to try again, in seconds.
        seconds: i64,
    },
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ChangePasswordRefused {
    /// There is no password: who is no staff signs in with a code alone.
    NoPassword,
}

impl Refusal for ChangePasswordRefused {
    const CODES: &'static [&'static str] = &["no-password"];
    fn code(&self) -> &'static str {
        match self {
            Self::NoPassword => "no-password",
        }
    }
}

impl Command for ChangePassword {
    const NAME: &'static str = "change-password";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = PasswordChanged;
    type Refused = ChangePasswordRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<ChangePasswordRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person), Purpose::Limits.lock()]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<PasswordChanged, Halt<ChangePasswordRefused>> {
        let limits = keys::ensure(ctx, Purpose::Limits).await?;
        if let Some(seconds) = count(ctx, &limits, TRIES_AN_ACCOUNT, &self.person.to_string()).await? {
            return Ok(PasswordChanged::TooOften { seconds });
        }
        let stored = ctx.store().accounts().password(self.person).await?;
        let stored = stored.ok_or(Halt::Refused(ChangePasswordRefused::NoPassword))?;
        if !self.right || stored != self.against {
            return Ok(PasswordChanged::Wrong);
        }
        ctx.store().account_repo().set_password(self.person, &self.password).await?;
        ctx.store().session_repo().end_others(self.person, Some(self.session)).await?;
        Ok(PasswordChanged::Changed)
    }

    fn is_kept(done: &PasswordChanged) -> bool {
        !matches!(done, PasswordChanged::TooOften { .. })
    }

    fn trail(&self, (): &(), _: &PasswordChanged) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}
