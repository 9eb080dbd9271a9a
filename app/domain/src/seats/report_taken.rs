//! "Somebody sits on my seat": another seat now, and the desk knows.

use super::desk_notes::{DeskNote, NoteKind};
use super::queries::Occupancy;
use super::{Booking, Status};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BookingId, DeskNoteId, SeatId};
use crate::places::BranchPlan;
use crate::places::change::{Free, Wanted, choose};
use crate::time::local;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How long somebody has to find their other seat before it is given free, in minutes.
const WALK_MINUTES: i64 = 15;

/// Gives somebody whose seat is taken the best other one, and leaves a note for the desk.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ReportTaken {
    /// Whose.
    pub booking: BookingId,
}

/// The desk knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenReported {
    /// Whose.
    pub booking: BookingId,
    /// Their other seat; none when nothing else is free.
    pub seat: Option<SeatId>,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ReportRefused {
    /// The booking is not one for now: it was cancelled or released, is over or has not begun.
    NotNow,
}

impl Refusal for ReportRefused {
    const CODES: &'static [&'static str] = &["not-now"];
    fn code(&self) -> &'static str {
        match self {
            Self::NotNow => "not-now",
        }
    }
}

/// The booking as it was looked up, and the plan.
pub struct Prepared {
    booking: Booking,
    plan: Arc<BranchPlan>,
}

impl Command for ReportTaken {
    const NAME: &'static str = "report-taken";
    const ACTION: Action = Action::CheckIn;
    type Prepared = Prepared;
    type Done = TakenReported;
    type Refused = ReportRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<ReportRefused>> {
        let booking = with.store.read().await?.bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        let plan = with.plan(booking.branch).await?.ok_or(Halt::NotFound)?;
        Ok(Prepared { booking, plan })
    }

    fn scope(&self, Prepared { booking, .. }: &Prepared) -> Scope {
        Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
    }

    fn locks(&self, Prepared { booking, plan }: &Prepared) -> Vec<LockKey> {
        let zones = plan.zones.iter().map(|zone| LockKey::Zone(zone.id));
        std::iter::once(LockKey::Person(booking.person)).chain(zones).collect()
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<TakenReported, Halt<ReportRefused>> {
        let (plan, now) = (&prepared.plan, ctx.now());
        if ctx.store().places().revision(plan.branch.id).await? != Some(plan.revision) {
            return Err(Halt::Stale);
        }
        let booking = ctx.store().bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        let near = booking.check_in_period().is_some_and(|period| period.contains(now));
        if !near || !booking.occupies(now) || booking.status == Status::Held {
            return Err(Halt::Refused(ReportRefused::NotNow));
        }
        let seat = plan.seat(booking.seat).ok_or(Halt::Stale)?.clone();
        let floor = plan.zone(seat.zone).map_or(0, |zone| zone.floor);
        let wanted = Wanted { seat, floor, period: booking.period, held: booking.held };
        let occupancy = Occupancy::of(ctx.store(), plan, booking.held, now).await?;
        let (day, _, _) = local(plan.time_zone, booking.period.from());
        let openings = plan.openings(day.pred_opt().unwrap_or(day), 3);
        let other = choose(&wanted, &Free::new(plan, openings, occupancy.occupied()));
        let note = DeskNote {
            id: DeskNoteId(ctx.new_id()),
            library: booking.library,
            branch: booking.branch,
            kind: NoteKind::SeatTaken,
            seat: booking.seat,
            booking: booking.id,
            made_at: now,
        };
        ctx.store().booking_repo().add_note(&note).await?;
        let Some(other) = other else { return Ok(TakenReported { booking: self.booking, seat: None }) };
        let moved = Booking {
            zone: other.zone,
            seat: other.id,
            release_at: booking.release_at.map(|release| release.max(now.plus_minutes(WALK_MINUTES))),
            ..booking
        };
        let bookings = ctx.store().booking_repo();
        bookings.release_lapsed(other.id, moved.held, now).await?;
        let is_moved = bookings.rebook(&moved, false).await?;
        Ok(TakenReported { booking: self.booking, seat: is_moved.then_some(other.id) })
    }

    fn trail(&self, Prepared { booking, .. }: &Prepared, _: &TakenReported) -> Trail {
        Trail { library: Some(booking.library), branch: Some(booking.branch), object: Some(self.booking.0) }
    }
}
