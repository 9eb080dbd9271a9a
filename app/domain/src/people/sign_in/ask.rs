//! Ask for a code.

use super::{LASTS, Place, ReturnPath, SignIn, tries};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::StoreError;
use crate::ids::{LetterId, PersonId, SignInId};
use crate::keys::{self, Purpose};
use crate::notices::{Letter, Notice, To};
use crate::people::EmailAddress;
use crate::people::limits::{CODES_AN_ACCOUNT, CODES_AN_ADDRESS};
use crate::replay::Never;
use serde::{Deserialize, Serialize};

/// Sends a code to an address. Whether anybody has an account there makes no difference to what is done, answered or
/// counted: that is how nobody learns who has one.
#[derive(Clone, Debug, Serialize)]
pub struct AskForCode {
    /// Where to.
    pub email: EmailAddress,
    /// The language of the letter.
    pub lang: String,
    /// Where they were, if anywhere: the mail may be read in another browser than the one that asked.
    pub back: Option<ReturnPath>,
    /// Where the question comes from.
    pub place: Place,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeAsked {
    /// It is on its way.
    Sent {
        /// For which sign-in.
        sign_in: SignInId,
    },
    /// Too many were asked for; nothing was sent.
    TooOften {
        /// When to try again, in seconds.
        seconds: i64,
    },
}

impl Command for AskForCode {
    const NAME: &'static str = "ask-for-code";
    const ACTION: Action = Action::SignIn;
    type Prepared = ();
    type Done = CodeAsked;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![Purpose::Limits.lock(), Purpose::SignInCode.lock()]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<CodeAsked, Halt<Never>> {
        Ok(send(ctx, &self.email, Asker::Unknown(&self.place, self.back.as_ref()), &self.lang).await?)
    }

    fn is_kept(done: &CodeAsked) -> bool {
        matches!(done, CodeAsked::Sent { .. })
    }

    fn trail(&self, (): &(), done: &CodeAsked) -> Trail {
        let object = match done {
            CodeAsked::Sent { sign_in } => Some(sign_in.0),
            CodeAsked::TooOften { .. } => None,
        };
        Trail { object, ..Trail::default() }
    }
}

/// Who asks for a code.
pub(in crate::people) enum Asker<'a> {
    /// Whoever wants to sign in, from a place that is limited too, and where they go back to.
    Unknown(&'a Place, Option<&'a ReturnPath>),
    /// Somebody who proves a new address.
    Known(PersonId),
}

/// Makes a sign-in and posts its letter.
pub(in crate::people) async fn send(
    ctx: &mut Ctx<'_>,
    email: &EmailAddress,
    asker: Asker<'_>,
    lang: &str,
) -> Result<CodeAsked, StoreError> {
    let limits = keys::ensure(ctx, Purpose::Limits).await?;
    // Made here already, so that the letter finds it.
    keys::ensure(ctx, Purpose::SignInCode).await?;
    if let Asker::Unknown(Place(place), _) = &asker
        && let Some(seconds) = tries::count(ctx, &limits, CODES_AN_ADDRESS, place).await?
    {
        return Ok(CodeAsked::TooOften { seconds });
    }
    if let Some(seconds) = tries::count(ctx, &limits, CODES_AN_ACCOUNT, &email.key()).await? {
        return Ok(CodeAsked::TooOften { seconds });
    }
    let (id, now) = (SignInId(ctx.new_id()), ctx.now());
    let ends_at = now.plus_seconds(LASTS);
    let (person, back) = match asker {
        Asker::Unknown(_, back) => (None, back.cloned()),
        Asker::Known(person) => (Some(person), None),
    };
    let sign_in =
        SignIn { id, email: email.clone(), person, back, version: 1, tries: 0, made_at: now, ends_at, used_at: None };
    ctx.store().sign_in_repo().add(&sign_in).await?;
    let letter = Letter {
        id: LetterId(ctx.new_id()),
        to: To::Email(email.clone()),
        lang: lang.to_owned(),
        notice: Notice::SignInCode { sign_in: id },
        written_at: now,
        deliver_after: now,
    };
    ctx.store().outbox().post(&[letter]).await?;
    Ok(CodeAsked::Sent { sign_in: id })
}
