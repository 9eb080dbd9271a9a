//! Doing to bookings what was planned for them, and telling people.

use super::choice::{Free, Wanted, choose};
use super::effect::openings;
use super::model::{BookingChange, HouseChange, MadeChange, MoveState};
use crate::command::Ctx;
use crate::error::StoreError;
use crate::ids::{ClosureId, PersonId, SeatId, ZoneId};
use crate::notices::{Letter, Notice, To};
use crate::places::{BranchPlan, Closure, StaffSeat};
use crate::seats::Booking;
use crate::time::Timestamp;
use std::collections::HashMap;

/// Writes a change into the plan. `closure` is the id of a new closure.
pub(super) async fn carry_out(
    ctx: &mut Ctx<'_>,
    plan: &BranchPlan,
    change: &HouseChange,
    closure: ClosureId,
) -> Result<(), StoreError> {
    let branch = plan.branch.id;
    match change {
        HouseChange::Close { zone, period, reason } => {
            let closure = Closure { id: closure, zone: *zone, period: *period, reason: reason.as_str().to_owned() };
            ctx.store().place_repo().add_closure(branch, &closure).await
        }
        HouseChange::Reopen { closure } => {
            // One that somebody has removed meanwhile is gone all the same.
            ctx.store().house_repo().remove_closure(branch, *closure).await.map(drop)
        }
        HouseChange::Week { week } => ctx.store().house_repo().set_week(branch, week).await,
        HouseChange::Day { day, exception } => ctx.store().house_repo().set_day(branch, *day, exception.as_ref()).await,
        HouseChange::Seats { seats, in_use } => ctx.store().house_repo().use_seats(branch, seats, *in_use).await,
        HouseChange::TimeZone { zone } => {
            let now = ctx.now();
            let described = crate::places::Branch { zone: zone.clone(), ..plan.branch.clone() };
            ctx.store().house_repo().describe_branch(&described, now).await.map(drop)
        }
        HouseChange::Mode { zone, mode } => match plan.zone(*zone) {
            Some(known) => {
                let zone = crate::places::Zone { mode: *mode, ..known.clone() };
                ctx.store().house_repo().describe_zone(branch, &zone).await
            }
            None => Ok(()),
        },
    }
}

/// Settles some of the bookings that a change hits, under the locks of all zones and of their people. `plan` is the one
/// with the change.
pub(super) async fn settle(
    ctx: &mut Ctx<'_>,
    plan: &BranchPlan,
    made: &MadeChange,
    rows: &[BookingChange],
    seats: &[StaffSeat],
) -> Result<(), StoreError> {
    let now = ctx.now();
    let people: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
    let langs: HashMap<PersonId, String> =
        ctx.store().house().readers(&people).await?.into_iter().map(|reader| (reader.person, reader.lang)).collect();
    let mut letters = Vec::with_capacity(rows.len());
    for row in rows {
        let booking = ctx.store().bookings().booking(row.booking).await?;
        let booking = booking.filter(|booking| booking.occupies(now) && booking.seat == row.from.1);
        let Some(booking) = booking else {
            ctx.store().house_repo().note_booking(row, MoveState::Over).await?;
            continue;
        };
        let to = place(ctx, plan, &booking, row.to, seats, now).await?;
        let state = if to.is_some() { MoveState::Moved } else { MoveState::Withdrawn };
        if to.is_none() {
            ctx.store().booking_repo().cancel(booking.id, false).await?;
        }
        ctx.store().house_repo().note_booking(&BookingChange { to, ..row.clone() }, state).await?;
        let notice = match to {
            Some(_) => Notice::SeatMoved { booking: row.booking, from_seat: row.from.1 },
            None => Notice::SeatWithdrawn { booking: row.booking, reason: made.change.reason() },
        };
        letters.push(Letter {
            id: row.letter,
            to: To::Person(row.person),
            lang: langs.get(&row.person).cloned().unwrap_or_default(),
            notice,
            written_at: now,
            deliver_after: made.undo_until.max(now),
        });
    }
    if letters.is_empty() { Ok(()) } else { ctx.store().outbox().post(&letters).await }
}

/// Puts a booking on the seat planned for it, or, when somebody took that since, on the best one that is left.
async fn place(
    ctx: &mut Ctx<'_>,
    plan: &BranchPlan,
    booking: &Booking,
    planned: Option<(ZoneId, SeatId)>,
    seats: &[StaffSeat],
    now: Timestamp,
) -> Result<Option<(ZoneId, SeatId)>, StoreError> {
    let Some(planned) = planned else { return Ok(None) };
    if put(ctx, booking, planned, now).await? {
        return Ok(Some(planned));
    }
    let occupied = ctx.store().bookings().occupied(plan.branch.id, booking.held, now).await?;
    let free = Free::new(plan, openings(plan, booking.held), &occupied);
    let Some(known) = seats.iter().find(|known| known.seat.id == booking.seat) else { return Ok(None) };
    let floor = plan.zone(booking.zone).map_or(0, |zone| zone.floor);
    let wanted = Wanted { seat: known.seat.clone(), floor, period: booking.period, held: booking.held };
    let Some(found) = choose(&wanted, &free).map(|seat| (seat.zone, seat.id)) else { return Ok(None) };
    Ok(put(ctx, booking, found, now).await?.then_some(found))
}

/// Puts a booking on a seat; false when it is taken.
pub(super) async fn put(
    ctx: &mut Ctx<'_>,
    booking: &Booking,
    (zone, seat): (ZoneId, SeatId),
    now: Timestamp,
) -> Result<bool, StoreError> {
    ctx.store().booking_repo().release_lapsed(seat, booking.held, now).await?;
    ctx.store().house_repo().move_booking(booking.id, zone, seat).await
}
