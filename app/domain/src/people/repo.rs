//! What storage knows about people.

use super::Person;
use crate::error::StoreError;
use crate::ids::PersonId;
use async_trait::async_trait;

/// Reading people.
#[async_trait]
pub trait PeopleReads: Send {
    /// One person with memberships and posts.
    async fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError>;
}
