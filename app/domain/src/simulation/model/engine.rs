//! A connection as the write path's engine: transactions, savepoints, commits.

use super::session::{Link, Session, doubt};
use crate::command::LockKey;
use crate::error::StoreError;
use crate::group::Engine;
use crate::keys::{KeyReads, KeyRepo};
use crate::ledger::LedgerRepo;
use crate::mine::repo::{MineReads, MineRepo};
use crate::notices::repo::{LetterReads, OutboxRepo};
use crate::people::own::erase::{PersonalReads, PersonalRepo};
use crate::people::repo::{AccountReads, AccountRepo, LimitRepo, PeopleReads, SessionReads, SessionRepo};
use crate::people::set_up::{SetUpReads, SetUpRepo};
use crate::people::sign_in::{SignInReads, SignInRepo};
use crate::people::staff::{StaffReads, StaffRepo};
use crate::places::repo::{HouseReads, HouseRepo, PlaceReads, PlaceRepo};
use crate::ports::{Reads, UnitOfWork};
use crate::retention::{RetentionReads, RetentionRepo};
use crate::seats::desk::DeskReads;
use crate::seats::repo::{BookingReads, BookingRepo};
use crate::simulation::Without;
use crate::simulation::faults::CommitFault;
use crate::simulation::report::Kind;
use async_trait::async_trait;

impl Reads for Session {
    fn places(&mut self) -> &mut dyn PlaceReads {
        self
    }

    fn house(&mut self) -> &mut dyn HouseReads {
        unsimulated()
    }

    fn desk(&mut self) -> &mut dyn DeskReads {
        unsimulated()
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        self
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        self
    }

    fn accounts(&mut self) -> &mut dyn AccountReads {
        unsimulated()
    }

    fn sessions(&mut self) -> &mut dyn SessionReads {
        unsimulated()
    }

    fn sign_ins(&mut self) -> &mut dyn SignInReads {
        unsimulated()
    }

    fn set_up_links(&mut self) -> &mut dyn SetUpReads {
        unsimulated()
    }

    fn staff(&mut self) -> &mut dyn StaffReads {
        unsimulated()
    }

    fn personal(&mut self) -> &mut dyn PersonalReads {
        unsimulated()
    }

    fn retention(&mut self) -> &mut dyn RetentionReads {
        unsimulated()
    }

    fn keys(&mut self) -> &mut dyn KeyReads {
        unsimulated()
    }

    fn letters(&mut self) -> &mut dyn LetterReads {
        self
    }

    fn mine(&mut self) -> &mut dyn MineReads {
        unsimulated()
    }
}

/// What no simulated client ever asks for: they are signed in from the start, and race for seats.
#[expect(clippy::panic, reason = "a client that asks for it needs a model of it first")]
pub(super) fn unsimulated() -> ! {
    panic!("the simulation's model has no such table")
}

#[async_trait]
impl UnitOfWork for Session {
    fn place_repo(&mut self) -> &mut dyn PlaceRepo {
        self
    }

    fn house_repo(&mut self) -> &mut dyn HouseRepo {
        unsimulated()
    }

    fn booking_repo(&mut self) -> &mut dyn BookingRepo {
        self
    }

    fn account_repo(&mut self) -> &mut dyn AccountRepo {
        unsimulated()
    }

    fn session_repo(&mut self) -> &mut dyn SessionRepo {
        unsimulated()
    }

    fn sign_in_repo(&mut self) -> &mut dyn SignInRepo {
        unsimulated()
    }

    fn set_up(&mut self) -> &mut dyn SetUpRepo {
        unsimulated()
    }

    fn staff_repo(&mut self) -> &mut dyn StaffRepo {
        unsimulated()
    }

    fn personal_repo(&mut self) -> &mut dyn PersonalRepo {
        unsimulated()
    }

    fn retention_repo(&mut self) -> &mut dyn RetentionRepo {
        unsimulated()
    }

    fn key_repo(&mut self) -> &mut dyn KeyRepo {
        unsimulated()
    }

    fn limits(&mut self) -> &mut dyn LimitRepo {
        unsimulated()
    }

    fn outbox(&mut self) -> &mut dyn OutboxRepo {
        self
    }

    fn mine_repo(&mut self) -> &mut dyn MineRepo {
        unsimulated()
    }

    fn ledger(&mut self) -> &mut dyn LedgerRepo {
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
            LockKey::Branch(_) | LockKey::Letter(_) => false,
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
                    state.happens(Kind::Fault, "conflict at commit");
                    state.end(tx, false);
                    Err(StoreError::Conflict(None))
                }
                Some(CommitFault::Full) => {
                    state.happens(Kind::Fault, "disk full at commit");
                    state.end(tx, false);
                    Err(StoreError::Full(None))
                }
                Some(CommitFault::Undone) => {
                    state.happens(Kind::Fault, "connection lost before the commit");
                    state.end(tx, false);
                    Err(StoreError::Unavailable(None))
                }
                Some(CommitFault::Unheard) => {
                    state.happens(Kind::Fault, "committed, but the answer lost");
                    state.end(tx, true);
                    Err(StoreError::Unavailable(None))
                }
                Some(CommitFault::InDoubt { commits }) => {
                    state.happens(Kind::Fault, if commits { "committed late" } else { "rolled back late" });
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

    async fn reset(&mut self, _: &StoreError) {
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
