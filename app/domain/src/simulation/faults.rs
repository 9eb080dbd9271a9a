//! What goes wrong, and when: drawn from the seed before the run begins, and over at [`Schedule::calm_at`].

use super::sim::State;
use fastrand::Rng;

/// What goes wrong at present.
#[derive(Debug)]
pub(super) struct Faults {
    /// A statement is told to try again.
    conflict: f64,
    /// The connection breaks at a statement.
    lost: f64,
    /// The commit is refused, or its answer is lost.
    commit: f64,
    /// The store cannot be reached.
    pub away: bool,
    /// The disk is full.
    pub full: bool,
    /// All faults are over.
    pub calm: bool,
    /// Steps after which waiting for another transaction is given up.
    pub patience: u64,
    /// Longest time that a broken connection's transaction lives on in the store, in steps.
    pub doubt: u64,
    /// Most writes that wait in an instance's queue.
    pub queue: usize,
}

/// What happens at a statement.
#[derive(Clone, Copy, Debug)]
pub(super) enum Strike {
    Conflict,
    Lost,
    Full,
}

/// What happens at a commit.
#[derive(Clone, Copy, Debug)]
pub(super) enum CommitFault {
    /// Rolled back, and the answer says so.
    Conflict,
    /// Rolled back, and nobody hears of it.
    Undone,
    /// Committed, and nobody hears of it.
    Unheard,
    /// The store decides later.
    InDoubt { commits: bool },
    /// Rolled back for want of room.
    Full,
}

impl Faults {
    /// Nothing goes wrong.
    pub const fn none() -> Self {
        Self {
            conflict: 0.0,
            lost: 0.0,
            commit: 0.0,
            away: false,
            full: false,
            calm: true,
            patience: u64::MAX,
            doubt: 1,
            queue: usize::MAX,
        }
    }

    fn draw(rng: &mut Rng) -> Self {
        let mut of = |choices: &[f64]| choices[rng.usize(..choices.len())];
        Self {
            conflict: of(&[0.0, 0.001, 0.01]),
            lost: of(&[0.0, 0.001, 0.01]),
            commit: of(&[0.0, 0.05, 0.2]),
            patience: [40, 200, 1500][rng.usize(..3)],
            doubt: rng.u64(10..400),
            queue: rng.usize(3..40),
            calm: false,
            ..Self::none()
        }
    }
}

impl State {
    /// Whether a statement goes wrong, and how.
    pub fn strike(&mut self, writes: bool) -> Option<Strike> {
        if self.faults.calm {
            return None;
        }
        if self.faults.away && self.chance(0.5) {
            return Some(Strike::Lost);
        }
        if writes && self.faults.full && self.chance(0.5) {
            return Some(Strike::Full);
        }
        let (conflict, lost) = (self.faults.conflict, self.faults.lost);
        if self.chance(conflict) { Some(Strike::Conflict) } else { self.chance(lost).then_some(Strike::Lost) }
    }

    /// Whether a commit goes wrong, and how.
    pub fn strike_commit(&mut self, wrote: bool) -> Option<CommitFault> {
        if self.faults.calm {
            return None;
        }
        if wrote && self.faults.full && self.chance(0.3) {
            return Some(CommitFault::Full);
        }
        let often = if self.faults.away { 0.5 } else { self.faults.commit };
        if !self.chance(often) {
            return None;
        }
        Some(match self.rng.u8(..5) {
            0 => CommitFault::Conflict,
            1 => CommitFault::Undone,
            2 => CommitFault::Unheard,
            _ => CommitFault::InDoubt { commits: self.rng.bool() },
        })
    }
}

/// Something that happens at a certain step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The store goes away, or comes back.
    Away(bool),
    /// The disk is full, or has room again.
    Full(bool),
    /// An instance dies with all that is in its memory.
    Crash(usize),
    /// A new one takes its place.
    Start(usize),
    /// The true time jumps.
    Forward(i64),
    /// An instance's clock is off by so many seconds from now on.
    Skew(usize, i64),
    /// All faults are over.
    Calm,
}

/// What goes wrong when.
#[derive(Debug)]
pub(super) struct Schedule {
    /// By step, the next one last.
    events: Vec<(u64, Event)>,
    /// The step at which all faults are over.
    pub calm_at: u64,
    /// Whether no clock ever goes astray.
    pub steady_clock: bool,
}

impl Schedule {
    pub fn draw(rng: &mut Rng, instances: usize) -> (Faults, Self) {
        let calm_at = rng.u64(600..4000);
        let steady_clock = rng.u8(..3) == 0;
        let mut events = vec![(calm_at, Event::Calm)];
        let mut during = |rng: &mut Rng, longest: u64, from: Event, until: Event| {
            let start = rng.u64(..calm_at);
            events.push((start, from));
            events.push(((start + rng.u64(1..=longest)).min(calm_at), until));
        };
        for _ in 0..rng.usize(..3) {
            during(rng, 300, Event::Away(true), Event::Away(false));
        }
        for _ in 0..rng.usize(..3) {
            during(rng, 300, Event::Full(true), Event::Full(false));
        }
        for _ in 0..rng.usize(..4) {
            let instance = rng.usize(..instances);
            during(rng, 200, Event::Crash(instance), Event::Start(instance));
        }
        for _ in 0..rng.usize(3..14) {
            let seconds = match rng.u8(..30) {
                0 => 49 * 3600,
                1 => 24 * 3600,
                2..5 => rng.i64(3600..14_400),
                _ => rng.i64(300..3600),
            };
            events.push((rng.u64(..calm_at), Event::Forward(seconds)));
        }
        if !steady_clock {
            for _ in 0..rng.usize(1..6) {
                events.push((rng.u64(..calm_at), Event::Skew(rng.usize(..instances), rng.i64(-300..=300))));
            }
        }
        // Stable, so that what ends at the last moment still ends before calm sets in.
        events.sort_by_key(|(step, event)| (*step, *event == Event::Calm));
        events.reverse();
        (Faults::draw(rng), Self { events, calm_at, steady_clock })
    }

    /// The next thing that happens at this step.
    pub fn due(&mut self, step: u64) -> Option<Event> {
        self.events.pop_if(|(at, _)| *at <= step).map(|(_, event)| event)
    }

    /// The step of the next event.
    pub fn next(&self) -> Option<u64> {
        self.events.last().map(|(step, _)| *step)
    }
}
