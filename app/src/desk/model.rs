//! The day of a branch, loaded before anything is rendered.

use crate::places::desk::Here;
use crate::render::NoPage;
use chrono::Days;
use plek_domain::ids::ZoneId;
use plek_domain::people::fold;
use plek_domain::places::{BookingMode, BranchPlan, Zone};
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::time::{HOUR, Period, Timestamp, local, midnight};
use std::sync::Arc;

/// How far ahead and back the lists look, in seconds.
pub(super) const AHEAD: i64 = 3 * HOUR;

/// The day as it is now.
pub(super) struct Day {
    pub plan: Arc<BranchPlan>,
    pub now: Timestamp,
    /// All bookings that touch the local day, the cancelled ones left out.
    pub bookings: Vec<DeskBooking>,
}

impl Day {
    /// Reads the day that runs, with the night that began before it.
    pub async fn load(here: &Here) -> Result<Self, NoPage> {
        let (plan, now) = (Arc::clone(&here.plan), here.desk.now());
        let failed = NoPage::store(&here.desk.reader);
        let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
        let bookings = reads.desk().day(plan.branch.id, day_of(&plan, now)).await.map_err(&failed)?;
        Ok(Self { plan, now, bookings })
    }

    /// Those who are somewhere.
    pub fn with(&self, presence: Presence) -> impl Iterator<Item = &DeskBooking> {
        self.bookings.iter().filter(move |booking| booking.presence(self.now) == presence)
    }

    /// Who comes: late first, then those of the next hours.
    pub fn coming(&self) -> Vec<&DeskBooking> {
        let soon = |booking: &&DeskBooking| booking.period.from() <= self.now.plus_seconds(AHEAD);
        self.with(Presence::Late).chain(self.with(Presence::Coming).filter(soon)).collect()
    }

    /// Who did not come, in the last hours.
    pub fn missed(&self) -> Vec<&DeskBooking> {
        let since = self.now.plus_seconds(-AHEAD);
        self.with(Presence::NotCome).filter(|booking| booking.period.from() >= since).collect()
    }

    /// Whose name holds what was typed, or who has that seat.
    pub fn found(&self, search: &str) -> Vec<&DeskBooking> {
        let wanted = fold(search);
        let hit = |booking: &&DeskBooking| {
            let label = self.plan.seat(booking.seat).map(|seat| fold(&seat.label));
            fold(&booking.name).contains(&wanted) || label.is_some_and(|label| label == wanted)
        };
        self.bookings.iter().filter(hit).collect()
    }

    /// The zones, in the order of the house.
    pub fn zones(&self) -> Vec<ZoneNow> {
        self.plan.zones.iter().map(|zone| self.zone(zone)).collect()
    }

    fn zone(&self, zone: &Zone) -> ZoneNow {
        let instant = Period::starting(self.now, 1);
        let closed = self.plan.closures_of(zone.id, instant).find(|closure| closure.period.contains(self.now));
        let seats = self.plan.seats.iter().filter(|seat| seat.zone == zone.id).count();
        let here = || self.bookings.iter().filter(|booking| booking.zone == zone.id);
        let count = |presence| here().filter(|booking| booking.presence(self.now) == presence).count();
        let kept = here().filter(|booking| keeps(booking, self.now)).count();
        let soon = |booking: &&DeskBooking| booking.period.from() <= self.now.plus_seconds(AHEAD);
        let coming = here().filter(|booking| booking.presence(self.now) == Presence::Coming).filter(soon).count();
        ZoneNow {
            id: zone.id,
            name: zone.name.clone(),
            floor: zone.floor,
            walk_in: zone.mode == BookingMode::WalkIn,
            closed: closed.map(|closure| closure.reason.clone()),
            seats,
            free: seats.saturating_sub(kept),
            there: count(Presence::There),
            expected: count(Presence::Late) + coming,
        }
    }
}

/// The local day that holds an instant.
pub(super) fn day_of(plan: &BranchPlan, at: Timestamp) -> Period {
    let (today, _, _) = local(plan.time_zone, at);
    let from = midnight(plan.time_zone, today);
    Period::new(from, midnight(plan.time_zone, today + Days::new(1))).unwrap_or_else(|| Period::starting(from, 1440))
}

/// Whether a booking keeps its seat at this instant.
fn keeps(booking: &DeskBooking, now: Timestamp) -> bool {
    let present = matches!(booking.presence(now), Presence::Late | Presence::There);
    present && booking.period.from() <= now && now < booking.held_until
}

/// One zone, now.
pub(super) struct ZoneNow {
    pub id: ZoneId,
    pub name: String,
    pub floor: i64,
    /// Nothing is booked here.
    pub walk_in: bool,
    /// Why it is closed.
    pub closed: Option<String>,
    pub seats: usize,
    pub free: usize,
    pub there: usize,
    /// Who comes within hours, the late ones too.
    pub expected: usize,
}

impl ZoneNow {
    /// Whether somebody who comes now finds nothing.
    pub fn is_full(&self) -> bool {
        !self.walk_in && self.closed.is_none() && self.seats > 0 && self.free == 0
    }
}
