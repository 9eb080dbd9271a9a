//! What somebody finds at a seat, for them and now.

use crate::house::House;
use crate::{AppState, Visitor};
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, PersonId};
use plek_domain::people::Person;
use plek_domain::places::change::{Free, Wanted, choose};
use plek_domain::places::{BookingMode, BranchPlan, Networks, Seat, SeatCode};
use plek_domain::ports::Reads;
use plek_domain::seats::check_in::{CheckInRefused, EARLY_MINUTES};
use plek_domain::seats::hold::anybody;
use plek_domain::seats::queries::Occupancy;
use plek_domain::seats::{Booking, Facts, SeatRefusal, Status, sit_here};
use plek_domain::time::{DAY, Period, Timestamp, local};
use std::sync::Arc;
use uuid::Uuid;

/// Everything the page shows.
pub(super) struct AtSeat {
    pub house: House,
    pub plan: Arc<BranchPlan>,
    pub seat: Seat,
    pub code: SeatCode,
    /// What can be done here.
    pub here: Here,
    /// Where else the person has a seat now or soon.
    pub elsewhere: Option<Booking>,
    /// What was held for them while they signed in.
    pub hold: Option<Booking>,
    /// What came of what was asked.
    pub outcome: Outcome,
    pub key: Uuid,
}

/// What can be done here.
pub(super) enum Here {
    /// It is theirs, and waits for them.
    Theirs(Booking),
    /// They sit here.
    There(Booking),
    /// Free, from the running step until then.
    Free(Period),
    /// Somebody else has it until then; the best other seat that can be had now, with its code.
    Taken { until: Timestamp, other: Option<(Seat, SeatCode, Period)> },
    /// Nothing is booked in this zone.
    WalkIn,
    /// Nobody can sit here now: closed, or no time left.
    Closed,
}

/// What came of what was asked.
pub(super) enum Outcome {
    None,
    CheckedIn,
    Left,
    /// Another seat was found, or none.
    Moved {
        found: bool,
    },
    CheckIn(CheckInRefused),
    Book(SeatRefusal),
    /// Another seat is asked for at a time that is none of the booking's.
    NoReport,
    NotThere,
}

impl AtSeat {
    /// Looks up what is at the seat with a code; nothing when no seat has it.
    pub async fn load(
        state: &AppState,
        visitor: &Visitor,
        code: SeatCode,
        hold: Option<BookingId>,
        outcome: Outcome,
    ) -> Result<Option<Self>, StoreError> {
        let now = state.store.now();
        let mut reads = state.store.read().await?;
        let reads = reads.as_mut();
        let Some((branch, seat)) = reads.places().seat_with_code(code).await? else { return Ok(None) };
        let Some(revision) = reads.places().revision(branch).await? else { return Ok(None) };
        let Some(plan) = state.store.plan_at(reads, branch, revision).await? else { return Ok(None) };
        let Some(seat) = plan.seat(seat).cloned() else { return Ok(None) };
        let me = visitor.person().map(|person| person.id);
        let own = match me {
            Some(me) => current(reads, me, now).await?,
            None => Vec::new(),
        };
        let hold = match hold {
            Some(hold) => reads.bookings().booking(hold).await?,
            None => None,
        };
        let hold = hold.filter(|hold| hold.status == Status::Held && hold.seat == seat.id && hold.occupies(now));
        let mine = own.iter().find(|booking| booking.seat == seat.id).cloned();
        let elsewhere = own.into_iter().find(|booking| booking.seat != seat.id);
        let here = match mine {
            Some(booking) if booking.status == Status::CheckedIn => Here::There(booking),
            Some(booking) => Here::Theirs(booking),
            None => found(reads, &plan, &seat, (visitor.person(), hold.as_ref()), now).await?,
        };
        let house = House::of(state, reads, &plan, now).await?;
        let key = state.store.new_key();
        Ok(Some(Self { house, plan, seat, code, here, elsewhere, hold, outcome, key }))
    }
}

/// The bookings of somebody for which they could check in now, or that they are at.
async fn current(reads: &mut dyn Reads, me: PersonId, now: Timestamp) -> Result<Vec<Booking>, StoreError> {
    let around = Period::starting(now.plus_seconds(-DAY), 24 * 60 + EARLY_MINUTES);
    let own = reads.bookings().of_person(me, around, now).await?;
    let mut current = Vec::new();
    for one in own.into_iter().filter(|one| one.occupies && one.period.until() > now) {
        current.extend(reads.bookings().booking(one.id).await?);
    }
    Ok(current)
}

/// What somebody finds who has nothing booked here.
async fn found(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    seat: &Seat,
    (person, hold): (Option<&Person>, Option<&Booking>),
    now: Timestamp,
) -> Result<Here, StoreError> {
    let zone = plan.zone(seat.zone);
    if zone.is_none_or(|zone| zone.mode == BookingMode::WalkIn) {
        return Ok(Here::WalkIn);
    }
    if plan.closures_of(seat.zone, Period::starting(now, 1)).next().is_some() {
        return Ok(Here::Closed);
    }
    let around = sit_here::around(plan, now);
    let occupancy = Occupancy::of(reads, plan, around, now).await?;
    // What is held for the reader themselves is free for them.
    let theirs = |other: &&plek_domain::seats::Occupied| {
        hold.is_none_or(|hold| !(other.seat == hold.seat && other.held == hold.held))
    };
    let occupied: Vec<_> = occupancy.occupied().iter().filter(theirs).copied().collect();
    let own = match person {
        Some(person) => reads.bookings().of_person(person.id, Facts::weeks_around(plan.time_zone, around), now).await?,
        None => Vec::new(),
    };
    let nobody = anybody(plan);
    let sits = |seat: &Seat| {
        let facts = Facts::gather(plan, seat.zone, person.unwrap_or(&nobody), &own, now, around);
        sit_here::until(&facts, seat.id, &occupied)
    };
    if let Some(period) = sits(seat) {
        return Ok(Here::Free(period));
    }
    let taken = occupied.iter().filter(|other| other.seat == seat.id && other.held.contains(now));
    let Some(until) = taken.map(|other| other.held.until()).max() else { return Ok(Here::Closed) };
    let (day, _, _) = local(plan.time_zone, now);
    let openings = plan.openings(day.pred_opt().unwrap_or(day), 3);
    let shortest = Period::starting(now, plan.policy_of(seat.zone).min_minutes.value);
    let floor = zone.map_or(0, |zone| zone.floor);
    let wanted = Wanted { seat: seat.clone(), floor, period: shortest, held: shortest };
    let other = choose(&wanted, &Free::new(plan, openings, &occupied));
    let other = match other.and_then(|other| sits(&other).map(|period| (other, period))) {
        Some((other, period)) => reads.places().code_of(other.id).await?.map(|code| (other, code, period)),
        None => None,
    };
    Ok(Here::Taken { until, other })
}

/// Whether a visitor asks from where people may check in at a branch. What was stored was checked before; what cannot
/// be read keeps nobody out.
pub(super) async fn is_inside(state: &AppState, visitor: &Visitor, plan: &BranchPlan) -> Result<bool, StoreError> {
    let networks = state.store.read().await?.places().check_in_networks(plan.branch.id).await?;
    Ok(Networks::parse(&networks).unwrap_or_default().include(visitor.address.0))
}
