//! The audit log: who did what to what, when. Never a secret, never a text that somebody typed.

use crate::ids::{AuditId, BranchId, LibraryId};
use crate::time::Timestamp;
use uuid::Uuid;

/// What a command says about itself for the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The library concerned.
    pub library: Option<LibraryId>,
    /// The branch concerned.
    pub branch: Option<BranchId>,
    /// The thing that was made or changed.
    pub object: Option<Uuid>,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Which.
    pub id: AuditId,
    /// When, as the transaction saw it.
    pub at: Timestamp,
    /// Kind of actor: person, job.
    pub actor_kind: String,
    /// The actor.
    pub actor: Uuid,
    /// Name of the command.
    pub command: String,
    /// Where and what.
    pub trail: Trail,
}
