//! Clocks: the only places where "now" comes from.

use super::Timestamp;
use std::sync::atomic::{AtomicI64, Ordering};

/// Where `now` comes from. Everything that needs the time takes a clock or an instant as an argument.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
    /// How far this clock is set ahead of the machine's, in seconds: 0 but in a demo or a test.
    fn offset(&self) -> i64 {
        0
    }
    /// Moves the clock by `seconds`, back when negative: for a demo and for tests, nothing else asks for it. The move
    /// lasts as long as the process.
    fn advance(&self, seconds: i64);
}

/// The machine's clock, set ahead by a fixed number of seconds (0 in production; the demo's clock starts on a
/// Tuesday morning and ticks on from there).
#[derive(Debug, Default)]
pub struct SystemClock {
    offset: AtomicI64,
}

impl SystemClock {
    /// A clock that shows `start` now and ticks on.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        let clock = Self::default();
        clock.offset.store(start.0 - clock.now().0, Ordering::Relaxed);
        clock
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
        let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let seconds = elapsed.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
        Timestamp(seconds.saturating_add(self.offset.load(Ordering::Relaxed)))
    }

    fn offset(&self) -> i64 {
        self.offset.load(Ordering::Relaxed)
    }

    fn advance(&self, seconds: i64) {
        self.offset.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// A clock that stands still until it is moved; for tests and the simulation.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `now`.
    #[must_use]
    pub const fn new(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.0))
    }

    /// Moves the clock by `seconds`, back when negative.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }

    fn advance(&self, seconds: i64) {
        Self::advance(self, seconds);
    }
}
