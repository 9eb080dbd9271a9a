//! [`Session`]: a connection to the model store: statements, waiting, and what goes wrong with them.

use super::{Attempt, Db, TxId};
use crate::error::StoreError;
use crate::ids::SeatId;
use crate::simulation::Without;
use crate::simulation::faults::Strike;
use crate::simulation::report::{Kind, Violation};
use crate::simulation::sim::{Sim, State};
use crate::time::{Period, Timestamp};
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

/// A connection.
pub(in crate::simulation) struct Session {
    pub(super) sim: Arc<Sim>,
    pub(super) tx: Option<TxId>,
    pub(super) link: Link,
    /// The last statement.
    last: &'static str,
    /// A booking that found its seat taken, until the next one.
    pub(super) found_taken: Option<(SeatId, Period, Timestamp)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
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
                state.happens(Kind::Fault, "conflict at a statement");
                self.link = Link::Aborted;
                Err(StoreError::Conflict(None))
            }
            Some(Strike::Lost) => {
                state.happens(Kind::Fault, "connection lost at a statement");
                self.cut(&mut state);
                Err(StoreError::Unavailable(None))
            }
            Some(Strike::Full) => {
                // As in SQLite, from inside a savepoint too: the whole transaction is gone, and whoever goes on
                // writing would commit each statement by itself.
                state.happens(Kind::Fault, "disk full at a statement");
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
    pub(super) async fn until_decided<T>(
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
                state.report.count(Kind::Inside, if wait.lock { "waited for a lock" } else { "waited for a change" });
                state.step
            });
            let patience = state.faults.patience;
            if !state.faults.calm && state.step - since >= patience {
                state.happens(Kind::Fault, "waited too long");
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
                    state.happens(Kind::Inside, "deadlock");
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

    pub(super) fn point(&self) -> Result<TxId, StoreError> {
        self.tx.ok_or(StoreError::Broken { what: "savepoint outside a transaction", cause: None })
    }

    pub(super) async fn leave(&mut self, undo: bool) -> Result<(), StoreError> {
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
                state.report.count(Kind::Inside, "plan out of date");
            }
            if let Some((seat, held, now)) =
                self.found_taken.take().filter(|(s, h, n)| !state.db.is_kept(tx, *s, *h, *n))
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

pub(super) fn doubt(state: &mut State, tx: TxId, commits: bool) {
    let longest = state.faults.doubt;
    let until = state.step + state.rng.u64(..longest.max(1));
    state.db.leave_in_doubt(tx, until, commits);
}

impl Drop for Session {
    /// The process died: nobody says goodbye to the store.
    fn drop(&mut self) {
        if let Some(tx) = self.tx.take() {
            let mut state = self.sim.lock();
            state.report.count(Kind::Fault, "crash inside a transaction");
            abandon(&mut state, tx);
        }
    }
}
