//! [`Readers`]: what delivery must know about the person behind a letter, and what only they may read.

use crate::error::StoreError;
use crate::ids::{PersonId, SignInId};
use crate::people::EmailAddress;
use crate::ports::Reads;
use crate::time::Timestamp;
use async_trait::async_trait;

/// Looks up, at delivery, where a letter goes and the secret that it carries.
#[async_trait]
pub trait Readers: Send + Sync {
    /// The address of a person; none when they have none (any more).
    async fn address(&self, reads: &mut dyn Reads, person: PersonId) -> Result<Option<EmailAddress>, StoreError>;
    /// The present instant: what is over need not be told any more.
    fn now(&self) -> Timestamp;
    /// The code of a sign-in; none when it was used or is too old, so that there is nothing to send.
    async fn code(&self, reads: &mut dyn Reads, sign_in: SignInId) -> Result<Option<String>, StoreError>;
}
