//! Fills seats day by day: the demo's day, the days ahead, then backwards until there are as many as asked.

use super::people::{KARIM, LEEN, NOOR};
use super::{demand, hours, mint};
use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use plek_domain::ids::{BookingId, LibraryId, PersonId, ZoneId};
use plek_domain::places::BookingMode;
use plek_domain::policy::{Policy, PolicyValue};
use plek_domain::seats::{Booking, Status};
use plek_domain::time::{MINUTE, Period, Timestamp};
use plek_storage::fill::{BranchContent, Content};
use std::collections::HashMap;
use std::ops::Range;

/// Days ahead and back that are filled at most.
const REACH: (i64, i64) = (14, 400);

/// What the named people do every week: who, ISO weekday, branch, seat, start (minutes after midnight), minutes.
/// Noor is free on the demo's Tuesday, and Karim has just come in.
const ROUTINE: [(PersonId, u32, &str, &str, i64, i64); 6] = [
    (NOOR, 1, "bibliotheek", "L12", 540, 180),
    (NOOR, 3, "bibliotheek", "L12", 570, 180),
    (NOOR, 4, "bibliotheek", "L12", 840, 150),
    (LEEN, 3, "zuid", "C5", 840, 120),
    (KARIM, 2, "zuid", "E7", 600, 120),
    (KARIM, 6, "zuid", "D30", 600, 90),
];
/// How many days back and ahead they have done it.
const ROUTINE_DAYS: Range<i64> = -70..8;

/// A branch as the one who fills it sees it.
struct House<'a> {
    content: &'a BranchContent,
    rooms: Vec<Room>,
    /// Rooms by position, weighted by size and pull.
    draws: Vec<(usize, u32)>,
    /// Members, by position.
    members: Vec<usize>,
}

/// A zone where seats are booked.
struct Room {
    zone: ZoneId,
    seats: Range<usize>,
    policy: Policy,
}

impl<'a> House<'a> {
    fn new(all: &'a Content, content: &'a BranchContent) -> Self {
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
        let joined = |person: &&(usize, &plek_domain::people::Person)| {
            person.1.memberships.iter().any(|member| member.library == library)
                && person.1.posts.is_empty()
                && ROUTINE.iter().all(|routine| routine.0 != person.1.id)
        };
        house.members = all.people.iter().enumerate().collect::<Vec<_>>().iter().filter(joined).map(|p| p.0).collect();
        house
    }

    fn slug(&self) -> &str {
        self.content.branch.slug.as_str()
    }
}

/// One day of a branch, in quarters of an hour after its midnight, 32 hours long.
struct Sheet {
    day: NaiveDate,
    midnight: Timestamp,
    openings: Vec<Period>,
    /// By room: quarters during which it is closed.
    closed: Vec<u128>,
    /// By seat: quarters during which it is kept for somebody.
    taken: Vec<u128>,
}

impl Sheet {
    fn new(house: &House<'_>, day: NaiveDate) -> Self {
        let mut sheet = Self {
            day,
            midnight: hours::midnight(day),
            openings: hours::openings(house.content, day),
            closed: Vec::new(),
            taken: vec![0; house.content.seats.len()],
        };
        let open = sheet.openings.iter().fold(0, |open, period| open | sheet.quarters(*period));
        let closed = house.rooms.iter().map(|room| {
            let of_room = house.content.closures.iter().filter(|closure| closure.zone.is_none_or(|z| z == room.zone));
            of_room.fold(!open, |closed, closure| closed | sheet.quarters(closure.period))
        });
        sheet.closed = closed.collect();
        sheet
    }

    /// One bit for each quarter that a period touches.
    fn quarters(&self, period: Period) -> u128 {
        let quarter = 15 * MINUTE;
        let first = (period.from().0 - self.midnight.0).div_euclid(quarter).clamp(0, 128);
        let end = (period.until().0 - self.midnight.0 + quarter - 1).div_euclid(quarter).clamp(0, 128);
        let below = |bits: i64| if bits >= 128 { u128::MAX } else { (1 << bits) - 1 };
        below(end) & !below(first)
    }
}

