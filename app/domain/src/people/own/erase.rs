//! Erase one's account: what is about the person goes, what others count on stays without a name.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::{Refusal, StoreError};
use crate::ids::{LetterId, PersonId};
use crate::notices::{Letter, Notice, To};
use crate::people::staff::is_last_admin;
use crate::time::Timestamp;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// Everything that is kept about a person, table by table.
#[async_trait]
pub trait PersonalReads: Send {
    /// Each table that has something about the person, with its rows as JSON objects; secrets left out.
    async fn about(&mut self, person: PersonId) -> Result<Vec<(&'static str, Vec<serde_json::Value>)>, StoreError>;
    /// People without an address who are members of nothing but a patron group that they have left, who work nowhere and
    /// are not expected any more; those who left first come first, at most `limit`.
    async fn left_behind(
        &mut self,
        patron_group: &str,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<PersonId>, StoreError>;
}

/// Erasing.
#[async_trait]
pub trait PersonalRepo: PersonalReads {
    /// Cancels what is booked from `now` on, gives what is past to `nobody` (a new id that says nothing and is kept
    /// nowhere else), deletes what is only about the person and empties the account. How many bookings were cancelled.
    async fn erase(&mut self, person: PersonId, nobody: PersonId, now: Timestamp) -> Result<u64, StoreError>;
}

/// Erases an account. It cannot be undone.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EraseMyself {
    /// Who.
    pub person: PersonId,
}

/// It is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Bookings that were cancelled.
    pub cancelled: u64,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum EraseRefused {
    /// A library would have nobody who runs it.
    LastAdmin,
    /// Nobody would keep the consortium.
    LastKeeper,
}

impl Refusal for EraseRefused {
    const CODES: &'static [&'static str] = &["last-admin", "last-keeper"];
    fn code(&self) -> &'static str {
        match self {
            Self::LastAdmin => "last-admin",
            Self::LastKeeper => "last-keeper",
        }
    }
}

impl Command for EraseMyself {
    const NAME: &'static str = "erase-myself";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = Erased;
    type Refused = EraseRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<EraseRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person), crate::people::staff::LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Erased, Halt<EraseRefused>> {
        let now = ctx.now();
        let person = ctx.store().people().person(self.person).await?.ok_or(Halt::NotFound)?;
        for post in &person.posts {
            if is_last_admin(ctx, self.person, post).await? {
                return Err(Halt::Refused(EraseRefused::LastAdmin));
            }
        }
        if person.keeps_consortium && ctx.store().staff().keepers().await?.len() == 1 {
            return Err(Halt::Refused(EraseRefused::LastKeeper));
        }
        let account = ctx.store().accounts().account(self.person).await?.ok_or(Halt::NotFound)?;
        let nobody = PersonId(ctx.new_id());
        let cancelled = ctx.store().personal_repo().erase(self.person, nobody, now).await?;
        if let Some(email) = account.email {
            let letter = Letter {
                id: LetterId(ctx.new_id()),
                to: To::Email(email),
                lang: account.lang,
                notice: Notice::DataErased,
                written_at: now,
                deliver_after: now,
            };
            ctx.store().outbox().post(&[letter]).await?;
        }
        Ok(Erased { cancelled })
    }

    fn trail(&self, (): &(), _: &Erased) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}
