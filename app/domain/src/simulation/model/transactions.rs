//! Transactions of the model: writing, waiting for each other, committing, being in doubt.

use super::{Attempt, Change, Db, Kept, Wait};
use crate::audit::AuditEntry;
use crate::command::LockKey;
use crate::ids::{BookingId, LetterId, SeatId};
use crate::places::Closure;
use crate::replay::KeptAnswer;
use crate::seats::{Booking, Status};
use crate::simulation::history::History;
use crate::simulation::invariants::commit;
use crate::simulation::report::Violation;
use crate::time::{Period, Timestamp};
use std::fmt;

/// A transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::simulation) struct TxId(u64);

impl fmt::Display for TxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tx{}", self.0)
    }
}

/// A transaction in progress.
#[derive(Default)]
pub(super) struct Tx {
    pub log: Vec<Change>,
    savepoints: Vec<usize>,
    waiting: Option<Wait>,
    /// Nobody can reach it any more: the store ends it at that step, in that way.
    in_doubt: Option<(u64, bool)>,
}

/// A row that a transaction wants to change.
#[derive(Clone, Copy)]
pub(super) enum Row<'a> {
    Booking(BookingId),
    Revision,
    Answer(&'a Kept),
    Letter(LetterId),
}

impl Change {
    fn touches(&self, row: Row<'_>) -> bool {
        match (self, row) {
            (Self::Mark(id, _), Row::Booking(booking)) => *id == booking,
            (Self::Close(_), Row::Revision) => true,
            (Self::Keep(new), Row::Answer(kept)) => new.is_of(&kept.key, &kept.replay.digest),
            (Self::Purge(rows), Row::Answer(kept)) => rows.contains(&kept.row),
            (Self::Letter(kept), Row::Letter(id)) => kept.letter.id == id,
            (Self::Withdraw(letter), Row::Letter(id)) => *letter == id,
            _ => false,
        }
    }
}

