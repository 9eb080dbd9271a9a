//! The people of a library, as its staff see them: who works there, who is a member, what was done.

pub mod keepers;
pub mod members;
pub mod posts;

use super::{EmailAddress, Post, Role};
use crate::command::{Ctx, LockKey};
use crate::error::StoreError;
use crate::ids::{BranchId, LibraryId, PersonId};
use crate::time::Timestamp;
use async_trait::async_trait;
use uuid::Uuid;

/// What everybody holds who gives or takes posts: "the last admin stays" is decided one at a time.
pub const LOCK: LockKey = LockKey::Key(Uuid::from_u128(0xad31));

/// Somebody who works at a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// Their name; empty until they signed in for the first time.
    pub name: String,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// Only this branch; none = all.
    pub branch: Option<BranchId>,
    /// As what.
    pub role: Role,
}

/// A member of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// The patron group.
    pub patron_group: String,
    /// First instant at which it is over.
    pub until: Option<Timestamp>,
}

/// Somebody who keeps the consortium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<EmailAddress>,
}

/// A line of the audit log, with the name of who did it, as long as they have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// When.
    pub at: Timestamp,
    /// Kind of actor.
    pub kind: String,
    /// Who.
    pub actor: Uuid,
    /// Their name.
    pub name: Option<String>,
    /// Name of the command.
    pub command: String,
}

/// Reading the people of a library; nobody of another one is ever in it.
#[async_trait]
pub trait StaffReads: Send {
    /// Who works there, by name.
    async fn colleagues(&mut self, library: LibraryId) -> Result<Vec<Colleague>, StoreError>;
    /// Who keeps the consortium, by name.
    async fn keepers(&mut self) -> Result<Vec<Keeper>, StoreError>;
    /// Members whose name or address has `search` in it, folded, by name; at most `limit`.
    async fn members(&mut self, library: LibraryId, search: &str, limit: u32) -> Result<Vec<Member>, StoreError>;
    /// The same with those whose membership is over.
    async fn members_ever(&mut self, library: LibraryId, search: &str, limit: u32) -> Result<Vec<Member>, StoreError>;
    /// What was done there since an instant, by one actor or by all, the latest first; at most `limit`.
    async fn audit(
        &mut self,
        library: LibraryId,
        since: Timestamp,
        actor: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<AuditLine>, StoreError>;
    /// The last things that people did with these commands above all libraries, the latest first; at most `limit`.
    async fn audit_above(&mut self, commands: &[&'static str], limit: u32) -> Result<Vec<AuditLine>, StoreError>;
}

/// Giving and taking posts and memberships.
#[async_trait]
pub trait StaffRepo: StaffReads {
    /// Gives a post; false when they have it.
    async fn give(&mut self, person: PersonId, post: &Post, now: Timestamp) -> Result<bool, StoreError>;
    /// Takes a post away; false when they do not have it.
    async fn take(&mut self, person: PersonId, post: &Post) -> Result<bool, StoreError>;
    /// Says whether somebody keeps the consortium; false when it was so.
    async fn keep_consortium(&mut self, person: PersonId, keeps: bool) -> Result<bool, StoreError>;
    /// Makes somebody a member, or changes what they are.
    async fn admit(
        &mut self,
        person: PersonId,
        library: LibraryId,
        patron_group: &str,
        until: Option<Timestamp>,
    ) -> Result<(), StoreError>;
    /// Ends a membership at an instant; false when there is none that lasts longer.
    async fn dismiss(&mut self, person: PersonId, library: LibraryId, at: Timestamp) -> Result<bool, StoreError>;
}

/// Whether taking this post away would leave the library without an admin. The command holds [`LOCK`].
///
/// # Errors
/// When storage fails.
pub async fn is_last_admin(ctx: &mut Ctx<'_>, person: PersonId, post: &Post) -> Result<bool, StoreError> {
    let runs = |role, branch: Option<BranchId>| role == Role::Admin && branch.is_none();
    if !runs(post.role, post.branch) {
        return Ok(false);
    }
    let colleagues = ctx.store().staff().colleagues(post.library).await?;
    Ok(!colleagues.iter().any(|other| other.person != person && runs(other.role, other.branch)))
}
