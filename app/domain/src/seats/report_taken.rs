//! "Somebody sits on my seat": another seat now, and the desk knows. The seat that somebody sits on is kept from others
//! until the desk has seen to it, or the booking would have ended.

use super::check_in::{CheckInRefused, present};
use super::desk_notes::{DeskNote, NoteKind};
use super::hold::NOBODY;
use super::queries::Occupancy;
use super::{Booking, Status};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BookingId, DeskNoteId, SeatId};
use crate::places::change::{Free, Wanted, choose};
use crate::places::{BranchPlan, SeatCode};
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
    /// What stands on the seat, as [`super::check_in::CheckIn`] asks for it: from elsewhere nobody sees who sits there.
    pub code: Option<SeatCode>,
    /// Whether it is asked from where one may check in.
    pub inside: bool,
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
    /// It is not the code of that seat.
    WrongCode,
    /// The library wants people to be in its network.
    Outside,
}

impl From<CheckInRefused> for ReportRefused {
    fn from(refused: CheckInRefused) -> Self {
        match refused {
            CheckInRefused::WrongCode => Self::WrongCode,
            CheckInRefused::Outside => Self::Outside,
            _ => Self::NotNow,
        }
    }
}

impl Refusal for ReportRefused {
    const CODES: &'static [&'static str] = &["not-now", "wrong-code", "outside"];
    fn code(&self) -> &'static str {
        match self {
            Self::NotNow => "not-now",
            Self::WrongCode => "wrong-code",
            Self::Outside => "outside",
        }
    }
}

/// The booking as it was looked up, the code of its seat, and the plan.
pub struct Prepared {
    booking: Booking,
    code: SeatCode,
    plan: Arc<BranchPlan>,
}

impl Command for ReportTaken {
    const NAME: &'static str = "report-taken";
    const ACTION: Action = Action::CheckIn;
    type Prepared = Prepared;
    type Done = TakenReported;
    type Refused = ReportRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<ReportRefused>> {
        let mut reads = with.store.read().await?;
        let booking = reads.bookings().booking(self.booking).await?.ok_or(Halt::NotFound)?;
        let code = reads.places().code_of(booking.seat).await?.ok_or(Halt::NotFound)?;
        drop(reads);
        let plan = with.plan(booking.branch).await?.ok_or(Halt::NotFound)?;
        Ok(Prepared { booking, code, plan })
    }

    fn scope(&self, Prepared { booking, .. }: &Prepared) -> Scope {
        Scope { library: Some(booking.library), branch: Some(booking.branch), person: Some(booking.person) }
    }

    fn locks(&self, Prepared { booking, plan, .. }: &Prepared) -> Vec<LockKey> {
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
        if booking.seat != prepared.booking.seat {
            return Err(Halt::Stale);
        }
        let own = present(ctx.actor(), &booking, (self.code, prepared.code), self.inside);
        own.map_err(|refused| Halt::Refused(refused.into()))?;
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
            ..booking.clone()
        };
        let by_desk = ctx.actor().id() != booking.person.0;
        let bookings = ctx.store().booking_repo();
        bookings.release_lapsed(other.id, moved.held, now).await?;
        if !bookings.rebook(&moved, by_desk).await? {
            return Ok(TakenReported { booking: self.booking, seat: None });
        }
        // Free on paper, and somebody sits there: whoever asks next would be sent to the same quarrel.
        bookings.add_nobody().await?;
        let kept = Booking {
            id: BookingId(note.id.0),
            person: NOBODY,
            status: Status::Held,
            release_at: Some(booking.period.until()),
            booked_at: now,
            arrived_at: None,
            left_at: None,
            sequence: 0,
            ..booking
        };
        bookings.add(&kept).await?;
        Ok(TakenReported { booking: self.booking, seat: Some(other.id) })
    }

    fn trail(&self, Prepared { booking, .. }: &Prepared, _: &TakenReported) -> Trail {
        Trail { library: Some(booking.library), branch: Some(booking.branch), object: Some(self.booking.0) }
    }
}
