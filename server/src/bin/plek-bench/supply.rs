//! Bookings that the rules allow: nobody has the seat, the person is free then and has minutes left that week.
//!
//! All are half hours at the university's library within the week ahead of the demo's clock. Its last day is for
//! rivals; the others give some hundred thousand bookings, in random order, none of which is in the way of another.

use crate::Result;
use chrono::NaiveDate;
use fastrand::Rng;
use plek_domain::ids::{BookingId, PersonId, SeatId, ZoneId, new_v7};
use plek_domain::people::{Membership, Person};
use plek_domain::places::BranchPlan;
use plek_domain::ports::Entropy;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::rules::judge;
use plek_domain::seats::{Booking, Facts, Status};
use plek_domain::store::Store;
use plek_domain::time::{Period, Timestamp, WallTime, local, week_of};
use plek_storage::fill::Content;
use server::state::OsEntropy;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;

/// The branch where everything happens.
const BRANCH: &str = "bibliotheek";
/// Minutes of each booking.
const HALF_HOUR: i64 = 30;
/// Rounds of rivals that are prepared; fewer are used when time is up.
const ROUNDS: usize = 100;

/// A half hour.
#[derive(Clone, Copy)]
struct Slot {
    day: NaiveDate,
    /// Minutes after local midnight.
    start: i64,
    period: Period,
}

/// A seat for a half hour.
#[derive(Clone, Copy)]
pub struct Prize {
    seat: SeatId,
    zone: ZoneId,
    slot: Slot,
}

impl Prize {
    pub const fn seat(&self) -> SeatId {
        self.seat
    }

    pub const fn from(&self) -> Timestamp {
        self.slot.period.from()
    }
}

/// People who all want the same seats.
pub struct Fight {
    pub people: Vec<PersonId>,
    pub prizes: Vec<Prize>,
}

/// What there is to book.
pub struct Supply {
    pub wishes: Arc<Wishes>,
    /// 8 people, 20 half hours one after the other.
    pub rivals: Vec<Fight>,
    /// 64 people, 20 seats at the same time.
    pub crowds: Vec<Fight>,
}

/// Bookings to hand out, each once.
pub struct Wishes {
    pub plan: Arc<BranchPlan>,
    people: Vec<Person>,
    list: Vec<(usize, Prize)>,
    next: AtomicUsize,
}

impl Wishes {
    /// The next person and what they book.
    pub fn next(&self) -> Result<(&Person, Prize)> {
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        let wish = self.list.get(at).and_then(|&(person, prize)| Some((self.people.get(person)?, prize)));
        wish.ok_or_else(|| "there is nothing left to book: measure for fewer seconds".into())
    }

    pub fn command(&self, person: PersonId, prize: Prize) -> BookSeat {
        let Prize { seat, zone: _, slot } = prize;
        let wall = |minutes| WallTime { minutes, offset: None };
        let (from, until) = (wall(slot.start), wall(slot.start + HALF_HOUR));
        BookSeat { branch: self.plan.branch.id, seat, person, day: slot.day, from, until }
    }

    /// The row that a booking leaves.
    pub fn row(&self, person: PersonId, prize: Prize, now: Timestamp) -> Booking {
        let Prize { seat, zone, slot } = prize;
        let mut chance = [0; 10];
        chance.copy_from_slice(&OsEntropy.bytes()[..10]);
        Booking {
            id: BookingId(new_v7(u64::try_from(now.0).unwrap_or(0) * 1000, chance)),
            library: self.plan.library.id,
            branch: self.plan.branch.id,
            zone,
            seat,
            person,
            period: slot.period,
            held: slot.period,
            release_at: Some(slot.period.from().plus_minutes(30)),
            status: Status::Booked,
            booked_at: now,
            arrived_at: None,
            left_at: None,
            sequence: 0,
        }
    }

    /// A form as a browser posts it, with a key of its own.
    pub fn form(&self, person: PersonId, prize: Prize) -> String {
        let time = |minutes: i64| format!("{:02}%3A{:02}", minutes / 60, minutes % 60);
        let (from, until) = (time(prize.slot.start), time(prize.slot.start + HALF_HOUR));
        let key = uuid::Builder::from_random_bytes(OsEntropy.bytes()).into_uuid();
        format!(
            "branch={branch}&day={day}&from={from}&until={until}&seat={seat}&person={person}&key={key}",
            branch = self.plan.branch.slug,
            day = prize.slot.day,
            seat = prize.seat,
        )
    }

