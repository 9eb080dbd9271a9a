//! The model store: a few tables in memory that behave like PostgreSQL at READ COMMITTED.
//!
//! A transaction's changes are a log that is applied at commit, so that others see nothing of it before, and that a
//! savepoint is a length to cut back to. What would wait in PostgreSQL (a lock, a row that another transaction
//! changed, a booking that would overlap another one's uncommitted booking) waits here.

mod engine;
mod letters;
mod repos;
mod session;
mod transactions;

pub(super) use session::Session;
pub(super) use transactions::TxId;

use super::world::World;
use crate::audit::AuditEntry;
use crate::command::LockKey;
use crate::ids::{BookingId, LetterId, PersonId, SeatId, ZoneId};
use crate::places::{BranchPlan, Closure};
use crate::replay::{KeptAnswer, Replay, ReplayKey};
use crate::seats::{Booking, Occupied, PersonBooking, Status};
use crate::time::{Period, Timestamp};
use letters::KeptLetter;
use std::collections::BTreeMap;
use std::sync::Arc;
use transactions::Tx;

/// The tables, and the transactions in progress.
pub(super) struct Db {
    world: Arc<World>,
    pub bookings: Vec<Booking>,
    pub closures: Vec<Closure>,
    pub revision: i64,
    pub replays: Vec<Kept>,
    pub audit: Vec<AuditEntry>,
    letters: Vec<KeptLetter>,
    /// Every answer that was ever kept, in the order of the commits: what was really done.
    pub journal: Vec<Kept>,
    /// The last `now` of a commit under each lock.
    last_now: BTreeMap<LockKey, Timestamp>,
    txs: BTreeMap<TxId, Tx>,
    locks: BTreeMap<LockKey, TxId>,
    next: u64,
}

/// A kept answer.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Number of the row.
    pub row: u64,
    pub key: ReplayKey,
    pub replay: Replay,
    pub at: Timestamp,
}

impl Kept {
    pub fn is_of(&self, key: &ReplayKey, digest: &str) -> bool {
        self.key == *key && self.replay.digest == digest
    }
}

/// One change to one table.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Book(Booking),
    Mark(BookingId, Status),
    Close(Closure),
    Audit(AuditEntry),
    Keep(Kept),
    /// Deletes these rows of kept answers.
    Purge(Vec<u64>),
    /// Puts a letter, in the place of the one with its id.
    Letter(KeptLetter),
    /// Takes a letter out.
    Withdraw(LetterId),
}

/// The outcome of trying something that may have to wait.
pub(super) enum Attempt<T> {
    Ready(T),
    Wait(Wait),
}

/// For whom a transaction waits, and whether it is for a lock (otherwise for what the other one changed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    pub holder: TxId,
    pub lock: bool,
}

impl<T> Attempt<T> {
    const fn for_change(holder: TxId) -> Self {
        Self::Wait(Wait { holder, lock: false })
    }
}

/// The status of a booking as a log left it.
fn marked(log: &[Change], booking: BookingId) -> Option<Status> {
    log.iter().rev().find_map(|change| match change {
        Change::Mark(id, status) if *id == booking => Some(*status),
        _ => None,
    })
}

impl Db {
    pub fn new(world: Arc<World>) -> Self {
        Self {
            revision: world.plan.revision,
            world,
            bookings: Vec::new(),
            closures: Vec::new(),
            replays: Vec::new(),
            audit: Vec::new(),
            letters: Vec::new(),
            journal: Vec::new(),
            last_now: BTreeMap::new(),
            txs: BTreeMap::new(),
            locks: BTreeMap::new(),
            next: 1,
        }
    }

    pub fn world(&self) -> &World {
        &self.world
    }

    /// What the transaction changed so far; nothing for a reader.
    fn log(&self, tx: Option<TxId>) -> &[Change] {
        tx.and_then(|tx| self.txs.get(&tx)).map_or(&[], |tx| &tx.log)
    }

    /// The bookings that a transaction sees, its own included, with the status that it sees.
    fn seen(&self, tx: Option<TxId>) -> impl Iterator<Item = (&Booking, Status)> {
        let log = self.log(tx);
        let own = log.iter().filter_map(|change| match change {
            Change::Book(booking) => Some(booking),
            _ => None,
        });
        let marks = log.iter().any(|change| matches!(change, Change::Mark(..)));
        self.bookings.iter().chain(own).map(move |booking| {
            let status = if marks { marked(log, booking.id) } else { None };
            (booking, status.unwrap_or(booking.status))
        })
    }

