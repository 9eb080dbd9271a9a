//! What storage knows about places.

use super::{Branch, BranchPlan, Closure, Library, Profile};
use crate::error::StoreError;
use crate::ids::{BranchId, LibraryId};
use async_trait::async_trait;

/// Reading places.
#[async_trait]
pub trait PlaceReads: Send {
    /// All libraries, by name.
    async fn libraries(&mut self) -> Result<Vec<Library>, StoreError>;
    /// The branches of a library, by name.
    async fn branches(&mut self, library: LibraryId) -> Result<Vec<Branch>, StoreError>;
    /// The branch at an address, with the revision of its plan; the library's first by slug when `branch` is empty.
    async fn find(&mut self, library: &str, branch: &str) -> Result<Option<(BranchId, i64)>, StoreError>;
    /// The branches of the library with that slug, or of all when it is empty, with the revisions of their plans.
    async fn revisions(&mut self, library: &str) -> Result<Vec<(BranchId, i64)>, StoreError>;
    /// The revision of a branch's plan; none when there is no such branch.
    async fn revision(&mut self, branch: BranchId) -> Result<Option<i64>, StoreError>;
    /// The profile of a library; the default one of a library that said nothing.
    async fn profile(&mut self, library: LibraryId) -> Result<Profile, StoreError>;
    /// The whole plan of a branch.
    async fn plan(&mut self, branch: BranchId) -> Result<Option<BranchPlan>, StoreError>;
}

/// Changing places. Each change raises the revision of the branches it concerns.
#[async_trait]
pub trait PlaceRepo: PlaceReads {
    /// Adds a closure and raises the branch's revision.
    async fn add_closure(&mut self, branch: BranchId, closure: &Closure) -> Result<(), StoreError>;
    /// Replaces the profile of a library. Nothing is booked by it, so no plan becomes older.
    async fn set_profile(&mut self, library: LibraryId, profile: &Profile) -> Result<(), StoreError>;
}
