//! Idempotent replay: the answer of a write is kept, so that a double click, a reload or a retry gets it again.
//!
//! Only what was *done* is kept (a refusal left no trace, so asking again is right), under actor, command, key and
//! digest of the body, for 48 hours.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::{Refusal, StoreError};
use crate::time::HOUR;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long an answer is kept, in seconds.
pub const KEEP_SECONDS: i64 = 48 * HOUR;

/// SHA-256 of a command's JSON, in hexadecimal.
pub fn digest_of(body: &impl Serialize) -> Result<String, StoreError> {
    let json = serde_json::to_vec(body)
        .map_err(|cause| StoreError::Broken { what: "digest of a command", cause: Some(Box::new(cause)) })?;
    Ok(Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Under what an answer is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReplayKey {
    /// Whose.
    pub actor: Uuid,
    /// Name of the command.
    pub command: &'static str,
    /// The key that came with the request, or one that the store made.
    pub key: Uuid,
}

/// An answer that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Digest of the body that it answered.
    pub digest: String,
    /// The answer, as JSON: ids only, never a secret or a link.
    pub done: String,
}

/// An answer with what it is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// Under what.
    pub key: ReplayKey,
    /// The answer.
    pub replay: Replay,
}

/// Throws away answers older than 48 hours; a job.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PurgeReplays;

/// It never refuses.
#[derive(Clone, Debug, Serialize)]
pub enum Never {}

impl Refusal for Never {
    const CODES: &'static [&'static str] = &[];
    fn code(&self) -> &'static str {
        match *self {}
    }
}

/// How many answers went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purged {
    /// Number of rows.
    pub rows: u64,
}

impl Command for PurgeReplays {
    const NAME: &'static str = "purge-replays";
    const ACTION: Action = Action::PurgeReplays;
    type Prepared = ();
    type Done = Purged;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        Vec::new()
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Purged, Halt<Never>> {
        let before = ctx.now().plus_seconds(-KEEP_SECONDS);
        Ok(Purged { rows: ctx.store().ledger().purge(before).await? })
    }

    fn trail(&self, (): &(), _: &Purged) -> Trail {
        Trail::default()
    }
}
