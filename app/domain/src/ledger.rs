//! [`Ledger`]: what a group of writes looks up at its start and writes down at its end, in one statement each.

use crate::audit::AuditEntry;
use crate::error::StoreError;
use crate::ports::UnitOfWork;
use crate::replay::{KEEP_SECONDS, KeptAnswer, Replay, ReplayKey};
use crate::time::Timestamp;

/// Answers kept for replay and audit lines of one transaction.
pub struct Ledger {
    kept: Vec<KeptAnswer>,
    /// How many of them were there before.
    old: usize,
    lines: Vec<AuditEntry>,
}

impl Ledger {
    /// Looks up what was answered under the keys of a group; their locks are held.
    pub async fn open(store: &mut dyn UnitOfWork, keys: &[ReplayKey], now: Timestamp) -> Result<Self, StoreError> {
        let kept = store.replays().find(keys, now.plus_seconds(-KEEP_SECONDS)).await?;
        Ok(Self { old: kept.len(), kept, lines: Vec::new() })
    }

    /// What was answered under a key, by this group's earlier writes too.
    pub fn answers(&self, key: &ReplayKey) -> impl Iterator<Item = &Replay> {
        self.kept.iter().filter(move |kept| kept.key == *key).map(|kept| &kept.replay)
    }

    /// Notes a write that stays, with its line for the audit log and the answer to keep when there are such.
    pub fn note(&mut self, line: Option<AuditEntry>, answer: Option<KeptAnswer>) {
        self.lines.extend(line);
        self.kept.extend(answer);
    }

    /// Writes down what was noted.
    pub async fn close(self, store: &mut dyn UnitOfWork, now: Timestamp) -> Result<(), StoreError> {
        if !self.lines.is_empty() {
            store.audit().append(&self.lines).await?;
        }
        match &self.kept[self.old..] {
            [] => Ok(()),
            new => store.replays().keep(new, now).await,
        }
    }
}
