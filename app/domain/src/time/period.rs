//! [`Period`]: a half-open stretch of time.

use super::{MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// From (included) until (excluded), never empty: 9–13 and 13–18 touch and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    from: Timestamp,
    until: Timestamp,
}

impl Period {
    /// `None` when it would be empty or reversed.
    #[must_use]
    pub fn new(from: Timestamp, until: Timestamp) -> Option<Self> {
        (from < until).then_some(Self { from, until })
    }

    /// The period of `minutes` (at least one) that starts at `from`.
    #[must_use]
    pub fn starting(from: Timestamp, minutes: i64) -> Self {
        Self { from, until: from.plus_minutes(minutes.max(1)) }
    }

    /// First instant of the period.
    #[must_use]
    pub const fn from(&self) -> Timestamp {
        self.from
    }

    /// First instant after the period.
    #[must_use]
    pub const fn until(&self) -> Timestamp {
        self.until
    }

    /// Length in whole minutes; a begun minute counts.
    #[must_use]
    pub const fn minutes(&self) -> i64 {
        (self.until.0 - self.from.0 + MINUTE - 1) / MINUTE
    }

    /// Whether the two share an instant.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// Whether the instant lies inside.
    #[must_use]
    pub fn contains(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }

    /// The part that both share.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.until.min(other.until))
    }

    /// The period with `minutes` more at its end: a buffer for cleaning.
    #[must_use]
    pub fn with_buffer(&self, minutes: i64) -> Self {
        Self { from: self.from, until: self.until.plus_minutes(minutes.max(0)) }
    }

    /// The same length, `seconds` later.
    #[must_use]
    pub const fn shifted(&self, seconds: i64) -> Self {
        Self { from: self.from.plus_seconds(seconds), until: self.until.plus_seconds(seconds) }
    }

    /// The smallest period around both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self { from: self.from.min(other.from), until: self.until.max(other.until) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hours(from: i64, until: i64) -> Period {
        Period::new(Timestamp(from * 3600), Timestamp(until * 3600)).unwrap()
    }

    #[test]
    fn empty_and_reversed_periods_do_not_exist() {
        assert_eq!(Period::new(Timestamp(5), Timestamp(5)), None);
        assert_eq!(Period::new(Timestamp(6), Timestamp(5)), None);
    }

    #[test]
    fn overlap_is_half_open() {
        let taken = hours(2, 4);
        for (from, until, clash) in [
            (0, 1, false),
            (1, 2, false),
            (4, 5, false),
            (5, 6, false),
            (1, 3, true),
            (1, 5, true),
            (2, 4, true),
            (3, 4, true),
        ] {
            assert_eq!(taken.overlaps(&hours(from, until)), clash, "{from}-{until}");
        }
    }

    proptest! {
        #[test]
        fn overlap_means_a_shared_instant(a in 0i64..50, b in 1i64..50, c in 0i64..50, d in 1i64..50) {
            let one = Period::new(Timestamp(a), Timestamp(a + b)).unwrap();
            let two = Period::new(Timestamp(c), Timestamp(c + d)).unwrap();
            let shared = (0..120).any(|at| one.contains(Timestamp(at)) && two.contains(Timestamp(at)));
            prop_assert_eq!(one.overlaps(&two), shared);
            prop_assert_eq!(one.overlaps(&two), two.overlaps(&one));
            prop_assert_eq!(one.intersection(&two).is_some(), shared);
        }
    }
}
