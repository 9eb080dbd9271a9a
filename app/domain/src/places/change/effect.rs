//! What a change does to bookings.

use super::choice::{Free, Wanted, choose};
use super::model::HouseChange;
use crate::error::StoreError;
use crate::ids::{SeatId, ZoneId};
use crate::places::{BookingMode, BranchPlan, Seat, StaffSeat};
use crate::ports::Reads;
use crate::replay::digest_of;
use crate::seats::{Booking, Occupied};
use crate::time::{DAY, Period, Timestamp, local};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What becomes of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It gets this seat at the same time.
    Moved {
        /// Its zone.
        zone: ZoneId,
        /// The seat.
        seat: SeatId,
    },
    /// There is no seat for it.
    Withdrawn,
}

/// A booking that a change hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The booking.
    pub booking: Booking,
    /// What becomes of it.
    pub fate: Fate,
}

/// Everything that a change does to bookings, in the order in which they begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The bookings that are hit.
    pub hits: Vec<Hit>,
}

impl Effect {
    /// Works out what `change` does: `next` is the plan with it, `seats` are all seats of the branch.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn read(
        reads: &mut dyn Reads,
        (plan, next): (&BranchPlan, &BranchPlan),
        change: &HouseChange,
        seats: &[StaffSeat],
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let Some(window) = change.window(plan, now) else { return Ok(Self::default()) };
        let bookings = reads.house().bookings_within(plan.branch.id, window, now).await?;
        let (stood, stands) = (Standing::of(plan, &bookings), Standing::of(next, &bookings));
        let hit: Vec<Booking> = bookings
            .into_iter()
            .filter(|booking| booking.period.until() > now && stood.has(booking) && !stands.has(booking))
            .collect();
        let Some(around) = hit.iter().map(|booking| booking.held).reduce(|all, one| all.hull(&one)) else {
            return Ok(Self::default());
        };
        let occupied = reads.bookings().occupied(plan.branch.id, around, now).await?;
        Ok(Self::settle(next, &openings(next, around), hit, &occupied, seats))
    }

    /// Finds a seat for each booking that is hit, first come first served.
    #[must_use]
    pub fn settle(
        next: &BranchPlan,
        openings: &[Period],
        mut hit: Vec<Booking>,
        occupied: &[Occupied],
        seats: &[StaffSeat],
    ) -> Self {
        hit.sort_unstable_by_key(|booking| (booking.period, booking.id));
        let known: HashMap<SeatId, &Seat> = seats.iter().map(|known| (known.seat.id, &known.seat)).collect();
        let mut free = Free::new(next, openings.to_vec(), occupied);
        let fate = |booking: &Booking| {
            let seat = (*known.get(&booking.seat)?).clone();
            let floor = next.zone(seat.zone).map_or(0, |zone| zone.floor);
            let wanted = Wanted { seat, floor, period: booking.period, held: booking.held };
            let found = choose(&wanted, &free)?;
            free.keep(found.id, booking.held);
            Some(Fate::Moved { zone: found.zone, seat: found.id })
        };
        let fates: Vec<Fate> = hit.iter().map(fate_of(fate)).collect();
        Self { hits: hit.into_iter().zip(fates).map(|(booking, fate)| Hit { booking, fate }).collect() }
    }

    /// A fingerprint of what somebody was shown, so that only that is done.
    ///
    /// # Errors
    /// When it cannot be written down: a defect of ours.
    pub fn digest(&self, change: &HouseChange) -> Result<String, StoreError> {
        let shown: Vec<_> = self.hits.iter().map(|hit| (hit.booking.id, hit.booking.seat, hit.fate)).collect();
        digest_of(&(change, shown))
    }

    /// How many people lose their seat without another.
    #[must_use]
    pub fn withdrawn(&self) -> usize {
        self.hits.iter().filter(|hit| hit.fate == Fate::Withdrawn).count()
    }
}

/// No seat is withdrawn.
fn fate_of(mut find: impl FnMut(&Booking) -> Option<Fate>) -> impl FnMut(&Booking) -> Fate {
    move |booking| find(booking).unwrap_or(Fate::Withdrawn)
}

/// The openings around a period.
pub(super) fn openings(plan: &BranchPlan, around: Period) -> Vec<Period> {
    let (first, _, _) = local(plan.time_zone, around.from());
    let days = (around.until().0 - around.from().0) / DAY + 2;
    plan.openings(first, u64::try_from(days).unwrap_or(2))
}

