//! Open a library in a group. Who does so runs it, until they give its posts to others.

use super::add_library::{AddLibraryRefused, LibraryAdded};
use super::set_rule::wide_locks;
use super::{Library, WidePlace};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, GroupId, LibraryId, PersonId};
use crate::people::staff::LOCK as POSTS;
use crate::people::{Post, Role};
use crate::text::{Line, Slug};
use serde::Serialize;

/// Adds a library without branches to a group.
#[derive(Clone, Debug, Serialize)]
pub struct OpenLibrary {
    /// The group.
    pub group: GroupId,
    /// What the library is called.
    pub name: Line,
    /// Its name in addresses.
    pub slug: Slug,
    /// Who runs it: whoever asks, and nobody else.
    pub person: PersonId,
}

impl Command for OpenLibrary {
    const NAME: &'static str = "open-library";
    const ACTION: Action = Action::KeepConsortium;
    /// The branches of the group: their plans know its libraries.
    type Prepared = Vec<BranchId>;
    type Done = LibraryAdded;
    type Refused = AddLibraryRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<AddLibraryRefused>> {
        if with.actor.id() != self.person.0 {
            return Err(Halt::NotFound);
        }
        Ok(with.store.read().await?.house().branches_below(WidePlace::Group(self.group)).await?)
    }

    fn scope(&self, _: &Self::Prepared) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, branches: &Self::Prepared) -> Vec<LockKey> {
        let mut locks = wide_locks(branches);
        locks.push(POSTS);
        locks
    }

    async fn run(&self, branches: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<LibraryAdded, Halt<AddLibraryRefused>> {
        let consortium = ctx.store().house().consortium().await?.ok_or(Halt::NotFound)?;
        consortium.group(self.group).ok_or(Halt::NotFound)?;
        if ctx.store().house().branches_below(WidePlace::Group(self.group)).await? != *branches {
            return Err(Halt::Stale);
        }
        let id = LibraryId(ctx.new_id());
        let library = Library { id, slug: self.slug.clone(), name: self.name.as_str().to_owned() };
        if !ctx.store().house_repo().add_library(self.group, &library).await? {
            return Err(Halt::Refused(AddLibraryRefused::AddressTaken));
        }
        let (post, now) = (Post { library: id, branch: None, role: Role::Admin }, ctx.now());
        ctx.store().staff_repo().give(self.person, &post, now).await?;
        Ok(LibraryAdded { library: id })
    }

    fn trail(&self, _: &Self::Prepared, done: &LibraryAdded) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(done.library.0) }
    }
}
