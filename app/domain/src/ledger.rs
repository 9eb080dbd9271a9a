//! [`Ledger`]: what a group of writes looks up and writes down, each on one trip to the database.

use crate::audit::AuditEntry;
use crate::error::StoreError;
use crate::ports::UnitOfWork;
use crate::replay::{KEEP_SECONDS, KeptAnswer, Replay, ReplayKey};
use crate::time::Timestamp;
use async_trait::async_trait;

/// Where audit lines and answers are kept.
#[async_trait]
pub trait LedgerRepo: Send {
    /// The answers kept under keys since `since`.
    async fn find(&mut self, keys: &[ReplayKey], since: Timestamp) -> Result<Vec<KeptAnswer>, StoreError>;
    /// Appends lines to the audit log and keeps answers, of which no two have the same key and digest. There is at least
    /// one of either. False when one of the answers has been kept since `since`: then its write was done before, and
    /// the transaction must not last.
    async fn write(
        &mut self,
        lines: &[AuditEntry],
        answers: &[KeptAnswer],
        at: Timestamp,
        since: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Forgets the answers that were kept before an instant; how many.
    async fn purge(&mut self, before: Timestamp) -> Result<u64, StoreError>;
}

/// Answers kept for replay and audit lines of one transaction.
///
/// Nearly every write is new, so nothing is looked up at first. A repeated one shows at once when it is refused, mostly
/// by what it did itself the first time: then the look-up tells. One that is *not* refused shows when its answer
/// cannot be kept beside the first one; then the group fails and its writes are tried again, looking first.
pub struct Ledger {
    now: Timestamp,
    /// The group's keys; their locks are held. Empty once they were looked up.
    unknown: Vec<ReplayKey>,
    kept: Vec<KeptAnswer>,
    /// How many of them were there before.
    old: usize,
    lines: Vec<AuditEntry>,
}

impl Ledger {
    /// Before anything is looked up.
    #[must_use]
    pub const fn new(keys: Vec<ReplayKey>, now: Timestamp) -> Self {
        Self { now, unknown: keys, kept: Vec::new(), old: 0, lines: Vec::new() }
    }

    /// Looks up, once, what was answered under the group's keys.
    pub async fn look_up(&mut self, store: &mut dyn UnitOfWork) -> Result<(), StoreError> {
        if self.unknown.is_empty() {
            return Ok(());
        }
        let found = store.ledger().find(&self.unknown, self.since()).await?;
        self.unknown.clear();
        self.old = found.len();
        self.kept.splice(..0, found);
        Ok(())
    }

    fn since(&self) -> Timestamp {
        self.now.plus_seconds(-KEEP_SECONDS)
    }

    /// What is known to be answered under a key, by this group's earlier writes too.
    pub fn answers(&self, key: &ReplayKey) -> impl Iterator<Item = &Replay> {
        self.kept.iter().filter(move |kept| kept.key == *key).map(|kept| &kept.replay)
    }

    /// Notes a write that stays, with its line for the audit log and the answer to keep when there are such.
    pub fn note(&mut self, line: Option<AuditEntry>, answer: Option<KeptAnswer>) {
        self.lines.extend(line);
        self.kept.extend(answer);
    }

    /// Writes down what was noted.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one of the writes was done before.
    pub async fn close(self, store: &mut dyn UnitOfWork) -> Result<(), StoreError> {
        let new = &self.kept[self.old..];
        let is_empty = self.lines.is_empty() && new.is_empty();
        if is_empty || store.ledger().write(&self.lines, new, self.now, self.since()).await? {
            Ok(())
        } else {
            Err(StoreError::Conflict(None))
        }
    }
}
