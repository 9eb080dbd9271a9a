//! Rename a library or give it another address.

use super::Library;
use super::add_library::AddLibraryRefused;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, LibraryId, ZoneId};
use crate::text::{Line, Slug};
use serde::{Deserialize, Serialize};

/// Changes name and address of a library.
#[derive(Clone, Debug, Serialize)]
pub struct DescribeLibrary {
    /// Which.
    pub library: LibraryId,
    /// What it is called.
    pub name: Line,
    /// Its name in addresses; the old one leads to the new one.
    pub slug: Slug,
}

/// It is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryDescribed {
    /// Which.
    pub library: LibraryId,
}

impl Command for DescribeLibrary {
    const NAME: &'static str = "describe-library";
    const ACTION: Action = Action::ManageLibrary;
    type Prepared = Vec<(BranchId, ZoneId)>;
    type Done = LibraryDescribed;
    type Refused = AddLibraryRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<AddLibraryRefused>> {
        Ok(with.store.read().await?.house().zones_of_library(self.library).await?)
    }

    fn scope(&self, _: &Self::Prepared) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, zones: &Self::Prepared) -> Vec<LockKey> {
        library_locks(zones)
    }

    async fn run(&self, _: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<LibraryDescribed, Halt<AddLibraryRefused>> {
        ctx.store().house().lineage(self.library).await?.ok_or(Halt::NotFound)?;
        let library = Library { id: self.library, slug: self.slug.clone(), name: self.name.as_str().to_owned() };
        let now = ctx.now();
        if !ctx.store().house_repo().describe_library(&library, now).await? {
            return Err(Halt::Refused(AddLibraryRefused::AddressTaken));
        }
        Ok(LibraryDescribed { library: self.library })
    }

    fn trail(&self, _: &Self::Prepared, done: &LibraryDescribed) -> Trail {
        Trail { library: Some(self.library), branch: None, object: Some(done.library.0) }
    }
}

/// All branches of a library and their zones: each plan holds what is said of the library.
pub(super) fn library_locks(zones: &[(BranchId, ZoneId)]) -> Vec<LockKey> {
    zones.iter().flat_map(|(branch, zone)| [LockKey::Branch(*branch), LockKey::Zone(*zone)]).collect()
}