    /// The path that forms go to.
    pub fn path(&self) -> String {
        format!("/{}/seats", self.plan.library.slug)
    }
}

impl Supply {
    /// Plans bookings around those that are there.
    pub async fn new(store: &Store, content: Content) -> Result<Self> {
        let branch = content.branches.iter().find(|branch| branch.branch.slug.as_str() == BRANCH);
        let branch = branch.ok_or("the demo has no university any more")?.branch.id;
        let plan = store.plan(branch).await?.ok_or("the database is not the demo's")?;
        let mut ledger = Ledger::new(&plan, content, store.now());
        let last = ledger.slots.last().ok_or("the university is closed all week")?.day;
        let slots_of = |last_day: bool| -> Vec<usize> {
            (0..).zip(&ledger.slots).filter(|(_, slot)| (slot.day == last) == last_day).map(|(at, _)| at).collect()
        };
        let (ordinary, fought) = (slots_of(false), slots_of(true));
        let (day, evening) = fought.split_at_checked(20).ok_or("the last day is too short for rivals")?;
        let rivals = (0..ROUNDS).filter_map(|_| ledger.fight(8, day)).collect();
        let crowd = |(_, slot): (usize, &usize)| ledger.fight(64, &[*slot; 20]);
        let crowds = (0..ROUNDS).zip(evening.iter().cycle()).filter_map(crowd).collect();
        let list = ledger.ordinary(&ordinary);
        let people = ledger.people;
        Ok(Self { wishes: Arc::new(Wishes { plan, people, list, next: AtomicUsize::new(0) }), rivals, crowds })
    }
}

/// Who and what is still free.
struct Ledger {
    rng: Rng,
    slots: Vec<Slot>,
    /// The Monday of each slot.
    weeks: Vec<Timestamp>,
    /// The zones that can be booked in each slot.
    open: Vec<HashSet<ZoneId>>,
    seats: Vec<(SeatId, ZoneId)>,
    people: Vec<Person>,
    taken: HashSet<(usize, SeatId)>,
    busy: HashSet<(usize, PersonId)>,
    /// Minutes that a person has left in a week.
    budget: i64,
    used: HashMap<(Timestamp, PersonId), i64>,
}

impl Ledger {
    fn new(plan: &BranchPlan, content: Content, now: Timestamp) -> Self {
        let mut rng = Rng::with_seed(1);
        let policies: Vec<_> = plan.zones.iter().map(|zone| plan.policy_of(zone.id)).collect();
        let ahead = policies.iter().map(|policy| policy.days_ahead.value).min().unwrap_or(0);
        let slots = slots(plan, now, usize::try_from(ahead).unwrap_or(0));
        let open = slots.iter().map(|slot| open_zones(plan, now, slot.period)).collect();
        let mut seats: Vec<_> = plan.seats.iter().map(|seat| (seat.id, seat.zone)).collect();
        rng.shuffle(&mut seats);
        let is_member = |person: &Person| {
            person.is_member(plan.library.id, Timestamp(now.0 + 30 * 86_400)) && person.posts.is_empty()
        };
        let mut people: Vec<Person> = content.people.into_iter().filter(is_member).collect();
        rng.shuffle(&mut people);
        let mut ledger = Self {
            rng,
            weeks: slots.iter().map(|slot| week_of(plan.time_zone, slot.period.from()).from()).collect(),
            slots,
            open,
            seats,
            people,
            taken: HashSet::new(),
            busy: HashSet::new(),
            budget: policies.iter().map(|policy| policy.week_minutes.value).min().unwrap_or(0),
            used: HashMap::new(),
        };
        for booking in content.bookings.iter().filter(|booking| booking.status != Status::Cancelled) {
            let week = week_of(plan.time_zone, booking.period.from()).from();
            if ledger.weeks.contains(&week) {
                *ledger.used.entry((week, booking.person)).or_default() += booking.period.minutes();
                for (at, slot) in (0..).zip(&ledger.slots) {
                    if slot.period.overlaps(&booking.held) {
                        ledger.taken.insert((at, booking.seat));
                        ledger.busy.insert((at, booking.person));
                    }
                }
            }
        }
        ledger
    }

    fn is_free(&self, slot: usize, &(seat, zone): &(SeatId, ZoneId)) -> bool {
        self.open.get(slot).is_some_and(|open| open.contains(&zone)) && !self.taken.contains(&(slot, seat))
    }