    /// Those of them that keep their seat at `now`.
    fn kept(&self, tx: Option<TxId>, now: Timestamp) -> impl Iterator<Item = &Booking> {
        self.seen(tx)
            .filter(move |(booking, status)| {
                status.is_active() && booking.release_at.is_none_or(|release| now < release)
            })
            .map(|(booking, _)| booking)
    }

    fn booking(&self, tx: Option<TxId>, id: BookingId) -> Option<Booking> {
        self.seen(tx).find(|(booking, _)| booking.id == id).map(|(booking, status)| {
            let ended = matches!(status, Status::Cancelled | Status::Released);
            let sequence = booking.sequence + i64::from(ended);
            Booking { status, sequence, ..booking.clone() }
        })
    }

    fn occupied(&self, tx: Option<TxId>, within: Period, now: Timestamp) -> Vec<Occupied> {
        let mut occupied: Vec<Occupied> = self
            .kept(tx, now)
            .filter(|booking| booking.held.overlaps(&within))
            .map(|booking| Occupied { seat: booking.seat, held: booking.held })
            .collect();
        occupied.sort_by_key(|kept| kept.held.from());
        occupied
    }

    fn of_person(&self, tx: Option<TxId>, person: PersonId, within: Period, now: Timestamp) -> Vec<PersonBooking> {
        let mut own: Vec<PersonBooking> = self
            .seen(tx)
            .filter(|(booking, status)| {
                booking.person == person && *status != Status::Cancelled && booking.period.overlaps(&within)
            })
            .map(|(booking, status)| PersonBooking {
                id: booking.id,
                library: booking.library,
                branch: booking.branch,
                zone: booking.zone,
                period: booking.period,
                occupies: status.is_active() && booking.release_at.is_none_or(|release| now < release),
            })
            .collect();
        own.sort_by_key(|booking| booking.period.from());
        own
    }

    fn count_in_zone(&self, tx: Option<TxId>, zone: ZoneId, within: Period, now: Timestamp) -> usize {
        self.kept(tx, now).filter(|booking| booking.zone == zone && booking.held.overlaps(&within)).count()
    }

    /// Whether somebody keeps the seat at any instant of `held`, in the eyes of the transaction.
    pub fn is_kept(&self, tx: TxId, seat: SeatId, held: Period, now: Timestamp) -> bool {
        self.kept(Some(tx), now).any(|booking| booking.seat == seat && booking.held.overlaps(&held))
    }

    fn revision(&self, tx: Option<TxId>) -> i64 {
        let own = self.log(tx).iter().filter(|change| matches!(change, Change::Close(_))).count();
        self.revision + i64::try_from(own).unwrap_or(0)
    }

    /// The plan as the transaction sees it, under a revision that was read before.
    fn plan(&self, tx: Option<TxId>, revision: i64) -> BranchPlan {
        let own = self.log(tx).iter().filter_map(|change| match change {
            Change::Close(closure) => Some(closure),
            _ => None,
        });
        let mut closures: Vec<Closure> = self.closures.iter().chain(own).cloned().collect();
        closures.sort_by_key(|closure| closure.period.from());
        BranchPlan { revision, closures, ..self.world.plan.clone() }
    }

    fn replays(&self, tx: Option<TxId>, keys: &[ReplayKey], since: Timestamp) -> Vec<KeptAnswer> {
        self.kept_answers(tx)
            .filter(|kept| keys.contains(&kept.key) && kept.at >= since)
            .map(|kept| KeptAnswer { key: kept.key.clone(), replay: kept.replay.clone() })
            .collect()
    }

    /// The kept answers that a transaction sees.
    fn kept_answers(&self, tx: Option<TxId>) -> impl Iterator<Item = &Kept> {
        let log = self.log(tx);
        let gone = |row| log.iter().any(|change| matches!(change, Change::Purge(rows) if rows.contains(&row)));
        let own = log.iter().filter_map(|change| match change {
            Change::Keep(kept) => Some(kept),
            _ => None,
        });
        let replaced = move |old: &Kept| {
            log.iter().any(|change| {
                matches!(change, Change::Keep(new) if new.row > old.row && new.is_of(&old.key, &old.replay.digest))
            })
        };
        self.replays.iter().chain(own).filter(move |kept| !gone(kept.row) && !replaced(kept))
    }
}
