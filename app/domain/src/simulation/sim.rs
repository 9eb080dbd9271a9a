//! [`Sim`]: what everything in one run shares: chance, the clock, the model store, faults, and the record of it all.
//!
//! One lock around the whole state, held for one step and never across a wait: a run has one thread, and which task
//! goes next is the seed's choice, so the same seed always gives the same run.

use super::Without;
use super::faults::Faults;
use super::history::History;
use super::model::{Db, TxId};
use super::report::{Events, Kind, Report, Violation};
use super::world::World;
use crate::ports::Entropy;
use crate::time::Timestamp;
use fastrand::Rng;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// Shared by all tasks of a run.
pub(super) struct Sim {
    /// What the run began with.
    pub world: Arc<World>,
    state: Mutex<State>,
}

/// Everything that changes during a run.
pub(super) struct State {
    /// The seed's chance.
    pub rng: Rng,
    /// The true time; instances may see it askew.
    pub now: Timestamp,
    /// Steps of the scheduler so far.
    pub step: u64,
    /// How often a task lets others go first before it uses the store.
    pub yields: f64,
    /// What goes wrong at present.
    pub faults: Faults,
    /// The one thing that is missing, when the simulation shows that it would notice.
    pub without: Option<Without>,
    /// Whether all instances have the true time and it never goes back.
    pub steady_clock: bool,
    /// The model store.
    pub db: Db,
    /// What was asked and answered.
    pub history: History,
    /// Counts.
    pub report: Report,
    /// What happened, when somebody wants to know.
    pub events: Events,
    /// The first invariant that did not hold.
    pub violation: Option<Violation>,
    timers: Vec<(u64, Waker)>,
    waiting: Vec<Waker>,
}

impl Sim {
    pub fn new(world: Arc<World>, rng: Rng, without: Option<Without>, events: Events) -> Self {
        let state = State {
            rng,
            now: world.start,
            step: 0,
            yields: 0.0,
            faults: Faults::none(),
            without,
            steady_clock: true,
            db: Db::new(Arc::clone(&world)),
            history: History::default(),
            report: Report::default(),
            events,
            violation: None,
            timers: Vec::new(),
            waiting: Vec::new(),
        };
        Self { world, state: Mutex::new(state) }
    }

    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets others go first, now and then.
    pub async fn breathe(&self) {
        let yields = {
            let mut state = self.lock();
            let often = state.yields;
            state.chance(often)
        };
        if yields {
            let mut went = false;
            poll_fn(|cx| {
                if std::mem::replace(&mut went, true) {
                    return Poll::Ready(());
                }
                cx.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
        }
    }

    /// Waits for a number of steps.
    pub async fn nap(&self, steps: u64) {
        let until = self.lock().step + steps;
        poll_fn(|cx| {
            let mut state = self.lock();
            if state.step >= until {
                return Poll::Ready(());
            }
            state.wake_at(until, cx.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl State {
    /// True with that probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        probability > 0.0 && self.rng.f64() < probability
    }

    /// Notes an event, if anybody wants to know.
    pub fn note(&mut self, event: impl FnOnce(&World) -> String) {
        if self.events.are_kept() {
            let event = event(self.db.world());
            self.events.note(format!("{:>6} {} {event}", self.step, self.now));
        }
    }

    /// Counts and notes a fault or another thing that just happens.
    pub fn happens(&mut self, kind: Kind, what: &'static str) {
        self.report.count(kind, what);
        self.note(|_| format!("{kind:?}: {what}"));
    }

    /// Records that an invariant did not hold; the first one stays.
    pub fn violated(&mut self, violation: Violation) {
        self.note(|_| format!("VIOLATED: {}: {}", violation.invariant, violation.detail));
        self.violation.get_or_insert(violation);
    }

    pub fn check(&mut self, outcome: Result<(), Violation>) {
        if let Err(violation) = outcome {
            self.violated(violation);
        }
    }

    pub fn wake_at(&mut self, step: u64, waker: Waker) {
        self.timers.push((step, waker));
    }

    /// Wakes `waker` when any transaction ends or goes back to a savepoint.
    pub fn wake_after_transactions(&mut self, waker: Waker) {
        self.waiting.push(waker);
    }

    pub fn wake_waiting(&mut self) {
        self.waiting.drain(..).for_each(Waker::wake);
    }

    /// Wakes whoever slept until now, and ends transactions that were in doubt until now.
    pub fn tick(&mut self) {
        let step = self.step;
        if self.timers.iter().any(|(at, _)| *at <= step) {
            for (_, waker) in self.timers.extract_if(.., |(at, _)| *at <= step) {
                waker.wake();
            }
        }
        while let Some((tx, commits)) = self.db.in_doubt_until(step) {
            self.end(tx, commits);
        }
    }

    /// The step of the next thing that happens by itself.
    pub fn next_tick(&self) -> Option<u64> {
        self.timers.iter().map(|(at, _)| *at).chain(self.db.next_doubt()).min()
    }

    /// Commits or rolls back a transaction, checks the invariants, and wakes who waited for it.
    pub fn end(&mut self, tx: TxId, commits: bool) {
        if commits {
            let events = self.events.are_kept().then(|| self.db.describe(tx));
            if let Some(events) = events {
                self.note(|_| format!("{tx} committed: {events}"));
            }
            self.report.count(Kind::Inside, "transactions committed");
            let outcome = self.db.commit(tx, &self.history, self.steady_clock);
            self.check(outcome);
        } else {
            self.note(|_| format!("{tx} rolled back"));
            self.report.count(Kind::Inside, "transactions rolled back");
            self.db.roll_back(tx);
        }
        self.wake_waiting();
    }
}

impl Entropy for Sim {
    fn bytes(&self) -> [u8; 16] {
        self.lock().rng.u128(..).to_le_bytes()
    }
}
