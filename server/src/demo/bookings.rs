//! Fills seats day by day: the demo's day, the days ahead, then backwards until there are as many as asked.

use super::people::{KARIM, LEEN, NOOR};
use super::sheet::{House, Room, Sheet};
use super::{demand, hours, mint, pick};
use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use plek_domain::ids::{BookingId, LibraryId, PersonId, ZoneId};
use plek_domain::seats::{Booking, Status};
use plek_domain::time::{MINUTE, Period, Timestamp};
use plek_storage::fill::Content;
use std::collections::HashMap;
use std::ops::Range;

/// Days ahead and back that are filled at most.
const REACH: (i64, i64) = (14, 400);

/// What the named people do every week: who, ISO weekday, branch, seat, start (minutes after midnight), minutes.
/// Noor is free on the demo's Tuesday until noon, and Karim has just come in.
pub const ROUTINE: [(PersonId, u32, &str, &str, i64, i64); 6] = [
    (NOOR, 1, "bibliotheek", "L12", 540, 180),
    (NOOR, 3, "bibliotheek", "L12", 570, 180),
    (NOOR, 4, "bibliotheek", "L12", 840, 150),
    (LEEN, 3, "zuid", "C5", 840, 120),
    (KARIM, 2, "zuid", "E7", 600, 120),
    (KARIM, 6, "zuid", "D30", 600, 90),
];
/// What they do on the demo's day besides: Noor has a seat that begins soon.
pub const TODAY: [(PersonId, &str, &str, i64, i64); 1] = [(NOOR, "bibliotheek", "L12", 720, 90)];
/// How many days back and ahead they have done it.
const ROUTINE_DAYS: Range<i64> = -70..8;

/// Somebody who comes, and where they would like to sit.
struct Visit {
    person: usize,
    room: usize,
    /// Minutes after midnight.
    start: i64,
    minutes: i64,
    seat: Option<usize>,
    /// Whether they are sure to come, as the named people are.
    certain: bool,
}

/// What a person does, by position.
struct Habit {
    /// How readily they come, of 100.
    keen: u8,
    /// The day filled last on which they came: nobody visits two houses on one day.
    last: NaiveDate,
    /// Zone and position of the seat where they sat.
    haunt: Option<(ZoneId, usize)>,
}

struct Planner<'a> {
    rng: &'a mut Rng,
    clock: Timestamp,
    asked: usize,
    people: Vec<PersonId>,
    habits: Vec<Habit>,
    /// Minutes by library, person and Monday.
    used: HashMap<(LibraryId, usize, NaiveDate), i64>,
    made: Vec<Booking>,
}

/// At most `asked` bookings in the order in which they were made.
pub fn bookings(content: &Content, clock: Timestamp, asked: usize, rng: &mut Rng) -> Vec<Booking> {
    let houses: Vec<House<'_>> = content.branches.iter().map(|branch| House::new(content, branch)).collect();
    let habits =
        content.people.iter().map(|_| Habit { keen: rng.u8(25..100), last: NaiveDate::MIN, haunt: None }).collect();
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
            let weekday = day.weekday().number_from_monday();
            let weekly = ROUTINE.into_iter().filter(|(_, on, ..)| *on == weekday);
            let weekly = weekly.map(|(person, _, branch, seat, start, minutes)| (person, branch, seat, start, minutes));
            for planned in weekly.chain(TODAY.into_iter().filter(|_| offset == 0)) {
                self.routine(house, &mut sheet, planned);
            }
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

    /// A visit of one of the named people.
    fn routine(
        &mut self,
        house: &House<'_>,
        sheet: &mut Sheet,
        (id, branch, label, start, minutes): (PersonId, &str, &str, i64, i64),
    ) {
        let person = self.people.iter().position(|person| *person == id);
        let seat = house.content.seats.iter().position(|seat| seat.label == label);
        let (Some(person), Some(seat)) = (person, seat) else { return };
        let room = house.rooms.iter().position(|room| room.seats.contains(&seat));
        if let (Some(room), true) = (room, branch == house.slug()) {
            self.book(house, sheet, &Visit { person, room, start, minutes, seat: Some(seat), certain: true });
        }
    }

    /// Somebody comes once, or before and after lunch.
    fn visitor(&mut self, house: &House<'_>, sheet: &mut Sheet) {
        let Some(&person) = house.members.get(self.rng.usize(..house.members.len().max(1))) else { return };
        let Some(&Habit { keen, last, haunt }) = self.habits.get(person) else { return };
        if last == sheet.day || self.rng.u8(..100) >= keen {
            return;
        }
        let usual = haunt.filter(|_| self.rng.u8(..10) < 5);
        let usual = usual.and_then(|(zone, seat)| Some((house.rooms.iter().position(|room| room.zone == zone)?, seat)));
        let drawn = pick(house.draws.iter().copied(), self.rng).unwrap_or(0);
        let (room, seat) = usual.map_or((drawn, None), |(room, seat)| (room, Some(seat)));
        let Some(step) = house.rooms.get(room).map(|room| room.policy.step_minutes.value) else { return };
        let start = demand::arrival(house.slug(), sheet.day, step, self.rng);
        let minutes = demand::length(start, self.rng);
        let Some((seat, until)) =
            self.book(house, sheet, &Visit { person, room, start, minutes, seat, certain: false })
        else {
            return;
        };
        self.habits[person] = Habit { keen, last: sheet.day, haunt: Some((house.rooms[room].zone, seat)) };
        if start < 12 * 60 && self.rng.u8(..10) < 4 {
            let start = (until + self.rng.i64(1..4) * 30).max(12 * 60 + 30);
            let minutes = demand::length(start, self.rng);
            self.book(house, sheet, &Visit { person, room, start, minutes, seat: Some(seat), certain: false });
        }
    }

    /// Books when rules and seats allow; answers the seat and the end in minutes after midnight.
    fn book(&mut self, house: &House<'_>, sheet: &mut Sheet, visit: &Visit) -> Option<(usize, i64)> {
        let room = house.rooms.get(visit.room)?;
        let policy = &room.policy;
        let from = sheet.midnight.plus_minutes(visit.start);
        let opening = sheet.openings.iter().find(|opening| opening.contains(from))?;
        let left = (opening.until().0 - from.0) / MINUTE;
        let minutes = visit.minutes.min(policy.max_minutes.value).min(left);
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
            _ if visit.certain && release_at > self.clock => Status::Booked,
            _ if visit.certain => Status::CheckedIn,
            fate => fate,
        };
        let booked_at = demand::booked_at(sheet.day, from, policy.days_ahead.value, self.clock, self.rng);
        sheet.taken[seat] |= match status {
            Status::Held | Status::Booked | Status::CheckedIn | Status::Left => holds,
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
            arrived_at: (status == Status::CheckedIn).then(|| period.from()),
            left_at: None,
            sequence: 0,
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
