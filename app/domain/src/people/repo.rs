//! What storage knows about people.

use super::Person;
use crate::error::StoreError;
use crate::ids::{LibraryId, PersonId};
use async_trait::async_trait;

/// Reading people.
#[async_trait]
pub trait PeopleReads: Send {
    /// One person with memberships and posts.
    async fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError>;
    /// The people that a visitor of the demo may be: members of the library, by name, at most `limit`.
    async fn demo_people(&mut self, library: LibraryId, limit: i64) -> Result<Vec<(PersonId, String)>, StoreError>;
}
