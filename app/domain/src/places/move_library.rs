//! Move a library to another group: working alliances change, and libraries merge.

use super::set_rule::wide_locks;
use super::{Consortium, WidePlace};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, GroupId, LibraryId};
use crate::ports::Reads;
use crate::replay::Never;
use serde::{Deserialize, Serialize};

/// Puts a library with all its branches under another group. What it set itself stays, within the new group's limits; what
/// came from the old group comes from the new one. Bookings stay as they are.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct MoveLibrary {
    /// The library.
    pub library: LibraryId,
    /// Where to.
    pub to: GroupId,
}

/// It is there now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryMoved {
    /// Which.
    pub library: LibraryId,
    /// Where it was.
    pub from: GroupId,
}

/// Where a library is, and the branches of both groups: minutes of a week may be counted over all of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    from: GroupId,
    branches: Vec<BranchId>,
}

impl MoveLibrary {
    async fn around(self, reads: &mut dyn Reads) -> Result<Around, Halt<Never>> {
        let consortium = reads.house().consortium().await?.ok_or(Halt::NotFound)?;
        let from = group_of(&consortium, self.library).ok_or(Halt::NotFound)?;
        consortium.group(self.to).ok_or(Halt::NotFound)?;
        let mut branches = reads.house().branches_below(WidePlace::Group(from)).await?;
        if from != self.to {
            branches.extend(reads.house().branches_below(WidePlace::Group(self.to)).await?);
        }
        Ok(Around { from, branches })
    }
}

fn group_of(consortium: &Consortium, library: LibraryId) -> Option<GroupId> {
    let holds = |libraries: &[super::Library]| libraries.iter().any(|one| one.id == library);
    consortium.groups.iter().find(|group| holds(&group.libraries)).map(|group| group.id)
}

impl Command for MoveLibrary {
    const NAME: &'static str = "move-library";
    const ACTION: Action = Action::KeepConsortium;
    type Prepared = Around;
    type Done = LibraryMoved;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Around, Halt<Never>> {
        self.around(with.store.read().await?.as_mut()).await
    }

    fn scope(&self, _: &Around) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, around: &Around) -> Vec<LockKey> {
        wide_locks(&around.branches)
    }

    async fn run(&self, around: &Around, ctx: &mut Ctx<'_>) -> Result<LibraryMoved, Halt<Never>> {
        if self.around(ctx.store()).await? != *around {
            return Err(Halt::Stale);
        }
        if around.from != self.to {
            ctx.store().house_repo().move_library(self.library, around.from, self.to).await?;
        }
        Ok(LibraryMoved { library: self.library, from: around.from })
    }

    fn trail(&self, _: &Around, done: &LibraryMoved) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(self.to.0) }
    }
}
