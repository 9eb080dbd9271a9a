//! Give the consortium or one of its groups another name.

use super::WidePlace;
use super::add_library::AddLibrary;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::replay::Never;
use crate::text::Line;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Changes the name of a place above libraries.
#[derive(Clone, Debug, Serialize)]
pub struct NamePlace {
    /// Which.
    pub place: WidePlace,
    /// What it is called from now on.
    pub name: Line,
}

/// It has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceNamed {
    /// Which.
    pub place: Uuid,
}

impl Command for NamePlace {
    const NAME: &'static str = "name-place";
    const ACTION: Action = Action::KeepConsortium;
    type Prepared = ();
    type Done = PlaceNamed;
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

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<PlaceNamed, Halt<Never>> {
        if !ctx.store().house_repo().name_place(self.place, self.name.as_str()).await? {
            return Err(Halt::NotFound);
        }
        Ok(PlaceNamed { place: self.place.id() })
    }

    fn trail(&self, (): &(), done: &PlaceNamed) -> Trail {
        Trail { library: None, branch: None, object: Some(done.place) }
    }
}
