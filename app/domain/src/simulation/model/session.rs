//! [`Session`]: a connection to the model store, as the write path's engine and as a reader.

use super::{Attempt, Db, TxId};
use crate::audit::AuditRepo;
use crate::command::LockKey;
use crate::error::StoreError;
use crate::group::Engine;
use crate::people::repo::PeopleReads;
use crate::places::repo::{PlaceReads, PlaceRepo};
use crate::ports::{Reads, UnitOfWork};
use crate::replay::ReplayRepo;
use crate::seats::repo::{BookingReads, BookingRepo};
use crate::simulation::Without;
use crate::simulation::faults::{CommitFault, Strike};
use crate::simulation::report::Violation;
use crate::simulation::sim::{Sim, State};
use crate::ids::SeatId;
use crate::time::{Period, Timestamp};
use async_trait::async_trait;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

/// A connection.
pub(in crate::simulation) struct Session {
    pub(super) sim: Arc<Sim>,
    pub(super) tx: Option<TxId>,
    link: Link,
    /// The last statement.
    last: &'static str,
    /// A booking that found its seat taken, until the next one.
    pub(super) found_taken: Option<(SeatId, Period, Timestamp)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Up,
    /// Broken; a new one is needed.
    Lost,
    /// Up, but the transaction failed and can only be thrown away.
    Aborted,
}

impl Session {
    pub fn new(sim: Arc<Sim>) -> Self {
        Self { sim, tx: None, link: Link::Up, last: "", found_taken: None }
    }

    /// Before each statement: others may go first, and something may go wrong.
    pub(super) async fn statement(&mut self, name: &'static str, writes: bool) -> Result<(), StoreError> {
        self.sim.breathe().await;
        self.last = name;
        match self.link {
            Link::Lost => return Err(StoreError::Unavailable(None)),
            Link::Aborted => return Err(StoreError::Broken { what: "the transaction failed before", cause: None }),
            Link::Up => {}
        }
        let sim = Arc::clone(&self.sim);
        let mut state = sim.lock();
        match state.strike(writes) {
            None => Ok(()),
            Some(Strike::Conflict) => {
                state.happens("fault: conflict at a statement");
                self.link = Link::Aborted;
                Err(StoreError::Conflict(None))
            }
            Some(Strike::Lost) => {
                state.happens("fault: connection lost at a statement");
                self.cut(&mut state);
                Err(StoreError::Unavailable(None))
            }
            Some(Strike::Full) => {
                // As in SQLite, from inside a savepoint too: the whole transaction is gone, and whoever goes on
                // writing would commit each statement by itself.
                state.happens("fault: disk full at a statement");
                if let Some(tx) = self.tx.take() {
                    state.end(tx, false);
                }
                Err(StoreError::Full(None))
            }
        }
    }

    /// The connection breaks; the store notices now or later and rolls back.
    fn cut(&mut self, state: &mut State) {
        self.link = Link::Lost;
        if let Some(tx) = self.tx.take() {
            abandon(state, tx);
        }
    }

    /// Tries until it need not wait for another transaction any more.
    async fn until_decided<T>(
        &mut self,
        tx: TxId,
        mut attempt: impl FnMut(&mut Db) -> Attempt<T> + Send,
    ) -> Result<T, StoreError> {
        let sim = Arc::clone(&self.sim);
        let mut since = None;
        let outcome = poll_fn(|cx| {
            let state = &mut *sim.lock();
            let wait = match attempt(&mut state.db) {
                Attempt::Ready(value) => {
                    state.db.wait(tx, None);
                    return Poll::Ready(Ok(value));
                }
                Attempt::Wait(wait) => wait,
            };
            let since = *since.get_or_insert_with(|| {
                state.report.count(if wait.lock { "waited for a lock" } else { "waited for a change" });
                state.step
            });
            let patience = state.faults.patience;
            if !state.faults.calm && state.step - since >= patience {
                state.happens("fault: waited too long");
                return Poll::Ready(Err(StoreError::Conflict(None)));
            }
            match state.db.wait(tx, Some(wait)) {
                None => {
                    state.wake_after_transactions(cx.waker().clone());
                    if !state.faults.calm {
                        state.wake_at(since + patience, cx.waker().clone());
                    }
                    Poll::Pending
                }
                Some(only_locks) => {
                    state.happens("deadlock");
                    if only_locks {
                        let circle = format!("{tx} waits for a lock of {}, which waits for it", wait.holder);
                        state.violated(Violation::new("taking a group's locks never deadlocks", circle));
                    }
                    Poll::Ready(Err(StoreError::Conflict(None)))
                }
            }
        })
        .await;
        if outcome.is_err() {
            sim.lock().db.wait(tx, None);
            self.link = Link::Aborted;
        }
        outcome
    }

