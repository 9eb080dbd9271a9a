//! The first start: a one-time link, and the page behind it that founds the installation or sets a lost password.

pub mod found;
pub mod link;
pub mod set_password;

use super::TokenHash;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::time::{MINUTE, Timestamp};
use async_trait::async_trait;

/// Seconds for which a link is good.
pub const LASTS: i64 = 30 * MINUTE;

/// A link that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetUpLink {
    /// Whose password it sets; none when it founds the installation.
    pub person: Option<PersonId>,
    /// First instant at which it is too old.
    pub ends_at: Timestamp,
}

/// Reading set-up links.
#[async_trait]
pub trait SetUpReads: Send {
    /// The link of a token, too old or not.
    async fn link(&mut self, token: &TokenHash) -> Result<Option<SetUpLink>, StoreError>;
    /// Whether anybody is admin anywhere.
    async fn has_admin(&mut self) -> Result<bool, StoreError>;
}

/// Setting up.
#[async_trait]
pub trait SetUpRepo: SetUpReads {
    /// Adds a link; earlier ones for the same end with it.
    async fn add_link(&mut self, token: &TokenHash, link: &SetUpLink, now: Timestamp) -> Result<(), StoreError>;
    /// Takes a link away; it is used once.
    async fn use_link(&mut self, token: &TokenHash) -> Result<(), StoreError>;
}
