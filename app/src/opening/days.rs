//! What is open on a day: the hours of the week or of that day, less what is closed in spite of them.

use chrono::{Days, NaiveDate};
use plek_domain::places::{BranchPlan, Closure};
use plek_domain::time::{Hours, Period, Timestamp, local, opening_on};

/// How many days ahead are told of.
pub(super) const AHEAD: u64 = 60;

/// A day as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenDay {
    pub day: NaiveDate,
    /// Minutes after midnight on the wall, as opening hours are written.
    pub hours: Vec<Hours>,
    /// The same as instants, one for each.
    pub open: Vec<Period>,
    /// Why it differs from the week, in the library's words.
    pub reason: Option<String>,
}

/// One day of a branch.
pub(super) fn day(plan: &BranchPlan, day: NaiveDate) -> OpenDay {
    let open = opening_on(plan.time_zone, &plan.week, &plan.exceptions, day);
    let closures: Vec<&Closure> = plan.closures.iter().filter(|closure| closure.zone.is_none()).collect();
    let mut reason = plan.exceptions.iter().find(|one| one.day == day).map(|one| one.reason.clone());
    let mut left = Vec::new();
    for period in open {
        let mut parts = vec![period];
        for closure in closures.iter().filter(|closure| closure.period.overlaps(&period)) {
            parts = parts.into_iter().flat_map(|part| without(part, closure.period)).collect();
            reason.get_or_insert_with(|| closure.reason.clone());
        }
        left.extend(parts);
    }
    let said = left.into_iter().filter_map(|part| Some((on_the_wall(plan, day, part)?, part)));
    let (hours, open) = said.unzip();
    OpenDay { day, hours, open, reason }
}

/// The days of the week that holds an instant, Monday first.
pub(super) fn week(plan: &BranchPlan, now: Timestamp) -> Vec<OpenDay> {
    let (today, _, _) = local(plan.time_zone, now);
    let monday = today.week(chrono::Weekday::Mon).first_day();
    (0..7).map(|on| day(plan, monday + Days::new(on))).collect()
}

/// The days from today on that do not follow the week.
pub(super) fn that_differ(plan: &BranchPlan, now: Timestamp) -> Vec<OpenDay> {
    let (today, _, _) = local(plan.time_zone, now);
    (0..AHEAD).map(|on| day(plan, today + Days::new(on))).filter(|day| day.reason.is_some()).collect()
}

/// What is left of a period: nothing, one piece or two.
fn without(period: Period, closed: Period) -> Vec<Period> {
    let before = Period::new(period.from(), period.until().min(closed.from()));
    let after = Period::new(period.from().max(closed.until()), period.until());
    [before, after].into_iter().flatten().collect()
}

fn on_the_wall(plan: &BranchPlan, day: NaiveDate, period: Period) -> Option<Hours> {
    let minutes = |at: Timestamp| {
        let (on, minutes, _) = local(plan.time_zone, at);
        (on - day).num_days() * 1440 + minutes
    };
    Hours::new(minutes(period.from()).clamp(0, 1439), minutes(period.until()))
}