impl Db {
    pub fn open(&mut self) -> TxId {
        let tx = TxId(self.number());
        self.txs.insert(tx, Tx::default());
        tx
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    pub(super) fn write(&mut self, tx: TxId, change: Change) {
        if let Some(tx) = self.txs.get_mut(&tx) {
            tx.log.push(change);
        }
    }

    /// The other transaction that changed a row and has not ended.
    pub(super) fn changer(&self, tx: TxId, row: Row<'_>) -> Option<TxId> {
        self.txs
            .iter()
            .find(|(other, open)| **other != tx && open.log.iter().any(|change| change.touches(row)))
            .map(|(other, _)| *other)
    }

    /// Takes a lock until the transaction ends.
    pub fn take(&mut self, tx: TxId, key: LockKey) -> Attempt<()> {
        match *self.locks.entry(key).or_insert(tx) {
            holder if holder == tx => Attempt::Ready(()),
            holder => Attempt::Wait(Wait { holder, lock: true }),
        }
    }

    /// Adds a booking, guarded as by PostgreSQL's exclusion constraint: not beside an active one that overlaps, and
    /// beside another transaction's change only once that is decided.
    pub fn add(&mut self, tx: TxId, booking: &Booking, guarded: bool) -> Attempt<bool> {
        let clashes = |other: &Booking, status: Status| {
            status.is_active() && other.seat == booking.seat && other.held.overlaps(&booking.held)
        };
        if guarded {
            let mut wait = None;
            for (other, _) in self.seen(Some(tx)).filter(|(other, status)| clashes(other, *status)) {
                match self.changer(tx, Row::Booking(other.id)) {
                    None => return Attempt::Ready(false),
                    holder => wait = holder,
                }
            }
            let uncommitted = self.txs.iter().find(|(other, open)| {
                let new = |change: &Change| match change {
                    Change::Book(new) => clashes(new, super::marked(&open.log, new.id).unwrap_or(new.status)),
                    _ => false,
                };
                **other != tx && open.log.iter().any(new)
            });
            if let Some(holder) = wait.or_else(|| uncommitted.map(|(other, _)| *other)) {
                return Attempt::for_change(holder);
            }
        }
        self.write(tx, Change::Book(booking.clone()));
        Attempt::Ready(true)
    }

    /// Marks bookings, unless another transaction is changing one of them.
    fn mark(&mut self, tx: TxId, rows: Vec<BookingId>, status: Status) -> Attempt<u64> {
        if let Some(holder) = rows.iter().find_map(|id| self.changer(tx, Row::Booking(*id))) {
            return Attempt::for_change(holder);
        }
        let count = rows.len() as u64;
        rows.into_iter().for_each(|id| self.write(tx, Change::Mark(id, status)));
        Attempt::Ready(count)
    }

    pub fn release_lapsed(&mut self, tx: TxId, seat: SeatId, within: Period, now: Timestamp) -> Attempt<u64> {
        let lapsed = self
            .seen(Some(tx))
            .filter(|(booking, status)| {
                booking.seat == seat
                    && status.is_active()
                    && booking.held.overlaps(&within)
                    && booking.release_at.is_some_and(|release| release <= now)
            })
            .map(|(booking, _)| booking.id)
            .collect();
        self.mark(tx, lapsed, Status::Released)
    }

    pub fn cancel(&mut self, tx: TxId, id: BookingId) -> Attempt<bool> {
        let active = |(booking, status): &(&Booking, Status)| booking.id == id && status.is_active();
        let rows = self.seen(Some(tx)).filter(active).map(|(booking, _)| booking.id).collect();
        match self.mark(tx, rows, Status::Cancelled) {
            Attempt::Ready(count) => Attempt::Ready(count == 1),
            Attempt::Wait(wait) => Attempt::Wait(wait),
        }
    }

    /// Adds a closure and raises the revision, which is a row that others may be changing.
    pub fn close(&mut self, tx: TxId, closure: &Closure) -> Attempt<()> {
        if let Some(holder) = self.changer(tx, Row::Revision) {
            return Attempt::for_change(holder);
        }
        self.write(tx, Change::Close(closure.clone()));
        Attempt::Ready(())
    }

    pub fn append(&mut self, tx: TxId, entry: &AuditEntry) {
        self.write(tx, Change::Audit(entry.clone()));
    }

    /// Keeps an answer; an older one under the same key and digest makes room.
    pub fn keep(&mut self, tx: TxId, answer: &KeptAnswer, at: Timestamp, since: Timestamp) -> Attempt<bool> {
        let KeptAnswer { key, replay } = answer;
        let kept = Kept { row: self.number(), key: key.clone(), replay: replay.clone(), at };
        let old = self.replays.iter().find(|old| old.is_of(key, &replay.digest));
        let changers = [self.changer(tx, Row::Answer(&kept)), old.and_then(|old| self.changer(tx, Row::Answer(old)))];
        if let Some(holder) = changers.into_iter().flatten().next() {
            return Attempt::for_change(holder);
        }
        if self.kept_answers(Some(tx)).any(|old| old.is_of(key, &replay.digest) && old.at >= since) {
            return Attempt::Ready(false);
        }
        self.write(tx, Change::Keep(kept));
        Attempt::Ready(true)
    }

    pub fn purge(&mut self, tx: TxId, before: Timestamp) -> Attempt<u64> {
        let old: Vec<&Kept> = self.kept_answers(Some(tx)).filter(|kept| kept.at < before).collect();
        if let Some(holder) = old.iter().find_map(|kept| self.changer(tx, Row::Answer(kept))) {
            return Attempt::for_change(holder);
        }
        let rows: Vec<u64> = old.into_iter().map(|kept| kept.row).collect();
        let count = rows.len() as u64;
        self.write(tx, Change::Purge(rows));
        Attempt::Ready(count)
    }

    pub fn savepoint(&mut self, tx: TxId) {
        if let Some(tx) = self.txs.get_mut(&tx) {
            tx.savepoints.push(tx.log.len());
        }
    }

    /// Forgets the last savepoint, and with `undo` also what happened since; false when there was none.
    pub fn leave(&mut self, tx: TxId, undo: bool) -> bool {
        let Some(tx) = self.txs.get_mut(&tx) else { return false };
        let Some(length) = tx.savepoints.pop() else { return false };
        if undo {
            tx.log.truncate(length);
        }
        true
    }

    pub fn wrote(&self, tx: TxId) -> bool {
        !self.log(Some(tx)).is_empty()
    }

    /// Makes what the transaction did visible to all, checking each change, and gives its locks back.
    pub fn commit(&mut self, tx: TxId, history: &History, steady_clock: bool) -> Result<(), Violation> {
        let Some(open) = self.txs.remove(&tx) else { return Ok(()) };
        let now = commit::now_of(&open.log);
        let mut checked = commit::trace(&open.log);
        let locks: Vec<LockKey> = self.locks.extract_if(.., |_, holder| *holder == tx).map(|(key, _)| key).collect();
        if let Some(now) = now {
            for key in locks {
                let last = self.last_now.insert(key, now).filter(|last| steady_clock && *last > now);
                if let Some(last) = last.filter(|_| checked.is_ok()) {
                    checked = Err(commit::time_went_back(key, last, now));
                }
            }
        }
        for change in open.log {
            if let (Change::Keep(kept), true) = (&change, checked.is_ok()) {
                checked = commit::once(self, kept, history);
            }
            let check = commit::Check::of(&change);
            self.apply(change);
            if let (Some(check), Some(now), true) = (check, now, checked.is_ok()) {
                checked = check.holds(self, now);
            }
        }
        checked
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Book(booking) => self.bookings.push(booking),
            Change::Mark(id, status) => {
                if let Some(booking) = self.bookings.iter_mut().find(|booking| booking.id == id) {
                    booking.status = status;
                }
            }
            Change::Close(closure) => {
                self.closures.push(closure);
                self.revision += 1;
            }
            Change::Audit(entry) => self.audit.push(entry),
            Change::Keep(kept) => {
                self.replays.retain(|old| !old.is_of(&kept.key, &kept.replay.digest));
                self.journal.push(kept.clone());
                self.replays.push(kept);
            }
            Change::Purge(rows) => self.replays.retain(|kept| !rows.contains(&kept.row)),
            Change::Letter(letter) => {
                self.letters.retain(|old| old.letter.id != letter.letter.id);
                self.letters.push(letter);
            }
            Change::Withdraw(id) => self.letters.retain(|kept| kept.letter.id != id),
        }
    }

