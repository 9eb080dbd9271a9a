//! A write is a value: [`Command`].
//!
//! A command is prepared outside the transaction (wall times, plans, slow things), names its locks, and is run inside,
//! after the locks are held. It answers with what was done or with a named refusal; a refusal leaves no trace.
//! [`crate::store::Store::write`] does all the rest: authorisation, queue, group, replay, audit, commit.

use crate::access::{Action, Actor, Scope};
use crate::audit::Trail;
use crate::error::{Refusal, StoreError};
use crate::ids::{BranchId, LetterId, PersonId, ZoneId, new_v7};
use crate::places::BranchPlan;
use crate::ports::{Entropy, UnitOfWork};
use crate::store::Store;
use crate::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::sync::Arc;
use uuid::Uuid;

/// Everything that changes something.
pub trait Command: Serialize + Send + Sync + 'static {
    /// Stable name: in the audit log and in replay keys.
    const NAME: &'static str;
    /// What the actor must be allowed to do.
    const ACTION: Action;
    /// Whether the audit log hears of it. Not for the steps of a job that runs all the time: what it does stands in its
    /// own rows, and would drown what people did.
    const AUDITED: bool = true;
    /// What was looked up before the transaction.
    type Prepared: Send + Sync + 'static;
    /// What was done; stored for replay, so ids and facts only, no secrets.
    type Done: Serialize + DeserializeOwned + Send + 'static;
    /// Why not.
    type Refused: Refusal;

    /// Looks up what `run` needs and nothing may be locked for.
    fn prepare(
        &self,
        with: &mut Preparing<'_>,
    ) -> impl Future<Output = Result<Self::Prepared, Halt<Self::Refused>>> + Send;
    /// Where it is done and to whom, for [`crate::access::may`].
    fn scope(&self, prepared: &Self::Prepared) -> Scope;
    /// What must stand still while it runs; taken sorted, for the whole group at once.
    fn locks(&self, prepared: &Self::Prepared) -> Vec<LockKey>;
    /// Decides by the rules and writes. Only SQL and rules: no waiting for anything else.
    fn run(
        &self,
        prepared: &Self::Prepared,
        ctx: &mut Ctx<'_>,
    ) -> impl Future<Output = Result<Self::Done, Halt<Self::Refused>>> + Send;
    /// Whether the answer is kept, so that the same form gets it again. Not what is only true for a moment: "too often"
    /// would be said for two days to whoever goes back and posts once more.
    fn is_kept(_done: &Self::Done) -> bool {
        true
    }
    /// What the audit log says about it.
    fn trail(&self, prepared: &Self::Prepared, done: &Self::Done) -> Trail;
}

/// Why a command stops.
#[derive(Debug)]
pub enum Halt<R> {
    /// A rule says no.
    Refused(R),
    /// There is no such thing, or not for this actor.
    NotFound,
    /// What was prepared is out of date: prepare again.
    Stale,
    /// Storage failed.
    Store(StoreError),
}

impl<R> Halt<R> {
    /// What the halt of a command inside another one means for the outer one.
    pub fn refused<S>(self, means: impl FnOnce(R) -> S) -> Halt<S> {
        match self {
            Self::Refused(refusal) => Halt::Refused(means(refusal)),
            Self::NotFound => Halt::NotFound,
            Self::Stale => Halt::Stale,
            Self::Store(error) => Halt::Store(error),
        }
    }
}

impl<R> From<StoreError> for Halt<R> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A thing that only one transaction may decide about at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LockKey {
    /// What one person has: one seat at a time, minutes a week.
    Person(PersonId),
    /// What happens in one zone: bookings against closures.
    Zone(ZoneId),
    /// The plan of one branch: whoever changes it raises its revision, and two who do so must not meet at that row
    /// for the first time inside their transactions.
    Branch(BranchId),
    /// One strict idempotency key.
    Key(Uuid),
    /// One letter in the outbox: delivered or withdrawn.
    Letter(LetterId),
}

impl LockKey {
    /// The number that stands for it in a database's advisory locks. Two things with the same number only wait for
    /// each other needlessly.
    #[must_use]
    pub fn number(&self) -> i64 {
        let (kind, id) = match self {
            Self::Person(id) => (1_u64, id.0),
            Self::Zone(id) => (2, id.0),
            Self::Branch(id) => (4, id.0),
            Self::Key(id) => (3, *id),
            Self::Letter(id) => (9, id.0),
        };
        let (high, low) = id.as_u64_pair();
        // Fibonacci hashing spreads the kinds; UUIDs are random enough in their low half.
        (high ^ low.rotate_left(23) ^ kind.wrapping_mul(0x9E37_79B9_7F4A_7C15)).cast_signed()
    }
}

/// What a command has at hand before its transaction.
pub struct Preparing<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The present instant; `run` gets its own.
    pub now: Timestamp,
    /// The store, for reading.
    pub store: &'a Store,
    /// Set when an earlier try found its plan out of date.
    pub fresh: bool,
}

impl Preparing<'_> {
    /// The plan of a branch: the last seen one, or the stored one when there is none or it was out of date.
    pub async fn plan(&mut self, branch: BranchId) -> Result<Option<Arc<BranchPlan>>, StoreError> {
        match self.store.plans().last_seen(branch) {
            Some(plan) if !self.fresh => Ok(Some(plan)),
            _ => self.store.plan(branch).await,
        }
    }
}

/// What a command has at hand inside its transaction.
pub struct Ctx<'a> {
    store: &'a mut dyn UnitOfWork,
    actor: &'a Actor,
    now: Timestamp,
    entropy: &'a dyn Entropy,
}

impl<'a> Ctx<'a> {
    /// For the write path; `now` was read after the group's locks were taken.
    pub fn new(store: &'a mut dyn UnitOfWork, actor: &'a Actor, now: Timestamp, entropy: &'a dyn Entropy) -> Self {
        Self { store, actor, now, entropy }
    }

    /// The transaction.
    pub fn store(&mut self) -> &mut dyn UnitOfWork {
        self.store
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        self.actor
    }

    /// The one `now` of this transaction.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// A new id.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        let chance = self.entropy.bytes();
        let mut ten = [0; 10];
        ten.copy_from_slice(&chance[..10]);
        new_v7(u64::try_from(self.now.0).unwrap_or(0) * 1000, ten)
    }

    /// Sixteen random bytes, for secrets.
    #[must_use]
    pub fn chance(&self) -> [u8; 16] {
        self.entropy.bytes()
    }

    /// Runs another command inside this one. When it is refused its traces are undone and the outer one decides what
    /// that means. Authorisation, replay and audit are the outer command's; its locks must cover the inner one's.
    pub async fn attempt<C: Command>(
        &mut self,
        command: &C,
        prepared: &C::Prepared,
    ) -> Result<C::Done, Halt<C::Refused>> {
        self.store.savepoint().await?;
        match command.run(prepared, self).await {
            Ok(done) => {
                self.store.release().await?;
                Ok(done)
            }
            Err(Halt::Store(error)) => Err(Halt::Store(error)),
            Err(halt) => {
                self.store.undo().await?;
                Err(halt)
            }
        }
    }
}
