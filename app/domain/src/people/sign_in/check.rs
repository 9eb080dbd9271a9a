//! Come with the code: sign in, or become somebody first.

use super::{Place, SignIn, TRIES, tries};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId, SignInId};
use crate::keys::{self, Purpose, ServerKey};
use crate::people::borrow::begin;
use crate::people::limits::{TRIES_AN_ACCOUNT, TRIES_AN_ADDRESS};
use crate::people::{Account, Person, SessionKind, TokenHash};
use crate::replay::Never;
use crate::text::Line;
use serde::{Deserialize, Serialize};

/// Signs in with a code; staff with a password as well. It is one command for all steps, so that the code is proved
/// again at each and nobody is half signed in between.
#[derive(Clone, Debug, Serialize)]
pub struct CheckCode {
    /// The sign-in.
    pub sign_in: SignInId,
    /// What was typed.
    pub code: String,
    /// How somebody new wants to be called.
    pub name: Option<Line>,
    /// What is known about the password.
    pub proof: Proof,
    /// What the browser will be recognised by.
    pub token: TokenHash,
    /// Browser and system.
    pub device: String,
    /// The language of somebody new.
    pub lang: String,
    /// Where the try comes from.
    pub place: Place,
    /// The session that this browser had; it ends.
    pub leaving: Option<(SessionId, PersonId)>,
}

/// What came of a password, computed before the transaction because it takes long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Proof {
    /// None was given.
    None,
    /// It was compared.
    Compared {
        /// With this hash; another one by now proves nothing.
        against: String,
        /// Whether it was the one.
        right: bool,
    },
    /// One is chosen for the first time: its hash.
    Chosen(String),
}

/// What came of it. All of these stay: a wrong try is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Checked {
    /// Signed in.
    In {
        /// Who.
        person: PersonId,
        /// By which session.
        session: SessionId,
        /// How long it is believed.
        kind: SessionKind,
    },
    /// That is not the code.
    WrongCode {
        /// Tries left.
        left: i64,
    },
    /// The code is right, the password is not.
    WrongPassword {
        /// Tries left.
        left: i64,
    },
    /// Too old, used, tried too often, or never sent: a new code is needed.
    TooOld,
    /// The code is right; somebody new says how they want to be called.
    NameNeeded,
    /// The code is right; staff give their password.
    PasswordNeeded,
    /// The code is right; staff choose their first password.
    PasswordToChoose,
    /// Too many tries.
    TooOften {
        /// When to try again, in seconds.
        seconds: i64,
    },
}

impl Command for CheckCode {
    const NAME: &'static str = "check-code";
    const ACTION: Action = Action::SignIn;
    type Prepared = ();
    type Done = Checked;
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

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Checked, Halt<Never>> {
        let now = ctx.now();
        let sign_in = ctx.store().sign_in_repo().sign_in(self.sign_in).await?;
        let sign_in = match sign_in {
            Some(sign_in) if sign_in.is_open(now) && sign_in.person.is_none() => sign_in,
            _ => return Ok(Checked::TooOld),
        };
        let limits = keys::ensure(ctx, Purpose::Limits).await?;
        if let Some(answer) = guess(ctx, &sign_in, &self.code, &limits, Some(&self.place)).await? {
            return Ok(answer);
        }
        let Some(person) = self.somebody(ctx, &sign_in).await? else {
            return Ok(if self.name.is_none() { Checked::NameNeeded } else { Checked::TooOld });
        };
        if person.is_staff()
            && let Some(answer) = self.password(ctx, &sign_in, &person).await?
        {
            return Ok(answer);
        }
        ctx.store().sign_in_repo().use_up(sign_in.id, now).await?;
        if let Some((session, of)) = self.leaving {
            ctx.store().session_repo().end(session, of).await?;
        }
        let session = begin(ctx, &person, &self.token, &self.device).await?;
        let kind = if person.is_staff() { SessionKind::Staff } else { SessionKind::Public };
        Ok(Checked::In { person: person.id, session, kind })
    }

