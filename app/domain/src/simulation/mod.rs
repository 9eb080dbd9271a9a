//! The seeded simulation of the write path: proof that Plek never books a seat twice.
//!
//! [`run`] plays one seed: clients give the real commands to real [`crate::store::Store`]s on up to three instances,
//! whose groups are settled by the real [`crate::group::settle`] on a *model* of a database that behaves like
//! PostgreSQL at READ COMMITTED. The seed picks the library, who asks for what, whose turn it is at every single
//! statement, and what goes wrong: conflicts, lost connections, commits whose answer is lost or that are decided
//! later, a full disk, a store that is away, instances that die, clocks that jump or differ. After every commit, at
//! every answer and at the end, the invariants in `invariants/` must hold. One seed is one run, always the same.
//!
//! A test that cannot fail is a defect: [`Without`] takes away one thing at a time that the write path relies on, and
//! a run must fail then.
//!
//! [`transcript`] gives one seed's commands to *any* engine, without faults, so that SQL can be compared with the
//! model.
//!
//! To add a command: an `Ask` in `workload.rs`, its rows and its waiting in `model/`, its trace and what it must never
//! break in `invariants/`.

mod agree;
mod client;
mod cluster;
mod faults;
mod history;
mod invariants;
mod model;
mod report;
mod scheduler;
mod sim;
mod workload;
mod world;

pub use agree::{expected, transcript};
pub use report::{Failure, Kind, Report, Violation};
pub use world::World;

use report::Events;
use std::collections::VecDeque;

/// How seeds are run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What is missing, to show that the simulation would notice; none for the real thing.
    pub without: Option<Without>,
}

/// Something that the write path relies on and that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// The store's own guard against overlapping bookings of a seat.
    Guard,
    /// The lock on a person.
    PersonLock,
    /// The lock on a zone.
    ZoneLock,
    /// The lock on an idempotency key.
    KeyLock,
    /// The order in which locks are taken.
    SortedLocks,
    /// That the revision of a branch's plan is raised.
    Revision,
    /// That the revision is read before the rest of the plan.
    PlanOrder,
    /// Kept answers.
    Replay,
    /// That going back to a savepoint undoes anything.
    Savepoints,
    /// That a failed transaction is thrown away.
    Rollback,
    /// That it is committed before it is answered.
    CommitFirst,
    /// That unused bookings are given free.
    Lapsing,
}

impl Without {
    /// All of them, with the names that the command line uses.
    pub const ALL: [(&'static str, Self); 12] = [
        ("guard", Self::Guard),
        ("person-lock", Self::PersonLock),
        ("zone-lock", Self::ZoneLock),
        ("key-lock", Self::KeyLock),
        ("sorted-locks", Self::SortedLocks),
        ("revision", Self::Revision),
        ("plan-order", Self::PlanOrder),
        ("replay", Self::Replay),
        ("savepoints", Self::Savepoints),
        ("rollback", Self::Rollback),
        ("commit-first", Self::CommitFirst),
        ("lapsing", Self::Lapsing),
    ];

    /// The one with that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(other, _)| *other == name).map(|(_, without)| without)
    }
}

/// Runs one seed.
///
/// # Errors
/// The invariant that did not hold, with the events before it.
pub fn run(seed: u64, config: &Config) -> Result<Report, Box<Failure>> {
    // Without events first, for speed; a failure is played again to see how it came about.
    let violation = match scheduler::run(seed, config, Events::Off) {
        Ok(report) => return Ok(report),
        Err((violation, _)) => violation,
    };
    let again = scheduler::run(seed, config, Events::Last(VecDeque::new()));
    let events = again.err().map(|(_, events)| events).unwrap_or_default();
    Err(Box::new(Failure { seed, violation, events }))
}

/// Runs one seed and prints every event.
///
/// # Errors
/// As [`run`].
pub fn run_verbose(seed: u64, config: &Config) -> Result<Report, Box<Failure>> {
    scheduler::run(seed, config, Events::Printed)
        .map_err(|(violation, events)| Box::new(Failure { seed, violation, events }))
}