/// What bookings are judged by when they are there already: not by the rules of booking, which they passed once, but by
/// whether there is a seat, open, at that time.
struct Standing<'a> {
    plan: &'a BranchPlan,
    seats: HashSet<SeatId>,
    openings: Vec<Period>,
}

impl<'a> Standing<'a> {
    fn of(plan: &'a BranchPlan, bookings: &[Booking]) -> Self {
        let is_booked = |seat: &&Seat| plan.zone(seat.zone).is_some_and(|zone| zone.mode != BookingMode::WalkIn);
        let around = bookings.iter().map(|booking| booking.period).reduce(|all, one| all.hull(&one));
        Self {
            plan,
            seats: plan.seats.iter().filter(is_booked).map(|seat| seat.id).collect(),
            openings: around.map(|around| openings(plan, around)).unwrap_or_default(),
        }
    }

    fn has(&self, booking: &Booking) -> bool {
        let closes = |closure: &crate::places::Closure| {
            closure.zone.is_none_or(|zone| zone == booking.zone) && closure.period.overlaps(&booking.period)
        };
        // Sorted and apart: the only one that can cover it is the last that begins before it does.
        let before = self.openings.partition_point(|opening| opening.from() <= booking.period.from());
        let opening = before.checked_sub(1).and_then(|at| self.openings.get(at));
        self.seats.contains(&booking.seat)
            && opening.is_some_and(|opening| opening.covers(&booking.period))
            && !self.plan.closures.iter().any(closes)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ids::{BookingId, BranchId, ClosureId, LibraryId, PersonId};
    use crate::places::{Attributes, Branch, Library, SeatCode, Zone};
    use crate::seats::Status;
    use crate::time::{HOUR, Hours};
    use uuid::Uuid;

    /// Midnight of Tuesday 13 October 2026 in Brussels.
    const MIDNIGHT: i64 = 1_791_842_400;

    pub fn hours(from: i64, until: i64) -> Period {
        Period::new(Timestamp(MIDNIGHT + from * HOUR), Timestamp(MIDNIGHT + until * HOUR)).unwrap()
    }

    pub fn seat_id(number: u128) -> SeatId {
        SeatId(Uuid::from_u128(number))
    }

    fn zone_id(number: u128) -> ZoneId {
        ZoneId(Uuid::from_u128(number))
    }

    /// Open 8 to 22; zones on floors 0 and 1 with two seats each, 1 and 2, 3 and 4.
    pub fn plan() -> BranchPlan {
        let (library, branch) = (LibraryId(Uuid::from_u128(1)), BranchId(Uuid::from_u128(2)));
        let zone =
            |number, floor| Zone { id: zone_id(number), name: String::new(), floor, mode: BookingMode::Optional };
        let seat = |number: u128| Seat {
            id: seat_id(number),
            zone: zone_id(number.div_ceil(2)),
            label: number.to_string(),
            attributes: Attributes::default(),
            column: i64::try_from(number).unwrap(),
            row: 0,
        };
        BranchPlan {
            revision: 1,
            library: Library { id: library, slug: "l".parse().unwrap(), name: String::new() },
            group: vec![library],
            branch: Branch {
                id: branch,
                library,
                slug: "hoofd".parse().unwrap(),
                name: String::new(),
                address: String::new(),
                zone: "Europe/Brussels".to_owned(),
            },
            time_zone: chrono_tz::Europe::Brussels,
            week: (1..=7).map(|day| (day, Hours::new(480, 1320).unwrap())).collect(),
            exceptions: vec![],
            closures: vec![],
            zones: vec![zone(1, 0), zone(2, 1)],
            seats: (1..=4).map(seat).collect(),
            policy: vec![],
        }
    }

    fn booking(number: u128, seat: u128, period: Period) -> Booking {
        Booking {
            id: BookingId(Uuid::from_u128(number)),
            library: LibraryId(Uuid::from_u128(1)),
            branch: BranchId(Uuid::from_u128(2)),
            zone: zone_id(seat.div_ceil(2)),
            seat: seat_id(seat),
            person: PersonId(Uuid::from_u128(number)),
            period,
            held: period,
            release_at: None,
            status: Status::Booked,
            booked_at: Timestamp(0),
            arrived_at: None,
            left_at: None,
            sequence: 0,
        }
    }

    /// What the change does to these bookings, as booking and new seat.
    fn effect(change: &HouseChange, bookings: &[Booking]) -> Vec<(u128, Option<u128>)> {
        let plan = plan();
        let next = change.applied(&plan, ClosureId(Uuid::nil()));
        let (stood, stands) = (Standing::of(&plan, bookings), Standing::of(&next, bookings));
        let hit = bookings.iter().filter(|booking| stood.has(booking) && !stands.has(booking)).cloned().collect();
        let occupied: Vec<_> = bookings.iter().map(|b| Occupied { seat: b.seat, held: b.held }).collect();
        let staff = |seat: &Seat| StaffSeat { seat: seat.clone(), code: SeatCode::new([0; 5]), in_use: true };
        let seats: Vec<StaffSeat> = plan.seats.iter().map(staff).collect();
        let effect = Effect::settle(&next, &openings(&next, hours(0, 48)), hit, &occupied, &seats);
        let seat = |fate| match fate {
            Fate::Moved { seat, .. } => Some(seat.0.as_u128()),
            Fate::Withdrawn => None,
        };
        effect.hits.iter().map(|hit| (hit.booking.id.0.as_u128(), seat(hit.fate))).collect()
    }

    fn close(zone: Option<u128>, period: Period) -> HouseChange {
        HouseChange::Close { zone: zone.map(zone_id), period, reason: "x".parse().unwrap() }
    }

    #[test]
    fn only_those_within_the_closure_move_and_no_two_to_one_seat() {
        let bookings = [
            booking(11, 1, hours(9, 12)),
            booking(12, 2, hours(10, 11)),
            booking(13, 1, hours(14, 16)),
            booking(14, 3, hours(10, 13)),
        ];
        let closed = close(Some(1), hours(8, 13));
        assert_eq!(effect(&closed, &bookings), [(11, Some(4)), (12, None)]);
        assert_eq!(effect(&closed, &bookings[..3]), [(11, Some(3)), (12, Some(4))]);
        assert_eq!(effect(&close(None, hours(8, 13)), &bookings[..2]), [(11, None), (12, None)]);
    }

    #[test]
    fn shorter_hours_hit_those_who_would_sit_in_the_dark() {
        let bookings = [booking(11, 1, hours(9, 12)), booking(12, 2, hours(19, 21)), booking(13, 3, hours(18, 20))];
        let week = (1..=7).map(|day| (day, Hours::new(480, 1200).unwrap())).collect();
        assert_eq!(effect(&HouseChange::Week { week }, &bookings), [(12, None)]);
    }

    #[test]
    fn seats_that_go_and_zones_where_one_walks_in() {
        let bookings = [booking(11, 1, hours(9, 12)), booking(12, 3, hours(9, 12))];
        let gone = HouseChange::Seats { seats: vec![seat_id(1), seat_id(4)], in_use: false };
        assert_eq!(effect(&gone, &bookings), [(11, Some(2))]);
        let mode = |mode| HouseChange::Mode { zone: zone_id(1), mode };
        assert_eq!(effect(&mode(BookingMode::WalkIn), &bookings), [(11, Some(4))]);
        assert_eq!(effect(&mode(BookingMode::Required), &bookings), []);
    }

    #[test]
    fn another_clock_moves_the_hours_around_bookings() {
        let early = booking(11, 1, hours(8, 10));
        let change = HouseChange::TimeZone { zone: "Europe/London".to_owned() };
        assert_eq!(effect(&change, &[early, booking(12, 2, hours(10, 12))]), [(11, None)]);
    }

    #[test]
    fn a_digest_tells_two_effects_apart() {
        let change = close(Some(1), hours(8, 13));
        let with = |fate| Effect { hits: vec![Hit { booking: booking(11, 1, hours(9, 12)), fate }] };
        let moved = |seat| with(Fate::Moved { zone: zone_id(2), seat: seat_id(seat) });
        let digest = |effect: &Effect| effect.digest(&change).unwrap();
        assert_eq!(digest(&moved(3)), digest(&moved(3)));
        let different =
            [digest(&moved(3)), digest(&moved(4)), digest(&with(Fate::Withdrawn)), digest(&Effect::default())];
        assert_eq!(different.iter().collect::<HashSet<_>>().len(), 4);
        assert_ne!(digest(&moved(3)), moved(3).digest(&close(Some(1), hours(8, 14))).unwrap());
    }
}
