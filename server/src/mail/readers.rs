//! [`Accounts`]: where a letter goes, and the code that only its reader may see.

use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{PersonId, SignInId};
use plek_domain::notices::readers::Readers;
use plek_domain::people::EmailAddress;
use plek_domain::people::sign_in::code;
use plek_domain::ports::Reads;
use plek_domain::time::{Clock, Timestamp};
use std::sync::Arc;

/// Looks into the accounts.
pub struct Accounts {
    /// What tells whether a sign-in is still open.
    pub clock: Arc<dyn Clock>,
}

#[async_trait]
impl Readers for Accounts {
    async fn address(&self, reads: &mut dyn Reads, person: PersonId) -> Result<Option<EmailAddress>, StoreError> {
        let account = reads.accounts().account(person).await?;
        Ok(account.filter(|account| account.is_open()).and_then(|account| account.email))
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    async fn code(&self, reads: &mut dyn Reads, sign_in: SignInId) -> Result<Option<String>, StoreError> {
        code(reads, sign_in, self.clock.now()).await
    }
}