/// Somebody who comes, and where they would like to sit.
struct Visit {
    person: usize,
    room: usize,
    /// Minutes after midnight.
    start: i64,
    minutes: i64,
    seat: Option<usize>,
}

struct Planner<'a> {
    rng: &'a mut Rng,
    clock: Timestamp,
    asked: usize,
    people: Vec<PersonId>,
    /// By person: how often they come, of 100, the last day filled on which they came, and where they sat.
    habits: Vec<(u8, NaiveDate, Option<(ZoneId, usize)>)>,
    /// Minutes by library, person and Monday.
    used: HashMap<(LibraryId, usize, NaiveDate), i64>,
    made: Vec<Booking>,
}

/// At most `asked` bookings in the order in which they were made.
pub fn bookings(content: &Content, clock: Timestamp, asked: usize, rng: &mut Rng) -> Vec<Booking> {
    let houses: Vec<House<'_>> = content.branches.iter().map(|branch| House::new(content, branch)).collect();
    let habits = content.people.iter().map(|_| (rng.u8(25..100), NaiveDate::MIN, None)).collect();
    let people = content.people.iter().map(|person| person.id).collect();
    let made = Vec::with_capacity(asked);
    let mut planner = Planner { rng, clock, asked, people, habits, used: HashMap::new(), made };
    let today = hours::day_of(clock);
    for offset in (0..=REACH.0).chain((1..=REACH.1).map(|back| -back)) {
        let days = Days::new(offset.unsigned_abs());
        let day = if offset < 0 { today - days } else { today + days };
        for house in &houses {
            planner.fill(house, day, offset);
        }
    }
    planner.made.sort_unstable_by_key(|booking| booking.id);
    planner.made
}

