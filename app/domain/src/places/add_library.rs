//! Add a library. Set-up does so: it runs this, [`super::add_branch::AddBranch`] and more in one transaction.

use super::Library;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{ConsortiumId, GroupId, LibraryId};
use crate::text::{Line, Slug};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Adds a library to the only group; the first one founds the consortium and that group.
#[derive(Clone, Debug, Serialize)]
pub struct AddLibrary {
    /// What the installation is called, for the first library of all; later ones leave it as it is.
    pub installation: Line,
    /// What the library is called.
    pub name: Line,
    /// Its name in addresses.
    pub slug: Slug,
}

/// The library that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryAdded {
    /// Which.
    pub library: LibraryId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum AddLibraryRefused {
    /// Another library has that address.
    AddressTaken,
}

impl Refusal for AddLibraryRefused {
    const CODES: &'static [&'static str] = &["address-taken"];
    fn code(&self) -> &'static str {
        "address-taken"
    }
}

impl AddLibrary {
    /// What it locks: two who found the same consortium take turns.
    pub const LOCK: LockKey = LockKey::Key(Uuid::nil());
}

impl Command for AddLibrary {
    const NAME: &'static str = "add-library";
    const ACTION: Action = Action::AddLibrary;
    type Prepared = ();
    type Done = LibraryAdded;
    type Refused = AddLibraryRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<AddLibraryRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![Self::LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<LibraryAdded, Halt<AddLibraryRefused>> {
        let group = match ctx.store().house().first_group().await? {
            Some(group) => group,
            None => {
                let (consortium, group) = (ConsortiumId(ctx.new_id()), GroupId(ctx.new_id()));
                let name = self.installation.as_str();
                ctx.store().house_repo().found((consortium, name), (group, name)).await?;
                group
            }
        };
        let id = LibraryId(ctx.new_id());
        let library = Library { id, slug: self.slug.clone(), name: self.name.as_str().to_owned() };
        if !ctx.store().house_repo().add_library(group, &library).await? {
            return Err(Halt::Refused(AddLibraryRefused::AddressTaken));
        }
        Ok(LibraryAdded { library: id })
    }

    fn trail(&self, (): &(), done: &LibraryAdded) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(done.library.0) }
    }
}