    /// Whether a person can sit in all of `slots`, which lie in one week.
    fn can_come(&self, slots: &[usize], person: PersonId) -> bool {
        let week = slots.first().and_then(|slot| self.weeks.get(*slot)).copied().unwrap_or_default();
        let used = self.used.get(&(week, person)).copied().unwrap_or(0);
        let minutes = HALF_HOUR * i64::try_from(slots.len()).unwrap_or(i64::MAX / HALF_HOUR);
        used + minutes <= self.budget && !slots.iter().any(|slot| self.busy.contains(&(*slot, person)))
    }

    fn come(&mut self, slot: usize, person: PersonId) {
        if self.busy.insert((slot, person)) {
            let week = self.weeks.get(slot).copied().unwrap_or_default();
            *self.used.entry((week, person)).or_default() += HALF_HOUR;
        }
    }

    /// A free seat for each of `slots`, wanted by `count` people; nothing when there are too few.
    fn fight(&mut self, count: usize, slots: &[usize]) -> Option<Fight> {
        let mut prizes = Vec::new();
        for &at in slots {
            let (seat, zone) = *self.seats.iter().find(|seat| self.is_free(at, seat))?;
            self.taken.insert((at, seat));
            prizes.push(Prize { seat, zone, slot: *self.slots.get(at)? });
        }
        let come = self.people.iter().map(|person| person.id).filter(|person| self.can_come(slots, *person));
        let people: Vec<PersonId> = come.take(count).collect();
        for (slot, person) in slots.iter().flat_map(|slot| people.iter().map(move |person| (*slot, *person))) {
            self.come(slot, person);
        }
        (people.len() == count).then_some(Fight { people, prizes })
    }

    /// Every free seat of each of `slots` with somebody who can come, in random order.
    fn ordinary(&mut self, slots: &[usize]) -> Vec<(usize, Prize)> {
        let mut all = Vec::new();
        for &at in slots {
            let Some(slot) = self.slots.get(at).copied() else { continue };
            let seats: Vec<_> = self.seats.iter().filter(|seat| self.is_free(at, seat)).copied().collect();
            let mut people: Vec<(usize, PersonId)> = (0..).zip(self.people.iter().map(|person| person.id)).collect();
            people.retain(|(_, person)| self.can_come(&[at], *person));
            self.rng.shuffle(&mut people);
            for ((seat, zone), (person, id)) in seats.into_iter().zip(people) {
                self.come(at, id);
                all.push((person, Prize { seat, zone, slot }));
            }
        }
        self.rng.shuffle(&mut all);
        all
    }
}

/// The half hours from tomorrow to the last day that can be booked, in order, during which any zone is open.
fn slots(plan: &BranchPlan, now: Timestamp, days: usize) -> Vec<Slot> {
    let (today, _, _) = local(plan.time_zone, now);
    let days = today.iter_days().skip(1).take(days);
    let starts = days.flat_map(|day| (0..24 * 60 - HALF_HOUR).step_by(30).map(move |start| (day, start)));
    let slots = starts.filter_map(|(day, start)| {
        let wall = |minutes| WallTime { minutes, offset: None };
        let (seat, person) = (SeatId(Uuid::nil()), PersonId(Uuid::nil()));
        let (from, until) = (wall(start), wall(start + HALF_HOUR));
        let wish = BookSeat { branch: plan.branch.id, seat, person, day, from, until };
        Some(Slot { day, start, period: wish.period(plan.time_zone).ok()? })
    });
    slots.filter(|slot| !open_zones(plan, now, slot.period).is_empty()).collect()
}

/// The zones in which a member may book a period, if a seat is free; without those that keep a buffer.
fn open_zones(plan: &BranchPlan, now: Timestamp, period: Period) -> HashSet<ZoneId> {
    let membership = Membership { library: plan.library.id, patron_group: "student".to_owned(), until: None };
    let member = Person {
        id: PersonId(Uuid::nil()),
        name: String::new(),
        memberships: vec![membership],
        posts: Vec::new(),
        keeps_consortium: false,
    };
    let allows = |zone: ZoneId| {
        let terms = judge(period, &Facts::gather(plan, zone, &member, &[], now, period));
        terms.is_ok_and(|terms| terms.held == period)
    };
    plan.zones.iter().map(|zone| zone.id).filter(|zone| allows(*zone)).collect()
}
