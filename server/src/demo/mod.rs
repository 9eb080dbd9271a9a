//! The demo's consortium: one city, one university and one small town, with people and a term of bookings.
//!
//! Everything follows from a seed and the demo's clock; nothing is read or stored here. The names are no real town's.
//! `places` (from the tables in `houses`, with `hours`), then `people`, then `bookings` fill one [`Content`].
//!
//! To add a house: a row in `houses`, its demand in `demand`.

mod bookings;
mod demand;
mod hours;
mod houses;
mod names;
mod people;
mod places;
mod sheet;
#[cfg(test)]
mod tests;
pub mod visitors;

pub use people::{ANN, BRAM, ELS, KARIM, LEEN, NOOR, NamedPerson, named_people};

use fastrand::Rng;
use plek_domain::ids::new_v7;
use plek_domain::time::Timestamp;
use plek_storage::fill::Content;
use uuid::Uuid;

/// What the demo's clock shows first: a Tuesday morning in term.
pub const CLOCK_START: &str = "2026-10-13T10:20:00+02:00";
/// The seed of the demo.
pub const SEED: u64 = 20_261_013;
/// How many bookings the demo has: with these its history begins in July.
pub const BOOKINGS: usize = 180_000;

/// [`CLOCK_START`] as an instant.
#[must_use]
pub fn clock_start() -> Timestamp {
    chrono::DateTime::parse_from_rfc3339(CLOCK_START).map(|at| Timestamp(at.timestamp())).unwrap_or_default()
}

/// A whole consortium at `clock_start`: the same for the same arguments.
///
/// The day of `clock_start` is as full as it would be, the days ahead as far as people booked them already, then as
/// many days back (at most 400) as it takes to have `bookings` of them: fewer bookings are a shorter history.
#[must_use]
pub fn consortium(seed: u64, clock_start: Timestamp, bookings: usize) -> Content {
    let mut rng = Rng::with_seed(seed);
    let mut content = places::places(clock_start, &mut rng);
    content.people = people::people(&content, clock_start, &mut rng);
    content.emails = people::emails();
    content.bookings = bookings::bookings(&content, clock_start, bookings, &mut rng);
    content
}

/// An id made at an instant.
fn mint(at: Timestamp, rng: &mut Rng) -> Uuid {
    let mut chance = [0; 10];
    rng.fill(&mut chance);
    new_v7(u64::try_from(at.0).unwrap_or(0) * 1000 + rng.u64(..1000), chance)
}

/// One of the items, each as often as its weight says; none when all weights are 0.
fn pick<T>(mut items: impl Iterator<Item = (T, u32)> + Clone, rng: &mut Rng) -> Option<T> {
    let sum = items.clone().map(|(_, weight)| weight).sum::<u32>();
    let mut drawn = if sum == 0 { 0 } else { rng.u32(..sum) };
    let drawn = items.find(|(_, weight)| {
        let hit = drawn < *weight;
        drawn = drawn.saturating_sub(*weight);
        hit
    });
    drawn.map(|(item, _)| item)
}
