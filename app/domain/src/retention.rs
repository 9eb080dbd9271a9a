//! Retention: what is past its time goes, by a job that every library can see.
//!
//! How long each kind of data stays is said once, in storage's registry of tables; a library may keep its own shorter or
//! longer where the registry has it per library. Guests of the desk have no account that they could erase: they go when
//! their membership of a day or two is over.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::StoreError;
use crate::ids::{LibraryId, PersonId};
use crate::keys::Purpose;
use crate::replay::Never;
use crate::seats::book_for_guest::GUEST;
use crate::time::{DAY, HOUR, Timestamp};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// Seconds between two runs.
pub const EVERY: i64 = 24 * HOUR;

/// Most guests that one run erases; it tries every hour.
const GUESTS: u32 = 200;

/// Fewest and most days that a library may set.
pub const DAYS: std::ops::RangeInclusive<i64> = 1..=3650;

/// A kind of data of a library: how long it stays, and what the last run did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The table's name, which is the kind's.
    pub kind: &'static str,
    /// Days after which it goes, as this library has it.
    pub days: i64,
    /// Days when the library says nothing.
    pub default_days: i64,
    /// When the last run was and how many rows went.
    pub last: Option<(Timestamp, i64)>,
}

/// A kind of data about people that libraries share, or that stays as long as what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptForAll {
    /// The table's name, which is the kind's.
    pub kind: &'static str,
    /// Days after which it goes; none = with the person or the thing it is about.
    pub days: Option<i64>,
}

/// Reading what is kept.
#[async_trait]
pub trait RetentionReads: Send {
    /// The kinds of a library.
    async fn kept(&mut self, library: LibraryId) -> Result<Vec<Kept>, StoreError>;
    /// The kinds about people that no library sets.
    fn kept_for_all(&self) -> Vec<KeptForAll>;
    /// When the last run was.
    async fn last_run(&mut self) -> Result<Option<Timestamp>, StoreError>;
}

/// Throwing away.
#[async_trait]
pub trait RetentionRepo: RetentionReads {
    /// Sets the days of a kind at a library; false when there is no such kind.
    async fn keep_for(&mut self, library: LibraryId, kind: &str, days: i64) -> Result<bool, StoreError>;
    /// Throws away everything past its time, and writes down for each library what went; how many rows.
    async fn sweep(&mut self, now: Timestamp) -> Result<u64, StoreError>;
}

/// Throws away what is past its time, unless another instance did so within the last day; and erases the guests whose
/// time is over.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Retain;

/// What went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retained {
    /// Number of rows.
    pub rows: u64,
}

impl Command for Retain {
    const NAME: &'static str = "retain";
    const ACTION: Action = Action::Retain;
    /// Guests who are locked.
    type Prepared = HashSet<PersonId>;
    type Done = Retained;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<HashSet<PersonId>, Halt<Never>> {
        let mut reads = with.store.read().await?;
        Ok(reads.personal().left_behind(GUEST, with.now, GUESTS).await?.into_iter().collect())
    }

    fn scope(&self, _: &HashSet<PersonId>) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, guests: &HashSet<PersonId>) -> Vec<LockKey> {
        let people = guests.iter().copied().map(LockKey::Person);
        std::iter::once(LockKey::Key(Uuid::from_u128(0x4e7a))).chain(people).collect()
    }

    async fn run(&self, guests: &HashSet<PersonId>, ctx: &mut Ctx<'_>) -> Result<Retained, Halt<Never>> {
        let now = ctx.now();
        let mut rows = 0;
        for guest in ctx.store().personal_repo().left_behind(GUEST, now, GUESTS).await? {
            if guests.contains(&guest) {
                let nobody = PersonId(ctx.new_id());
                ctx.store().personal_repo().erase(guest, nobody, now).await?;
                rows += 1;
            }
        }
        let last = ctx.store().retention().last_run().await?;
        // A minute early is early enough: timers are not exact.
        if last.is_some_and(|last| now < last.plus_seconds(EVERY - 60)) {
            return Ok(Retained { rows });
        }
        for purpose in Purpose::ALL {
            let unbelieved = now.plus_seconds(-purpose.believed_for() - DAY);
            rows += ctx.store().key_repo().forget(purpose, unbelieved).await?;
        }
        Ok(Retained { rows: rows + ctx.store().retention_repo().sweep(now).await? })
    }

    fn trail(&self, _: &HashSet<PersonId>, _: &Retained) -> Trail {
        Trail::default()
    }
}

/// Says how long a library keeps a kind of data.
#[derive(Clone, Debug, Serialize)]
pub struct SetRetention {
    /// The library.
    pub library: LibraryId,
    /// The kind.
    pub kind: String,
    /// Days, within [`DAYS`].
    pub days: i64,
}

impl Command for SetRetention {
    const NAME: &'static str = "set-retention";
    const ACTION: Action = Action::SetRetention;
    type Prepared = ();
    type Done = ();
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        if DAYS.contains(&self.days) { Ok(()) } else { Err(Halt::NotFound) }
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Key(self.library.0)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<(), Halt<Never>> {
        if ctx.store().retention_repo().keep_for(self.library, &self.kind, self.days).await? {
            Ok(())
        } else {
            Err(Halt::NotFound)
        }
    }

    fn trail(&self, (): &(), (): &()) -> Trail {
        Trail { library: Some(self.library), branch: None, object: Some(self.library.0) }
    }
}