    /// Nor "in" and "too old": the form leads to the session that it began ([`super::token`]) for as long as that lives.
    fn is_kept(done: &Checked) -> bool {
        !matches!(done, Checked::TooOften { .. } | Checked::In { .. } | Checked::TooOld)
    }

    fn trail(&self, (): &(), done: &Checked) -> Trail {
        let object = match done {
            Checked::In { person, .. } => person.0,
            _ => self.sign_in.0,
        };
        Trail { object: Some(object), ..Trail::default() }
    }
}

impl CheckCode {
    /// Whose address it is. Somebody new is made when they said their name; a locked account is nobody's.
    async fn somebody(&self, ctx: &mut Ctx<'_>, sign_in: &SignIn) -> Result<Option<Person>, StoreError> {
        if let Some(known) = ctx.store().accounts().by_email(&sign_in.email.key()).await? {
            let account = ctx.store().accounts().account(known).await?;
            let Some(account) = account.filter(Account::is_open) else { return Ok(None) };
            if account.name.is_empty() {
                // Invited: they say themselves how they are called.
                let Some(name) = &self.name else { return Ok(None) };
                ctx.store().account_repo().describe(known, name.as_str(), &self.lang).await?;
            }
            return ctx.store().people().person(known).await;
        }
        let Some(name) = &self.name else { return Ok(None) };
        let account = Account::new(PersonId(ctx.new_id()), name, &sign_in.email, &self.lang, ctx.now());
        if !ctx.store().account_repo().add(&account).await? {
            return Ok(None);
        }
        Ok(Some(Person {
            id: account.person,
            name: account.name,
            memberships: Vec::new(),
            posts: Vec::new(),
            keeps_consortium: false,
        }))
    }

    /// What still stands between staff and their session; nothing when the password is right.
    async fn password(
        &self,
        ctx: &mut Ctx<'_>,
        sign_in: &SignIn,
        person: &Person,
    ) -> Result<Option<Checked>, StoreError> {
        let stored = ctx.store().accounts().password(person.id).await?;
        match (stored, &self.proof) {
            (None, Proof::Chosen(hash)) => {
                ctx.store().account_repo().set_password(person.id, hash).await?;
                Ok(None)
            }
            (None, _) => Ok(Some(Checked::PasswordToChoose)),
            (Some(stored), Proof::Compared { against, right }) if stored == *against => {
                if *right {
                    return Ok(None);
                }
                Ok(Some(wrong(ctx, sign_in, |left| Checked::WrongPassword { left }).await?))
            }
            (Some(_), _) => Ok(Some(Checked::PasswordNeeded)),
        }
    }
}

/// Counts a try of a code: what to answer when it does not open anything, nothing when it is right.
pub(in crate::people) async fn guess(
    ctx: &mut Ctx<'_>,
    sign_in: &SignIn,
    typed: &str,
    limits: &[ServerKey],
    place: Option<&Place>,
) -> Result<Option<Checked>, StoreError> {
    if let Some(seconds) = tries::count(ctx, limits, TRIES_AN_ACCOUNT, &sign_in.email.key()).await? {
        return Ok(Some(Checked::TooOften { seconds }));
    }
    let keys = keys::ensure(ctx, Purpose::SignInCode).await?;
    if sign_in.fits(&keys, typed) {
        return Ok(None);
    }
    if let Some(Place(place)) = place
        && let Some(seconds) = tries::count(ctx, limits, TRIES_AN_ADDRESS, place).await?
    {
        return Ok(Some(Checked::TooOften { seconds }));
    }
    Ok(Some(wrong(ctx, sign_in, |left| Checked::WrongCode { left }).await?))
}

/// Counts a wrong one.
async fn wrong(
    ctx: &mut Ctx<'_>,
    sign_in: &SignIn,
    answer: impl FnOnce(i64) -> Checked,
) -> Result<Checked, StoreError> {
    ctx.store().sign_in_repo().count_try(sign_in.id).await?;
    let left = TRIES - sign_in.tries - 1;
    Ok(if left > 0 { answer(left) } else { Checked::TooOld })
}