    /// A statement that writes. Outside a transaction it commits by itself.
    pub(super) async fn change<T>(
        &mut self,
        name: &'static str,
        mut change: impl FnMut(&mut Db, TxId) -> Attempt<T> + Send,
    ) -> Result<T, StoreError> {
        self.statement(name, true).await?;
        let alone = self.tx.is_none();
        let tx = self.tx.unwrap_or_else(|| self.sim.lock().db.open());
        let outcome = self.until_decided(tx, |db| change(db, tx)).await;
        if alone {
            self.sim.lock().end(tx, outcome.is_ok());
        }
        outcome
    }

    /// What is missing in this run.
    pub(super) fn without(&self) -> Option<Without> {
        self.sim.lock().without
    }

    fn point(&self) -> Result<TxId, StoreError> {
        self.tx.ok_or(StoreError::Broken { what: "savepoint outside a transaction", cause: None })
    }

    async fn leave(&mut self, undo: bool) -> Result<(), StoreError> {
        let before = self.last;
        self.statement(if undo { "undo" } else { "release" }, false).await?;
        let tx = self.point()?;
        let mut state = self.sim.lock();
        let undoes = undo && state.without != Some(Without::Savepoints);
        if !state.db.leave(tx, undoes) {
            return Err(StoreError::Broken { what: "no such savepoint", cause: None });
        }
        if undo {
            if before == "revision" {
                state.report.count("plan out of date");
            }
            if let Some((seat, held, now)) = self.found_taken.take().filter(|(s, h, n)| !state.db.is_kept(tx, *s, *h, *n))
            {
                let seat = state.db.world().seat_name(seat).to_owned();
                let detail = format!("{seat} at {} for {tx}, now {now}", held.from());
                state.violated(Violation::new("a seat that nobody keeps is not taken", detail));
            }
            state.wake_waiting();
        }
        Ok(())
    }
}

/// Rolls back now, or lets the store find out later that nobody is there any more.
fn abandon(state: &mut State, tx: TxId) {
    if state.faults.calm || state.rng.bool() {
        state.end(tx, false);
    } else {
        doubt(state, tx, false);
    }
}

fn doubt(state: &mut State, tx: TxId, commits: bool) {
    let longest = state.faults.doubt;
    let until = state.step + state.rng.u64(..longest.max(1));
    state.db.leave_in_doubt(tx, until, commits);
}

impl Drop for Session {
    /// The process died: nobody says goodbye to the store.
    fn drop(&mut self) {
        if let Some(tx) = self.tx.take() {
            let mut state = self.sim.lock();
            state.report.count("fault: crash inside a transaction");
            abandon(&mut state, tx);
        }
    }
}

impl Reads for Session {
    fn places(&mut self) -> &mut dyn PlaceReads {
        self
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        self
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        self
    }
}

#[async_trait]
impl UnitOfWork for Session {
    fn place_repo(&mut self) -> &mut dyn PlaceRepo {
        self
    }

    fn booking_repo(&mut self) -> &mut dyn BookingRepo {
        self
    }

    fn audit(&mut self) -> &mut dyn AuditRepo {
        self
    }

    fn replays(&mut self) -> &mut dyn ReplayRepo {
        self
    }

    async fn savepoint(&mut self) -> Result<(), StoreError> {
        self.statement("savepoint", false).await?;
        let tx = self.point()?;
        self.found_taken = None;
        self.sim.lock().db.savepoint(tx);
        Ok(())
    }

