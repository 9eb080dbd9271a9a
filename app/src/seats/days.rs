//! The coming days of a branch: open or not, and how full. How full changes slowly and is only a hint, so each process
//! counts it at most once a minute.

use crate::AppState;
use chrono::NaiveDate;
use plek_domain::error::StoreError;
use plek_domain::ids::BranchId;
use plek_domain::places::{BookingMode, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::time::{DAY, MINUTE, Period, Timestamp, local, midnight};
use std::collections::HashMap;
use std::sync::Mutex;

/// Most days that are shown; a day further away is typed.
const MOST: i64 = 14;

/// How long a count is good for, in seconds.
const GOOD_FOR: i64 = MINUTE;

/// In how many parts it is said how full a day is.
pub(crate) const PARTS: usize = 5;

/// A coming day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub date: NaiveDate,
    /// How many of [`PARTS`] are taken; none when the branch is closed.
    pub taken: Option<usize>,
}

/// What was counted of a branch: when, from which day on, and the minutes kept on each.
struct Counted {
    at: Timestamp,
    first: NaiveDate,
    minutes: HashMap<i64, i64>,
}

/// The counts that this process made last.
#[derive(Default)]
pub(crate) struct DayCounts(Mutex<HashMap<BranchId, Counted>>);

impl DayCounts {
    fn known(&self, branch: BranchId, first: NaiveDate, now: Timestamp) -> Option<HashMap<i64, i64>> {
        let counts = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let good = |counted: &&Counted| counted.first == first && (0..GOOD_FOR).contains(&(now.0 - counted.at.0));
        counts.get(&branch).filter(good).map(|counted| counted.minutes.clone())
    }

    fn keep(&self, branch: BranchId, counted: Counted) {
        let mut counts = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        counts.insert(branch, counted);
    }
}

/// The days on which one may book, from today on.
pub(super) async fn coming(
    state: &AppState,
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    now: Timestamp,
) -> Result<Vec<Day>, StoreError> {
    let bookable = || plan.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn);
    let ahead = bookable().map(|zone| plan.policy_of(zone.id).days_ahead.value).max().unwrap_or(0);
    let count = (ahead + 1).clamp(1, MOST);
    let (first, _, _) = local(plan.time_zone, now);
    let from = midnight(plan.time_zone, first);
    let minutes = match state.days.known(plan.branch.id, first, now) {
        Some(known) => known,
        None => {
            let within = Period::new(from, from.plus_seconds(count * DAY)).unwrap_or(Period::starting(from, 1));
            let minutes = reads.bookings().minutes_by_day(plan.branch.id, within, now).await?;
            let minutes: HashMap<i64, i64> = minutes.into_iter().collect();
            state.days.keep(plan.branch.id, Counted { at: now, first, minutes: minutes.clone() });
            minutes
        }
    };
    let seats = plan.seats.iter().filter(|seat| bookable().any(|zone| zone.id == seat.zone)).count();
    let seats = i64::try_from(seats).unwrap_or(0);
    let dates = first.iter_days().take(usize::try_from(count).unwrap_or(1));
    Ok((0..).zip(dates).map(|(nth, date)| day(plan, date, seats, minutes.get(&nth).copied().unwrap_or(0))).collect())
}

/// A day of which so many minutes are kept, in a house of so many seats.
fn day(plan: &BranchPlan, date: NaiveDate, seats: i64, minutes: i64) -> Day {
    let from = midnight(plan.time_zone, date);
    let next = date.succ_opt().map_or(from.plus_seconds(DAY), |next| midnight(plan.time_zone, next));
    let whole = Period::new(from, next).unwrap_or(Period::starting(from, 1));
    let shut =
        |period: &Period| plan.closures.iter().any(|closure| closure.zone.is_none() && closure.period.covers(period));
    let open = plan.openings(date, 1).into_iter().filter_map(|opening| opening.intersection(&whole));
    let open: i64 = open.filter(|period| !shut(period)).map(|period| period.minutes()).sum();
    let (room, parts) = (seats * open, i64::try_from(PARTS).unwrap_or(1));
    // Only a day without any room is full; only one without any booking is empty.
    let taken = (room > 0).then(|| (minutes * parts + room - 1) / room).map(|taken| match minutes < room {
        true => taken.min(parts - 1),
        false => parts,
    });
    Day { date, taken: taken.and_then(|taken| usize::try_from(taken).ok()) }
}
