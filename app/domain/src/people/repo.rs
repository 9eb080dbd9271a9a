//! What storage knows about people.

use super::limits::Limit;
use super::{Account, EmailAddress, Person, Session, TokenHash};
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId};
use crate::time::Timestamp;
use async_trait::async_trait;

/// Reading people.
#[async_trait]
pub trait PeopleReads: Send {
    /// One person with memberships and posts.
    async fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError>;
}

/// Reading accounts.
#[async_trait]
pub trait AccountReads: Send {
    /// The account of a person; an erased one too.
    async fn account(&mut self, person: PersonId) -> Result<Option<Account>, StoreError>;
    /// Whose address it is, by its key.
    async fn by_email(&mut self, key: &str) -> Result<Option<PersonId>, StoreError>;
    /// The password's hash; none when none was set.
    async fn password(&mut self, person: PersonId) -> Result<Option<String>, StoreError>;
}

/// Changing accounts.
#[async_trait]
pub trait AccountRepo: AccountReads {
    /// Adds a person with an account; false when somebody has that address.
    async fn add(&mut self, account: &Account) -> Result<bool, StoreError>;
    /// Sets name and language.
    async fn describe(&mut self, person: PersonId, name: &str, lang: &str) -> Result<(), StoreError>;
    /// Sets the address; false when somebody else has it.
    async fn set_email(&mut self, person: PersonId, email: &EmailAddress) -> Result<bool, StoreError>;
    /// Sets the password's hash.
    async fn set_password(&mut self, person: PersonId, hash: &str) -> Result<(), StoreError>;
}

/// Reading sessions.
#[async_trait]
pub trait SessionReads: Send {
    /// The session of a token, live or not; none of a person who was locked or erased.
    async fn by_token(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError>;
    /// The sessions of a person, the last seen first, live or not.
    async fn of_person(&mut self, person: PersonId) -> Result<Vec<Session>, StoreError>;
}

/// Beginning and ending sessions.
#[async_trait]
pub trait SessionRepo: SessionReads {
    /// Begins one.
    async fn begin(&mut self, session: &Session, token: &TokenHash) -> Result<(), StoreError>;
    /// Notes that it is in use.
    async fn seen(&mut self, id: SessionId, at: Timestamp) -> Result<(), StoreError>;
    /// Ends one of a person's; whether there was such a one.
    async fn end(&mut self, id: SessionId, person: PersonId) -> Result<bool, StoreError>;
    /// Ends all of a person's but one; how many.
    async fn end_others(&mut self, person: PersonId, but: Option<SessionId>) -> Result<u64, StoreError>;
}

/// Counting tries.
#[async_trait]
pub trait LimitRepo: Send {
    /// Until when a bucket is busy; none when nobody knows it. The command holds the bucket's lock.
    async fn busy_until(&mut self, limit: Limit, key: &[u8]) -> Result<Option<Timestamp>, StoreError>;
    /// Notes until when it is busy now.
    async fn set_busy(&mut self, limit: Limit, key: &[u8], until: Timestamp) -> Result<(), StoreError>;
}
