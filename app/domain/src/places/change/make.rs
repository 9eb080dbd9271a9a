//! Make a change of a house, and do to the bookings that it hits what was shown.

use super::effect::{Effect, Fate};
use super::model::{BookingChange, HouseChange, MadeChange, MoveState};
use super::settle::{carry_out, settle};
use super::{PORTION, UNDO_SECONDS};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, ChangeId, ClosureId, LetterId, PersonId};
use crate::places::BranchPlan;
use crate::places::common::{locks_of, plan_of, scope_of, still, trail_of};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// Makes a change whose effect somebody has seen.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeHouse {
    /// The branch.
    pub branch: BranchId,
    /// What changes.
    pub change: HouseChange,
    /// [`Effect::digest`] of what was shown.
    pub seen: String,
}

/// It was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeMade {
    /// Which.
    pub change: ChangeId,
    /// How many bookings still wait for their turn: see [`super::proceed::ProceedChange`].
    pub left: usize,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ChangeRefused {
    /// It would do something else than what was shown: people booked or cancelled meanwhile.
    Overtaken,
}

impl Refusal for ChangeRefused {
    const CODES: &'static [&'static str] = &["overtaken"];
    fn code(&self) -> &'static str {
        "overtaken"
    }
}

/// The plan as it is, and the people whose bookings are settled at once.
pub struct Prepared {
    plan: Arc<BranchPlan>,
    people: HashSet<PersonId>,
}

impl ChangeHouse {
    /// The people of the first portion.
    fn people(effect: &Effect) -> HashSet<PersonId> {
        effect.hits.iter().take(PORTION).map(|hit| hit.booking.person).collect()
    }
}

impl Command for ChangeHouse {
    const NAME: &'static str = "change-house";
    const ACTION: Action = Action::ManageBranch;
    type Prepared = Prepared;
    type Done = ChangeMade;
    type Refused = ChangeRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<ChangeRefused>> {
        let plan = plan_of(with, self.branch).await?;
        let next = self.change.applied(&plan, ClosureId(uuid::Uuid::nil()));
        let mut reads = with.store.read().await?;
        let seats = reads.house().staff_seats(self.branch).await?;
        let effect = Effect::read(reads.as_mut(), (&plan, &next), &self.change, &seats, with.now).await?;
        Ok(Prepared { plan, people: Self::people(&effect) })
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        scope_of(&prepared.plan)
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        let people = prepared.people.iter().map(|person| LockKey::Person(*person));
        locks_of(&prepared.plan).into_iter().chain(people).collect()
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<ChangeMade, Halt<ChangeRefused>> {
        let (plan, now) = (&prepared.plan, ctx.now());
        still(ctx, plan).await?;
        let seats = ctx.store().house().staff_seats(self.branch).await?;
        if !self.change.fits(plan, &seats) {
            return Err(Halt::NotFound);
        }
        let closure = ClosureId(ctx.new_id());
        let next = self.change.applied(plan, closure);
        let back = self.change.inverse(plan, closure).ok_or(Halt::NotFound)?;
        let effect = Effect::read(ctx.store(), (plan, &next), &self.change, &seats, now).await?;
        if effect.digest(&self.change)? != self.seen {
            return Err(Halt::Refused(ChangeRefused::Overtaken));
        }
        if !Self::people(&effect).is_subset(&prepared.people) {
            return Err(Halt::Stale);
        }
        carry_out(ctx, plan, &self.change, closure).await?;
        let made = MadeChange {
            id: ChangeId(ctx.new_id()),
            library: plan.library.id,
            branch: self.branch,
            person: PersonId(ctx.actor().id()),
            revision: plan.revision,
            made_at: now,
            undo_until: now.plus_seconds(UNDO_SECONDS),
            undone_at: None,
            change: self.change.clone(),
            back,
        };
        let rows: Vec<BookingChange> = effect.hits.iter().map(|hit| planned(&made, hit, ctx)).collect();
        ctx.store().house_repo().keep_change(&made, &rows).await?;
        let now_settled = rows.len().min(PORTION);
        settle(ctx, &next, &made, &rows[..now_settled], &seats).await?;
        Ok(ChangeMade { change: made.id, left: rows.len() - now_settled })
    }

    fn trail(&self, prepared: &Prepared, done: &ChangeMade) -> Trail {
        trail_of(&prepared.plan, done.change.0)
    }
}

fn planned(made: &MadeChange, hit: &super::Hit, ctx: &Ctx<'_>) -> BookingChange {
    let booking = &hit.booking;
    BookingChange {
        change: made.id,
        library: made.library,
        booking: booking.id,
        person: booking.person,
        from: (booking.zone, booking.seat),
        to: match hit.fate {
            Fate::Moved { zone, seat } => Some((zone, seat)),
            Fate::Withdrawn => None,
        },
        before: booking.status,
        letter: LetterId(ctx.new_id()),
        state: MoveState::Planned,
        made_at: made.made_at,
    }
}
