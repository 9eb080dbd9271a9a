//! Visits a week: what was booked and what was used, kept apart. Numbers of people, and no names.

use crate::error::StoreError;
use crate::ids::ZoneId;
use crate::places::BranchPlan;
use crate::ports::Reads;
use crate::time::{Period, Timestamp, local, midnight, week_of};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::{Add, AddAssign};

/// What became of a number of bookings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visits {
    /// Somebody came and checked in.
    pub used: i64,
    /// Nobody came in time.
    pub not_come: i64,
    /// Taken back before.
    pub cancelled: i64,
    /// Still open: they may come.
    pub to_come: i64,
}

impl Visits {
    /// All that were made.
    #[must_use]
    pub const fn booked(&self) -> i64 {
        self.used + self.not_come + self.cancelled + self.to_come
    }
}

impl Add for Visits {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            used: self.used + other.used,
            not_come: self.not_come + other.not_come,
            cancelled: self.cancelled + other.cancelled,
            to_come: self.to_come + other.to_come,
        }
    }
}

impl AddAssign for Visits {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// The visits of one zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneVisits {
    /// Which.
    pub zone: ZoneId,
    /// How many.
    pub visits: Visits,
}

/// The visits of one zone on one day, as they are kept when the bookings have gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayVisits {
    /// The local day on which they started.
    pub day: NaiveDate,
    /// In which zone.
    pub zone: ZoneId,
    /// How many.
    pub visits: Visits,
}

/// The visits of a branch in one local week. A booking counts in the week in which it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitWeek {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Monday 0.00 to Monday 0.00, local: an hour longer or shorter when the clock changes.
    pub period: Period,
    /// By zone; zones where nothing was booked are left out.
    pub zones: BTreeMap<ZoneId, Visits>,
}

impl VisitWeek {
    /// The week that holds an instant, and those before it: `count` weeks, the earliest first, still empty.
    #[must_use]
    pub fn before(plan: &BranchPlan, now: Timestamp, count: u32) -> Vec<Self> {
        let zone = plan.time_zone;
        let (last, _, _) = local(zone, week_of(zone, now).from());
        let week = |back: u32| {
            let monday = last.checked_sub_days(Days::new(u64::from(back) * 7))?;
            let period = Period::new(midnight(zone, monday), midnight(zone, monday + Days::new(7)))?;
            Some(Self { monday, period, zones: BTreeMap::new() })
        };
        (0..count).rev().filter_map(week).collect()
    }

    /// The whole branch.
    #[must_use]
    pub fn total(&self) -> Visits {
        self.zones.values().fold(Visits::default(), |sum, visits| sum + *visits)
    }

    /// One zone.
    #[must_use]
    pub fn of(&self, zone: ZoneId) -> Visits {
        self.zones.get(&zone).copied().unwrap_or_default()
    }

    fn add(&mut self, zone: ZoneId, visits: Visits) {
        *self.zones.entry(zone).or_default() += visits;
    }

    /// Counts a week: bookings that are still there, and what is kept of those that went.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn count(mut self, reads: &mut dyn Reads, plan: &BranchPlan, now: Timestamp) -> Result<Self, StoreError> {
        let branch = plan.branch.id;
        for counted in reads.desk().visits(branch, self.period, now).await? {
            self.add(counted.zone, counted.visits);
        }
        for kept in reads.desk().kept_visits(branch, self.monday, self.monday + Days::new(7)).await? {
            self.add(kept.zone, kept.visits);
        }
        Ok(self)
    }
}

/// The visits of a branch in the week that runs and those before it: `count` weeks, the earliest first.
///
/// # Errors
/// When storage fails.
pub async fn visits(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    now: Timestamp,
    count: u32,
) -> Result<Vec<VisitWeek>, StoreError> {
    let mut weeks = Vec::new();
    for week in VisitWeek::before(plan, now, count) {
        weeks.push(week.count(reads, plan, now).await?);
    }
    Ok(weeks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seats::testing::plan;
    use crate::time::HOUR;

    #[test]
    fn weeks_follow_each_other_without_a_gap_over_both_changes_of_the_clock() {
        let plan = plan(vec![]);
        for (now, hours) in [("2026-11-02T09:00:00Z", 169), ("2026-04-01T09:00:00Z", 167)] {
            let now: Timestamp = now.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into();
            let weeks = VisitWeek::before(&plan, now, 4);
            assert_eq!(weeks.len(), 4);
            assert!(weeks.windows(2).all(|pair| pair[0].period.until() == pair[1].period.from()));
            assert!(weeks[3].period.contains(now));
            let long: Vec<i64> =
                weeks.iter().map(|week| (week.period.until().0 - week.period.from().0) / HOUR).collect();
            assert_eq!(long.iter().filter(|length| **length == hours).count(), 1, "{long:?}");
            assert_eq!(long.iter().filter(|length| **length == 168).count(), 3, "{long:?}");
        }
    }

    #[test]
    fn booked_is_all_that_was_made() {
        let one = Visits { used: 78, not_come: 15, cancelled: 7, to_come: 0 };
        let two = Visits { to_come: 4, ..Visits::default() };
        assert_eq!((one + two).booked(), 104);
    }
}
