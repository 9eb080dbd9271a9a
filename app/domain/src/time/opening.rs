//! Opening hours as the library writes them: weekly wall times, and days that differ.

use super::Period;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Minutes after local midnight at which a branch opens and closes.
///
/// `closes` may lie beyond 1440 (24.00): 22.00 to 8.00 the next morning is `opens = 1320, closes = 1920`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Minutes after midnight, 0 to 1439.
    pub opens: i64,
    /// Minutes after the same midnight, above `opens`, at most 2880.
    pub closes: i64,
}

impl Hours {
    /// `None` unless `0 <= opens < 1440` and `opens < closes <= 2880`.
    #[must_use]
    pub fn new(opens: i64, closes: i64) -> Option<Self> {
        ((0..1440).contains(&opens) && opens < closes && closes <= 2880).then_some(Self { opens, closes })
    }
}

/// A day that does not follow the week: other hours, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningException {
    /// The local day on which the hours start.
    pub day: NaiveDate,
    /// The hours instead of the week's; empty = closed all day.
    pub hours: Vec<Hours>,
    /// Why, in the library's words ("Wapenstilstand").
    pub reason: String,
}

/// Sorts periods and joins those that touch or overlap, so that a night open until 24.00 and a morning from 0.00
/// are one opening.
#[must_use]
pub fn merge(mut periods: Vec<Period>) -> Vec<Period> {
    periods.sort_unstable();
    let mut merged: Vec<Period> = Vec::with_capacity(periods.len());
    for next in periods {
        match merged.last_mut() {
            Some(last) if next.from() <= last.until() => *last = last.hull(&next),
            _ => merged.push(next),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    #[test]
    fn touching_openings_become_one() {
        let p = |a, b| Period::new(Timestamp(a), Timestamp(b)).unwrap();
        assert_eq!(merge(vec![p(20, 30), p(0, 10), p(10, 15)]), vec![p(0, 15), p(20, 30)]);
    }

    #[test]
    fn hours_may_cross_midnight_but_not_two() {
        assert!(Hours::new(22 * 60, 32 * 60).is_some());
        assert!(Hours::new(22 * 60, 49 * 60).is_none());
        assert!(Hours::new(9 * 60, 9 * 60).is_none());
    }
}