    pub fn roll_back(&mut self, tx: TxId) {
        self.txs.remove(&tx);
        self.locks.retain(|_, holder| *holder != tx);
    }

    /// Leaves a transaction to itself: at that step the store ends it, in that way.
    pub fn leave_in_doubt(&mut self, tx: TxId, until: u64, commits: bool) {
        if let Some(tx) = self.txs.get_mut(&tx) {
            tx.waiting = None;
            tx.in_doubt = Some((until, commits));
        }
    }

    /// A transaction whose doubt is over at this step, and whether it commits.
    pub fn in_doubt_until(&self, step: u64) -> Option<(TxId, bool)> {
        let over = |(tx, open): (&TxId, &Tx)| open.in_doubt.filter(|(at, _)| *at <= step).map(|doubt| (*tx, doubt.1));
        self.txs.iter().find_map(over)
    }

    /// The step at which the next doubt is over.
    pub fn next_doubt(&self) -> Option<u64> {
        self.txs.values().filter_map(|tx| tx.in_doubt).map(|(at, _)| at).min()
    }

    /// Notes for whom a transaction waits, and finds out whether that one waits for it in turn: then nobody ever goes
    /// on, and it says whether all of them wait for locks.
    pub fn wait(&mut self, tx: TxId, wait: Option<Wait>) -> Option<bool> {
        self.txs.get_mut(&tx)?.waiting = wait;
        let mut only_locks = true;
        let mut next = tx;
        for _ in 0..self.txs.len() {
            let Wait { holder, lock } = self.txs.get(&next)?.waiting?;
            only_locks &= lock;
            if holder == tx {
                return Some(only_locks);
            }
            next = holder;
        }
        // A circle further on, which its own members find.
        None
    }

    /// What a transaction did, for the events.
    pub fn describe(&self, tx: TxId) -> String {
        let world = &self.world;
        let parts = self.log(Some(tx)).iter().filter_map(|change| match change {
            Change::Book(new) => {
                let (seat, person) = (world.seat_name(new.seat), world.person_name(new.person.0));
                Some(format!("books {seat} for {person} {}/{}", new.held.from(), new.held.until()))
            }
            Change::Mark(id, status) => {
                let booking = self.booking(Some(tx), *id)?;
                let (seat, person) = (world.seat_name(booking.seat), world.person_name(booking.person.0));
                Some(format!("{} {seat} of {person} {}", status.code(), booking.held.from()))
            }
            Change::Close(closure) => Some(format!("closes {}/{}", closure.period.from(), closure.period.until())),
            Change::Purge(rows) => Some(format!("purges {} answers", rows.len())),
            Change::Letter(letter) => Some(format!("{} a letter", letter.state.verb())),
            Change::Withdraw(_) => Some("withdraws a letter".to_owned()),
            Change::Audit(_) | Change::Keep(_) => None,
        });
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
    }
}
