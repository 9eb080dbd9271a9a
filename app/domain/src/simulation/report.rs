//! What a run tells: counts of what happened, or what failed and how it came to that.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::fmt;
use std::io::Write;

/// How many events a failure shows.
const SHOWN: usize = 30;

/// What kind of thing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Seeds, steps, requests.
    Total,
    /// Answered as done, by command.
    Done,
    /// Refused, by code.
    Refused,
    /// Answered with an error.
    Error,
    /// What went wrong because the seed said so.
    Fault,
    /// What came of it inside.
    Inside,
}

/// Counts of what happened: a simulation in which nothing happens proves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    counts: BTreeMap<(Kind, &'static str), u64>,
}

impl Report {
    /// How often something happened.
    #[must_use]
    pub fn of(&self, kind: Kind, what: &'static str) -> u64 {
        self.counts.get(&(kind, what)).copied().unwrap_or(0)
    }

    /// Adds the counts of another run.
    pub fn merge(&mut self, other: &Self) {
        for ((kind, what), count) in &other.counts {
            self.add(*kind, what, *count);
        }
    }

    pub(super) fn count(&mut self, kind: Kind, what: &'static str) {
        self.add(kind, what, 1);
    }

    pub(super) fn add(&mut self, kind: Kind, what: &'static str, times: u64) {
        *self.counts.entry((kind, what)).or_insert(0) += times;
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts.iter().try_for_each(|((kind, what), count)| writeln!(f, "{count:>12}  {kind:?}: {what}"))
    }
}

/// An invariant that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which.
    pub invariant: &'static str,
    /// By what.
    pub detail: String,
}

impl Violation {
    pub(super) fn new(invariant: &'static str, detail: impl Into<String>) -> Self {
        Self { invariant, detail: detail.into() }
    }
}

/// A run that failed; the same seed fails in the same way again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The seed.
    pub seed: u64,
    /// What did not hold.
    pub violation: Violation,
    /// The last events before it: when, and who did what.
    pub events: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {} fails: {}", self.seed, self.violation.invariant)?;
        writeln!(f, "  {}", self.violation.detail)?;
        writeln!(f, "the last {} events:", self.events.len())?;
        self.events.iter().try_for_each(|event| writeln!(f, "  {event}"))?;
        write!(f, "again, with all events: simulate --seed {}", self.seed)
    }
}

impl std::error::Error for Failure {}

/// Where events go. Most runs keep none; a run that failed is run again to see them.
#[derive(Debug, Default)]
pub(super) enum Events {
    #[default]
    Off,
    Last(VecDeque<String>),
    Printed,
}

impl Events {
    pub(super) const fn are_kept(&self) -> bool {
        !matches!(self, Self::Off)
    }

    pub(super) fn note(&mut self, event: String) {
        match self {
            Self::Off => {}
            Self::Last(kept) => {
                if kept.len() == SHOWN {
                    kept.pop_front();
                }
                kept.push_back(event);
            }
            // Whoever reads may have seen enough.
            Self::Printed => drop(writeln!(std::io::stdout(), "{event}")),
        }
    }

    pub(super) fn into_vec(self) -> Vec<String> {
        match self {
            Self::Last(kept) => kept.into(),
            Self::Off | Self::Printed => Vec::new(),
        }
    }
}
