//! Add a group of libraries to the consortium.

use super::add_library::AddLibrary;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::GroupId;
use crate::replay::Never;
use crate::text::Line;
use serde::{Deserialize, Serialize};

/// Adds a group that has no libraries yet.
#[derive(Clone, Debug, Serialize)]
pub struct AddGroup {
    /// What it is called.
    pub name: Line,
}

/// The group that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupAdded {
    /// Which.
    pub group: GroupId,
}

impl Command for AddGroup {
    const NAME: &'static str = "add-group";
    const ACTION: Action = Action::KeepConsortium;
    type Prepared = ();
    type Done = GroupAdded;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![AddLibrary::LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<GroupAdded, Halt<Never>> {
        let consortium = ctx.store().house().consortium().await?.ok_or(Halt::NotFound)?;
        let group = GroupId(ctx.new_id());
        ctx.store().house_repo().add_group(consortium.id, group, self.name.as_str()).await?;
        Ok(GroupAdded { group })
    }

    fn trail(&self, (): &(), done: &GroupAdded) -> Trail {
        Trail { library: None, branch: None, object: Some(done.group.0) }
    }
}
