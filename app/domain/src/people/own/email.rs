//! Change one's address of mail: a code goes to the new one, and the old one hears of it.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{LetterId, PersonId, SignInId};
use crate::keys::{self, Purpose};
use crate::notices::{Letter, Notice, To};
use crate::people::EmailAddress;
use crate::people::sign_in::ask::{Asker, CodeAsked, send};
use crate::people::sign_in::check::{Checked, guess};
use crate::replay::Never;
use serde::{Deserialize, Serialize};

/// Sends a code to the new address. Nothing changes yet, and nobody learns whether somebody else has that address.
#[derive(Clone, Debug, Serialize)]
pub struct AskForEmail {
    /// Whose.
    pub person: PersonId,
    /// The new address.
    pub email: EmailAddress,
    /// The language of the letter.
    pub lang: String,
}

impl Command for AskForEmail {
    const NAME: &'static str = "ask-for-email";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = CodeAsked;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![Purpose::Limits.lock(), Purpose::SignInCode.lock()]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<CodeAsked, Halt<Never>> {
        Ok(send(ctx, &self.email, Asker::Known(self.person), &self.lang).await?)
    }

    fn is_kept(done: &CodeAsked) -> bool {
        matches!(done, CodeAsked::Sent { .. })
    }

    fn trail(&self, (): &(), _: &CodeAsked) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}

/// Comes with the code that was sent to the new address.
#[derive(Clone, Debug, Serialize)]
pub struct ConfirmEmail {
    /// Whose.
    pub person: PersonId,
    /// The sign-in that the code belongs to.
    pub sign_in: SignInId,
    /// What was typed.
    pub code: String,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailConfirmed {
    /// The account has the new address.
    Changed,
    /// Somebody else has it: told only to who reads its mail.
    Taken,
    /// Anything that is said of a code.
    Not(Checked),
}

impl Command for ConfirmEmail {
    const NAME: &'static str = "confirm-email";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = EmailConfirmed;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![Purpose::Limits.lock(), Purpose::SignInCode.lock(), LockKey::Person(self.person)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<EmailConfirmed, Halt<Never>> {
        let now = ctx.now();
        let sign_in = match ctx.store().sign_in_repo().sign_in(self.sign_in).await? {
            Some(sign_in) if sign_in.is_open(now) && sign_in.person == Some(self.person) => sign_in,
            _ => return Ok(EmailConfirmed::Not(Checked::TooOld)),
        };
        let limits = keys::ensure(ctx, Purpose::Limits).await?;
        if let Some(not) = guess(ctx, &sign_in, &self.code, &limits, None).await? {
            return Ok(EmailConfirmed::Not(not));
        }
        ctx.store().sign_in_repo().use_up(sign_in.id, now).await?;
        let Some(account) = ctx.store().accounts().account(self.person).await? else { return Err(Halt::NotFound) };
        if !ctx.store().account_repo().set_email(self.person, &sign_in.email).await? {
            return Ok(EmailConfirmed::Taken);
        }
        if let Some(old) = account.email.filter(|old| old.key() != sign_in.email.key()) {
            let letter = Letter {
                id: LetterId(ctx.new_id()),
                to: To::Email(old),
                lang: account.lang,
                notice: Notice::EmailChanged,
                written_at: now,
                deliver_after: now,
            };
            ctx.store().outbox().post(&[letter]).await?;
        }
        Ok(EmailConfirmed::Changed)
    }

    fn is_kept(done: &EmailConfirmed) -> bool {
        !matches!(done, EmailConfirmed::Not(Checked::TooOften { .. }))
    }

    fn trail(&self, (): &(), _: &EmailConfirmed) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}