    async fn release(&mut self) -> Result<(), StoreError> {
        self.leave(false).await
    }

    async fn undo(&mut self) -> Result<(), StoreError> {
        self.leave(true).await
    }
}

#[async_trait]
impl Engine for Session {
    async fn begin(&mut self, locks: &[LockKey]) -> Result<(), StoreError> {
        self.statement("begin", false).await?;
        let without = self.without();
        let tx = match self.tx {
            Some(tx) if without == Some(Without::Rollback) => tx,
            Some(_) => return Err(StoreError::Broken { what: "transaction in a transaction", cause: None }),
            None => self.sim.lock().db.open(),
        };
        self.tx = Some(tx);
        let ignored = |key: &LockKey| match key {
            LockKey::Person(_) => without == Some(Without::PersonLock),
            LockKey::Zone(_) => without == Some(Without::ZoneLock),
            LockKey::Key(_) => without == Some(Without::KeyLock),
        };
        let mut keys: Vec<LockKey> = locks.iter().copied().filter(|key| !ignored(key)).collect();
        if without == Some(Without::SortedLocks) {
            self.sim.lock().rng.shuffle(&mut keys);
        }
        for key in keys {
            self.sim.breathe().await;
            self.until_decided(tx, |db| db.take(tx, key)).await?;
        }
        Ok(())
    }

    async fn commit(&mut self) -> Result<(), StoreError> {
        self.sim.breathe().await;
        if self.link == Link::Lost {
            return Err(StoreError::Unavailable(None));
        }
        let tx = self.tx.take().ok_or(StoreError::Broken { what: "commit without a transaction", cause: None })?;
        let outcome = {
            let state = &mut *self.sim.lock();
            let wrote = state.db.wrote(tx);
            let fault = state.strike_commit(wrote);
            match fault {
                // PostgreSQL answers COMMIT after a failed statement with a rollback and without an error.
                None if self.link == Link::Aborted => {
                    state.end(tx, false);
                    Ok(())
                }
                None if state.without == Some(Without::CommitFirst) => {
                    let until = state.step + state.rng.u64(1..100);
                    let commits = state.rng.u8(..4) > 0;
                    state.db.leave_in_doubt(tx, until, commits);
                    Ok(())
                }
                None => {
                    state.end(tx, true);
                    Ok(())
                }
                Some(CommitFault::Conflict) => {
                    state.happens("fault: conflict at commit");
                    state.end(tx, false);
                    Err(StoreError::Conflict(None))
                }
                Some(CommitFault::Full) => {
                    state.happens("fault: disk full at commit");
                    state.end(tx, false);
                    Err(StoreError::Full(None))
                }
                Some(CommitFault::Undone) => {
                    state.happens("fault: connection lost before the commit");
                    state.end(tx, false);
                    Err(StoreError::Unavailable(None))
                }
                Some(CommitFault::Unheard) => {
                    state.happens("fault: committed, but the answer lost");
                    state.end(tx, true);
                    Err(StoreError::Unavailable(None))
                }
                Some(CommitFault::InDoubt { commits }) => {
                    state.happens(if commits { "fault: commit late" } else { "fault: rollback late" });
                    doubt(state, tx, commits);
                    Err(StoreError::Unavailable(None))
                }
            }
        };
        if let Err(StoreError::Unavailable(_)) = outcome {
            self.link = Link::Lost;
        }
        // An instance can die between the commit and its answers.
        self.sim.breathe().await;
        outcome
    }

    async fn reset(&mut self) {
        self.sim.breathe().await;
        self.link = Link::Up;
        if self.without() == Some(Without::Rollback) {
            return;
        }
        if let Some(tx) = self.tx.take() {
            self.sim.lock().end(tx, false);
        }
    }

    async fn pause(&mut self, attempt: u32) {
        let steps = {
            let mut state = self.sim.lock();
            state.rng.u64(1..=u64::from(attempt) * 20)
        };
        self.sim.nap(steps).await;
    }

    fn unit(&mut self) -> &mut dyn UnitOfWork {
        self
    }
}
