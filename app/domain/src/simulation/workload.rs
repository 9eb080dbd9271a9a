//! What clients ask for: commands as values, drawn from a seed, and sent through the real [`Store`].

use super::world::World;
use crate::access::Actor;
use crate::command::Command;
use crate::error::{Refusal, StoreError};
use crate::ids::{BookingId, SeatId, ZoneId};
use crate::people::{Person, Role};
use crate::places::close_zone::CloseZone;
use crate::replay::{PurgeReplays, ReplayKey, digest_of};
use crate::seats::book::BookSeat;
use crate::seats::cancel::CancelBooking;
use crate::store::{Key, Store, WriteError};
use crate::time::{DAY, Offsets, Period, Timestamp, Wall, WallTime, local, resolve};
use fastrand::Rng;
use serde::Serialize;
use std::fmt;
use uuid::Uuid;

/// A command that a client may give.
#[derive(Clone, Debug)]
pub(super) enum Ask {
    Book(BookSeat),
    Cancel(CancelBooking),
    Close(CloseZone),
    Purge(PurgeReplays),
}

/// A command with who gives it and under which key.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub actor: Actor,
    pub ask: Ask,
    pub key: Key,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Done, with the command's own answer as JSON.
    Done(String),
    /// Refused, with the code and the whole refusal as JSON.
    Refused(&'static str, String),
    NotFound,
    KeyReused,
    /// The store failed, and how.
    Failed(&'static str),
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(done) => write!(f, "done {done}"),
            Self::Refused(_, refusal) => write!(f, "refused {refusal}"),
            Self::NotFound => f.write_str("not found"),
            Self::KeyReused => f.write_str("key reused"),
            Self::Failed(how) => write!(f, "failed: {how}"),
        }
    }
}

impl Request {
    /// Name of the command.
    pub const fn name(&self) -> &'static str {
        match self.ask {
            Ask::Book(_) => BookSeat::NAME,
            Ask::Cancel(_) => CancelBooking::NAME,
            Ask::Close(_) => CloseZone::NAME,
            Ask::Purge(_) => PurgeReplays::NAME,
        }
    }

    /// Under what its answer is kept, and the digest of its body.
    pub fn identity(&self) -> Result<(ReplayKey, String), StoreError> {
        let digest = match &self.ask {
            Ask::Book(command) => digest_of(command),
            Ask::Cancel(command) => digest_of(command),
            Ask::Close(command) => digest_of(command),
            Ask::Purge(command) => digest_of(command),
        }?;
        let key = match self.key {
            Key::Form(key) | Key::Strict(key) => key,
            Key::Fresh => Uuid::nil(),
        };
        Ok((ReplayKey { actor: self.actor.id(), command: self.name(), key }, digest))
    }

    /// Does it through the store.
    pub async fn send(&self, store: &Store) -> Answer {
        match self.ask.clone() {
            Ask::Book(command) => write(store, self, command).await,
            Ask::Cancel(command) => write(store, self, command).await,
            Ask::Close(command) => write(store, self, command).await,
            Ask::Purge(command) => write(store, self, command).await,
        }
    }

    /// For the events.
    pub fn describe(&self, world: &World) -> String {
        let who = world.person_name(self.actor.id());
        match &self.ask {
            Ask::Book(book) => {
                let (seat, person) = (world.seat_name(book.seat), world.person_name(book.person.0));
                let clock = |time: WallTime| format!("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
                format!("{who}: book {seat} for {person} {} {}-{}", book.day, clock(book.from), clock(book.until))
            }
            Ask::Cancel(cancel) => format!("{who}: cancel {}", cancel.booking),
            Ask::Close(close) => format!("{who}: close {}/{}", close.period.from(), close.period.until()),
            Ask::Purge(_) => format!("{who}: purge"),
        }
    }
}

async fn write<C: Command>(store: &Store, request: &Request, command: C) -> Answer {
    match store.write(&request.actor, command, request.key).await {
        Ok(done) => Answer::Done(json(&done)),
        Err(WriteError::Refused(refusal)) => Answer::Refused(refusal.code(), json(&refusal)),
        Err(WriteError::NotFound) => Answer::NotFound,
        Err(WriteError::KeyReused) => Answer::KeyReused,
        Err(WriteError::Store(error)) => Answer::Failed(match error {
            StoreError::Unavailable(_) => "unavailable",
            StoreError::Conflict(_) => "conflict",
            StoreError::Full(_) => "full",
            StoreError::Broken { what, .. } => what,
        }),
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| error.to_string())
}

/// Draws what a client asks for next.
pub(super) struct Wishes<'a> {
    pub rng: &'a mut Rng,
    pub world: &'a World,
    pub now: Timestamp,
    /// Bookings that somebody was told of.
    pub bookings: &'a [BookingId],
}

