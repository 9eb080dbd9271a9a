//! What bookings are written on: a branch with its rooms and members, and one day of it.

use super::bookings::ROUTINE;
use super::{demand, hours};
use chrono::NaiveDate;
use plek_domain::ids::ZoneId;
use plek_domain::people::Person;
use plek_domain::places::BookingMode;
use plek_domain::policy::{Policy, PolicyValue};
use plek_domain::time::{MINUTE, Period, Timestamp};
use plek_storage::fill::{BranchContent, Content};
use std::ops::Range;

/// A branch as the one who fills it sees it.
pub struct House<'a> {
    pub content: &'a BranchContent,
    pub rooms: Vec<Room>,
    /// Rooms by position, weighted by size and pull.
    pub draws: Vec<(usize, u32)>,
    /// Members, by position.
    pub members: Vec<usize>,
}

/// A zone where seats are booked.
pub struct Room {
    pub zone: ZoneId,
    pub seats: Range<usize>,
    pub policy: Policy,
}

impl<'a> House<'a> {
    pub fn new(all: &'a Content, content: &'a BranchContent) -> Self {
        let library = content.branch.library;
        let above = all.libraries.iter().find(|(_, own)| own.id == library).map(|(group, _)| group.0);
        let mut house = Self { content, rooms: Vec::new(), draws: Vec::new(), members: Vec::new() };
        for zone in content.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn) {
            let from = content.seats.iter().position(|seat| seat.zone == zone.id).unwrap_or(0);
            let count = content.seats.iter().filter(|seat| seat.zone == zone.id).count();
            let places = [Some(all.consortium.0.0), above, Some(library.0), Some(content.branch.id.0), Some(zone.id.0)];
            let values: Vec<PolicyValue> =
                all.policy.iter().filter(|value| places.contains(&Some(value.place))).copied().collect();
            let weight = u32::try_from(count).unwrap_or(0) * demand::pull(&zone.name);
            house.draws.push((house.rooms.len(), weight));
            house.rooms.push(Room { zone: zone.id, seats: from..from + count, policy: Policy::resolve(&values) });
        }
        // Staff do not book, and the named people keep to their routine.
        let comes = |person: &Person| {
            person.memberships.iter().any(|member| member.library == library)
                && person.posts.is_empty()
                && ROUTINE.iter().all(|routine| routine.0 != person.id)
        };
        house.members = (0..).zip(&all.people).filter(|(_, person)| comes(person)).map(|(at, _)| at).collect();
        house
    }

    pub fn slug(&self) -> &str {
        self.content.branch.slug.as_str()
    }
}

/// One day of a branch, in quarters of an hour after its midnight, 32 hours long.
pub struct Sheet {
    pub day: NaiveDate,
    pub midnight: Timestamp,
    pub openings: Vec<Period>,
    /// By room: quarters during which it is closed in spite of the openings.
    pub closed: Vec<u128>,
    /// By seat: quarters during which it is kept for somebody.
    pub taken: Vec<u128>,
}

impl Sheet {
    pub fn new(house: &House<'_>, day: NaiveDate) -> Self {
        let mut sheet = Self {
            day,
            midnight: hours::midnight(day),
            openings: hours::openings(house.content, day),
            closed: Vec::new(),
            taken: vec![0; house.content.seats.len()],
        };
        let closed = house.rooms.iter().map(|room| {
            let of_room = house.content.closures.iter().filter(|closure| closure.zone.is_none_or(|z| z == room.zone));
            of_room.fold(0, |closed, closure| closed | sheet.quarters(closure.period))
        });
        sheet.closed = closed.collect();
        sheet
    }

    /// One bit for each quarter that a period touches.
    pub fn quarters(&self, period: Period) -> u128 {
        let quarter = 15 * MINUTE;
        let first = (period.from().0 - self.midnight.0).div_euclid(quarter).clamp(0, 128);
        let end = (period.until().0 - self.midnight.0 + quarter - 1).div_euclid(quarter).clamp(0, 128);
        let below = |bits: i64| if bits >= 128 { u128::MAX } else { (1 << bits) - 1 };
        below(end) & !below(first)
    }
}
