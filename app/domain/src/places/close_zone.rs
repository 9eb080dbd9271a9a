//! Close a zone for a while, when nobody booked there.

use super::Closure;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, ClosureId, LibraryId, ZoneId};
use crate::text::Line;
use crate::time::Period;
use serde::{Deserialize, Serialize};

/// Closes one zone over a period. Refused while there are bookings in it: nobody loses a seat unseen.
#[derive(Clone, Debug, Serialize)]
pub struct CloseZone {
    /// The branch.
    pub branch: BranchId,
    /// The zone of it.
    pub zone: ZoneId,
    /// When.
    pub period: Period,
    /// Why, for visitors to read.
    pub reason: Line,
}

/// The closure that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneClosed {
    /// Which.
    pub closure: ClosureId,
}

/// Why the zone cannot be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum CloseZoneRefused {
    /// People have booked there.
    Booked {
        /// How many bookings.
        bookings: i64,
    },
}

impl Refusal for CloseZoneRefused {
    const CODES: &'static [&'static str] = &["booked"];
    fn code(&self) -> &'static str {
        match self {
            Self::Booked { .. } => "booked",
        }
    }
}

impl Command for CloseZone {
    const NAME: &'static str = "close-zone";
    const ACTION: Action = Action::CloseZone;
    type Prepared = LibraryId;
    type Done = ZoneClosed;
    type Refused = CloseZoneRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<LibraryId, Halt<CloseZoneRefused>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        plan.zone(self.zone).ok_or(Halt::NotFound)?;
        Ok(plan.library.id)
    }

    fn scope(&self, library: &LibraryId) -> Scope {
        Scope { library: Some(*library), branch: Some(self.branch), person: None }
    }

    fn locks(&self, _: &LibraryId) -> Vec<LockKey> {
        vec![LockKey::Zone(self.zone), LockKey::Branch(self.branch)]
    }

    async fn run(&self, _: &LibraryId, ctx: &mut Ctx<'_>) -> Result<ZoneClosed, Halt<CloseZoneRefused>> {
        let now = ctx.now();
        let bookings = ctx.store().bookings().count_in_zone(self.zone, self.period, now).await?;
        if bookings > 0 {
            return Err(Halt::Refused(CloseZoneRefused::Booked { bookings }));
        }
        let closure = Closure {
            id: ClosureId(ctx.new_id()),
            zone: Some(self.zone),
            period: self.period,
            reason: self.reason.as_str().to_owned(),
        };
        ctx.store().place_repo().add_closure(self.branch, &closure).await?;
        Ok(ZoneClosed { closure: closure.id })
    }

    fn trail(&self, library: &LibraryId, done: &ZoneClosed) -> Trail {
        Trail { library: Some(*library), branch: Some(self.branch), object: Some(done.closure.0) }
    }
}
