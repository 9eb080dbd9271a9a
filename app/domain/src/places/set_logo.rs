//! Give a library a logo, or take it away.

use super::logo::Logo;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::LibraryId;
use crate::replay::Never;
use serde::{Deserialize, Serialize};

/// Replaces the logo of a library. The last one who does so is right: both see what came of it.
#[derive(Clone, Debug, Serialize)]
pub struct SetLogo {
    /// The library.
    pub library: LibraryId,
    /// Its logo from now on; none takes it away.
    pub logo: Option<Logo>,
}

/// It is so now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogoSet {
    /// Whose.
    pub library: LibraryId,
}

impl Command for SetLogo {
    const NAME: &'static str = "set-logo";
    const ACTION: Action = Action::EditProfile;
    type Prepared = ();
    type Done = LogoSet;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Key(self.library.0)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<LogoSet, Halt<Never>> {
        let profile = ctx.store().places().profile(self.library).await?;
        if profile.changed_at.is_none() {
            // The logo stands beside a profile. One that nobody has written yet stays one that nobody has written, or a
            // form that is open in another tab would be refused as overtaken.
            ctx.store().place_repo().set_profile(self.library, &profile).await?;
        }
        ctx.store().place_repo().set_logo(self.library, self.logo.as_ref()).await?;
        Ok(LogoSet { library: self.library })
    }

    fn trail(&self, (): &(), done: &LogoSet) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(done.library.0) }
    }
}