impl Planner<'_> {
    fn fill(&mut self, house: &House<'_>, day: NaiveDate, offset: i64) {
        let ahead = house.rooms.iter().map(|room| room.policy.days_ahead.value).min().unwrap_or(0);
        if offset > ahead || self.made.len() >= self.asked {
            return;
        }
        let mut sheet = Sheet::new(house, day);
        if sheet.openings.is_empty() {
            return;
        }
        let before = self.made.len();
        if ROUTINE_DAYS.contains(&offset) {
            self.routine(house, &mut sheet);
        }
        let wanted = demand::wanted(house.slug(), day) * demand::known(offset) / 100;
        let wanted = wanted * self.rng.usize(97..=103) / 100;
        for _ in 0..wanted * 12 {
            if self.made.len() >= self.asked.min(before + wanted) {
                break;
            }
            self.visitor(house, &mut sheet);
        }
    }

    /// The named people's weekly visits.
    fn routine(&mut self, house: &House<'_>, sheet: &mut Sheet) {
        let weekday = sheet.day.weekday().number_from_monday();
        for (id, on, branch, label, start, minutes) in ROUTINE {
            let person = self.people.iter().position(|person| *person == id);
            let seat = house.content.seats.iter().position(|seat| seat.label == label);
            let (Some(person), Some(seat)) = (person, seat) else { continue };
            let room = house.rooms.iter().position(|room| room.seats.contains(&seat));
            if let (Some(room), true) = (room, on == weekday && branch == house.slug()) {
                self.book(house, sheet, &Visit { person, room, start, minutes, seat: Some(seat) });
            }
        }
    }

    /// Somebody comes once, or before and after lunch.
    fn visitor(&mut self, house: &House<'_>, sheet: &mut Sheet) {
        let Some(&person) = house.members.get(self.rng.usize(..house.members.len().max(1))) else { return };
        let (keen, last, haunt) = self.habits[person];
        if last == sheet.day || self.rng.u8(..100) >= keen {
            return;
        }
        let usual = haunt.filter(|_| self.rng.u8(..10) < 5);
        let usual = usual.and_then(|(zone, seat)| Some((house.rooms.iter().position(|room| room.zone == zone)?, seat)));
        let drawn = super::pick(&house.draws, self.rng).copied().unwrap_or(0);
        let (room, seat) = usual.map_or((drawn, None), |(room, seat)| (room, Some(seat)));
        let Some(step) = house.rooms.get(room).map(|room| room.policy.step_minutes.value) else { return };
        let start = demand::arrival(house.slug(), sheet.day, step, self.rng);
        let minutes = demand::length(self.rng);
        let Some((seat, until)) = self.book(house, sheet, &Visit { person, room, start, minutes, seat }) else { return };
        self.habits[person].1 = sheet.day;
        self.habits[person].2 = Some((house.rooms[room].zone, seat));
        if start < 12 * 60 && self.rng.u8(..10) < 5 {
            let start = (until + self.rng.i64(1..4) * 30).max(12 * 60 + 30);
            let minutes = demand::length(self.rng);
            self.book(house, sheet, &Visit { person, room, start, minutes, seat: Some(seat) });
        }
    }

    /// Books when rules and seats allow; answers the seat and the end in minutes after midnight.
    fn book(&mut self, house: &House<'_>, sheet: &mut Sheet, visit: &Visit) -> Option<(usize, i64)> {
        let room = house.rooms.get(visit.room)?;
        let policy = &room.policy;
        let from = sheet.midnight.plus_minutes(visit.start);
        let opening = sheet.openings.iter().find(|opening| opening.contains(from))?;
        let left = (opening.until().0 - from.0) / MINUTE;
        let minutes = visit.minutes.max(policy.min_minutes.value).min(policy.max_minutes.value).min(left);
        if minutes < policy.min_minutes.value || self.made.len() >= self.asked {
            return None;
        }
        let monday = sheet.day - Days::new(u64::from(sheet.day.weekday().num_days_from_monday()));
        let budget = (house.content.branch.library, visit.person, monday);
        let used = self.used.get(&budget).copied().unwrap_or(0);
        if used + minutes > policy.week_minutes.value {
            return None;
        }
        let period = Period::starting(from, minutes);
        let held = period.with_buffer(policy.buffer_minutes.value);
        let release_at = from.plus_minutes(policy.grace_minutes.value);
        let (wants, holds) = (sheet.quarters(period), sheet.quarters(held));
        if sheet.closed.get(visit.room)? & wants != 0 {
            return None;
        }
        let seat = self.seat(room, &sheet.taken, holds, visit.seat)?;
        let status = match demand::fate(period, release_at, self.clock, self.rng) {
            // The named people come, unless it is not too late yet.
            _ if visit.person < 6 && release_at > self.clock => Status::Booked,
            _ if visit.person < 6 => Status::CheckedIn,
            fate => fate,
        };
        let booked_at = demand::booked_at(sheet.day, from, policy.days_ahead.value, self.clock, self.rng);
        sheet.taken[seat] |= match status {
            Status::Booked | Status::CheckedIn => holds,
            Status::Released => sheet.quarters(Period::new(from, release_at)?) & holds,
            Status::Cancelled => 0,
        };
        if status != Status::Cancelled {
            self.used.insert(budget, used + minutes);
        }
        self.made.push(Booking {
            id: BookingId(mint(booked_at, self.rng)),
            library: house.content.branch.library,
            branch: house.content.branch.id,
            zone: room.zone,
            seat: house.content.seats.get(seat)?.id,
            person: *self.people.get(visit.person)?,
            period,
            held,
            release_at: (status != Status::CheckedIn).then_some(release_at),
            status,
            booked_at,
        });
        Some((seat, visit.start + minutes))
    }

    /// The seat asked for, or one of some others of the room that is free.
    fn seat(&mut self, room: &Room, taken: &[u128], holds: u128, asked: Option<usize>) -> Option<usize> {
        let free = |seat: &usize| room.seats.contains(seat) && taken.get(*seat).is_some_and(|taken| taken & holds == 0);
        let others = (0..10).map(|_| self.rng.usize(room.seats.clone())).find(free);
        asked.filter(free).or(others)
    }
}
