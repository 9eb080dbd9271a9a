//! Group commit: waiting writes share one transaction, a savepoint each.
//!
//! The same two functions run on SQLite, on PostgreSQL and on the simulation's model, which is how the simulation
//! proves something about the real thing.

use crate::command::LockKey;
use crate::error::StoreError;
use crate::ledger::Ledger;
use crate::ports::{Entropy, UnitOfWork};
use crate::replay::ReplayKey;
use crate::time::{Clock, Timestamp};
use async_trait::async_trait;

/// Most writes in one transaction: PostgreSQL slows down past 64 subtransactions.
pub const GROUP_SIZE: usize = 32;

/// How often a write is tried alone before its error is answered.
pub const TRIES: u32 = 5;

/// One connection that can hold a transaction.
#[async_trait]
pub trait Engine: UnitOfWork {
    /// Opens the transaction (and the connection, when it was lost) and takes the locks, which are sorted and
    /// without doubles, in that order and in one step.
    async fn begin(&mut self, locks: &[LockKey]) -> Result<(), StoreError>;
    /// Makes it last: when this returns `Ok`, the disk has it.
    async fn commit(&mut self) -> Result<(), StoreError>;
    /// Throws the transaction away and, unless the error was our own finding, the connection with it.
    async fn reset(&mut self, after: &StoreError);
    /// Waits a little before another try, longer each time, with jitter.
    async fn pause(&mut self, attempt: u32);
    /// The engine as the transaction that commands see.
    fn unit(&mut self) -> &mut dyn UnitOfWork;
}

/// A write in the queue.
#[async_trait]
pub trait Queued: Send {
    /// What it needs locked.
    fn locks(&self) -> &[LockKey];
    /// Under what its answer is kept.
    fn replay_key(&self) -> &ReplayKey;
    /// Whether nobody waits for its answer any more, so that it must not be done behind their back.
    fn is_abandoned(&self) -> bool;
    /// Runs it inside the transaction and remembers its outcome; may be called again after a failed try.
    async fn run(
        &mut self,
        store: &mut dyn UnitOfWork,
        ledger: &mut Ledger,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<Verdict, StoreError>;
    /// Answers: with the remembered outcome when it was committed, with the error otherwise.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

/// What becomes of what a write did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stays.
    Keep,
    /// It was refused, or done before: its savepoint is undone.
    Undo,
}

/// Runs a group to its end: together if all goes well, otherwise one at a time. Every write is answered, and answered
/// only after its commit.
pub async fn settle(engine: &mut dyn Engine, clock: &dyn Clock, entropy: &dyn Entropy, group: Vec<Box<dyn Queued>>) {
    let mut group: Vec<_> = group.into_iter().filter(|write| !write.is_abandoned()).collect();
    if group.is_empty() {
        return;
    }
    let Err(error) = attempt(engine, clock, entropy, &mut group, Known::Nothing).await else {
        return group.into_iter().for_each(|write| write.answer(Ok(())));
    };
    // The savepoint of the failed write cannot be trusted: on a full disk SQLite ends the outer transaction inside it.
    engine.reset(&error).await;
    let in_doubt = matches!(error, StoreError::Unavailable(_));
    let mut lost_connection = in_doubt;
    for write in group {
        if write.is_abandoned() {
            continue;
        }
        let answer = alone(engine, clock, entropy, write, in_doubt, &mut lost_connection).await;
        if let Some((write, committed)) = answer {
            write.answer(committed);
        }
    }
}

type Answer = Option<(Box<dyn Queued>, Result<(), StoreError>)>;

/// One write by itself, at most [`TRIES`] times. When the database is away twice running, the rest of the group gets
/// that answer at once instead of waiting in line for the same news.
///
/// `in_doubt`: the group's commit may have come through although nobody heard of it.
async fn alone(
    engine: &mut dyn Engine,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
    write: Box<dyn Queued>,
    mut in_doubt: bool,
    lost_connection: &mut bool,
) -> Answer {
    let mut single = vec![write];
    for tries in 1..=TRIES {
        let Err(error) = attempt(engine, clock, entropy, &mut single, Known::Answers).await else {
            *lost_connection = false;
            return single.pop().map(|write| (write, Ok(())));
        };
        engine.reset(&error).await;
        let away = matches!(error, StoreError::Unavailable(_));
        in_doubt |= away;
        let give_up = tries == TRIES || !error.is_transient() || (away && *lost_connection);
        *lost_connection = away;
        if give_up {
            // "Not done" would be a lie when an earlier try may have committed and this one only lost a race.
            let error = match error {
                StoreError::Conflict(_) | StoreError::Full(_) if in_doubt => {
                    StoreError::Unavailable(Some(error.into()))
                }
                error => error,
            };
            return single.pop().map(|write| (write, Err(error)));
        }
        engine.pause(tries).await;
    }
    None
}

/// What a try knows about its writes before it runs them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Nothing: they are taken for new.
    Nothing,
    /// What was answered under their keys.
    Answers,
}

/// One transaction over a group: locks first and sorted, then `now`, then each write in its savepoint, then what all of
/// them leave in the ledger, then commit.
async fn attempt(
    engine: &mut dyn Engine,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
    group: &mut [Box<dyn Queued>],
    known: Known,
) -> Result<(), StoreError> {
    let mut locks: Vec<LockKey> = group.iter().flat_map(|write| write.locks().to_vec()).collect();
    locks.sort_unstable();
    locks.dedup();
    engine.begin(&locks).await?;
    // Read after the locks are held: whoever had them before us has an earlier `now`.
    let now = clock.now();
    let unit = engine.unit();
    let keys = group.iter().map(|write| write.replay_key().clone()).collect();
    let mut ledger = Ledger::new(keys, now);
    if known == Known::Answers {
        ledger.look_up(unit).await?;
    }
    for write in group.iter_mut() {
        unit.savepoint().await?;
        match write.run(unit, &mut ledger, now, entropy).await? {
            Verdict::Keep => unit.release().await?,
            Verdict::Undo => unit.undo().await?,
        }
    }
    ledger.close(unit).await?;
    engine.commit().await
}