impl Wishes<'_> {
    /// A new request of a person, or of the job that purges.
    pub fn new_request(&mut self, actor: &Actor) -> Request {
        let ask = self.ask(actor);
        let key = Uuid::from_u128(self.rng.u128(..));
        let key = if self.rng.bool() { Key::Strict(key) } else { Key::Form(key) };
        Request { actor: actor.clone(), ask, key }
    }

    /// Another command under the same key: Back and corrected input, or a careless API client.
    pub fn other_body(&mut self, request: &Request) -> Request {
        Request { ask: self.ask(&request.actor), ..request.clone() }
    }

    fn ask(&mut self, actor: &Actor) -> Ask {
        let Actor::Person(person) = actor else { return Ask::Purge(PurgeReplays) };
        let role = person.posts.first().map(|post| post.role);
        // In a hundred: booking for oneself, for anybody, cancelling; the rest is closing.
        let (own, other, cancel) = match role {
            None => (72, 2, 23),
            Some(Role::Desk) => (5, 55, 39),
            Some(_) => (5, 35, 20),
        };
        let people = &self.world.people;
        match self.rng.u8(..100) {
            n if n < own => self.book(person),
            n if n < own + other => {
                let anybody = &people[self.rng.usize(..people.len())];
                self.book(anybody)
            }
            n if n < own + other + cancel && !self.bookings.is_empty() => {
                // Mostly the latest ones: the older have begun.
                let back = self.rng.usize(..self.bookings.len()).min(self.rng.usize(..self.bookings.len()));
                let booking = self.bookings[self.bookings.len() - 1 - back];
                Ask::Cancel(CancelBooking { booking })
            }
            n if n < own + other + cancel => self.book(person),
            _ => self.close(),
        }
    }

    fn grid(&self) -> (Timestamp, i64) {
        let zone = self.world.plan.zones[0].id;
        let step = self.world.plan.policy_of(zone).step_minutes.value;
        let offsets = Offsets::around(self.world.plan.time_zone, Period::starting(self.now, 1));
        (offsets.floor(self.now, step), step)
    }

    fn book(&mut self, person: &Person) -> Ask {
        let plan = &self.world.plan;
        // The first seats are the popular ones.
        let seat = self.rng.usize(..plan.seats.len()).min(self.rng.usize(..plan.seats.len()));
        let seat = if self.rng.u8(..60) == 0 { SeatId(Uuid::nil()) } else { plan.seats[seat].id };
        let (current, step) = self.grid();
        let mut from = current.plus_minutes(step * self.rng.i64(0..7));
        let mut minutes = step * self.rng.i64(1..=4) * if step < 30 { 2 } else { 1 };
        match self.rng.u8(..40) {
            0 => from = from.plus_minutes(7),
            1 => minutes += step * 16,
            2 => minutes = 5,
            3 => from = from.plus_seconds(DAY),
            4 => from = from.plus_seconds(30 * DAY),
            5 => from = from.plus_seconds(-DAY),
            6 => from = from.plus_minutes(600),
            7 => from = from.plus_seconds(7 * DAY),
            _ => {}
        }
        let (day, mut start, offset) = local(plan.time_zone, from);
        let (last_day, end, offset_at_end) = local(plan.time_zone, from.plus_minutes(minutes));
        if self.rng.u8(..40) == 0 {
            // The hour that one night has twice and another not at all.
            start = 150;
        }
        let at = |day, minutes, offset, names_offset| {
            let twice = matches!(resolve(plan.time_zone, day, minutes), Wall::Twice(..));
            WallTime { minutes, offset: (twice && names_offset).then_some(offset) }
        };
        let names_offset = self.rng.bool();
        Ask::Book(BookSeat {
            branch: plan.branch.id,
            seat,
            person: person.id,
            day,
            from: at(day, start, offset, names_offset),
            until: at(last_day, end, offset_at_end, names_offset),
        })
    }

    fn close(&mut self) -> Ask {
        let plan = &self.world.plan;
        let zone = plan.zones[self.rng.usize(..plan.zones.len())].id;
        let zone = if self.rng.u8(..30) == 0 { ZoneId(Uuid::nil()) } else { zone };
        let (current, step) = self.grid();
        let from = current.plus_minutes(step * self.rng.i64(0..12));
        let period = Period::starting(from, step * self.rng.i64(1..=2));
        Ask::Close(CloseZone { branch: plan.branch.id, zone, period, reason: reason() })
    }
}

#[expect(clippy::expect_used, reason = "a constant")]
fn reason() -> crate::text::Line {
    "cleaning".parse().expect("a line")
}
