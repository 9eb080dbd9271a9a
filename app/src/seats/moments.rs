//! Times that one click asks for: now, the next hours, until closing time; both of an hour that the clock shows twice.

use super::model::{soonest, typed};
use chrono::NaiveDate;
use plek_domain::places::{BookingMode, BranchPlan};
use plek_domain::time::{HOUR, Period, Timestamp, Wall, local, midnight, resolve};

/// A time that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub kind: Kind,
    pub period: Period,
    /// As the form writes them.
    pub day: NaiveDate,
    pub from: String,
    pub until: String,
}

/// What it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Now, for two hours.
    Now,
    /// From an hour on.
    From,
    /// Until the house closes.
    UntilClosing,
}

/// Most hours that are offered.
const HOURS: usize = 3;

/// What to offer on a day, for somebody who asks for so many minutes.
pub(super) fn moments(plan: &BranchPlan, day: NaiveDate, asked: Option<Period>, now: Timestamp) -> Vec<Moment> {
    let Some(policy) = plan.zones.iter().find(|zone| zone.mode != BookingMode::WalkIn).map(|z| plan.policy_of(z.id))
    else {
        return Vec::new();
    };
    let (most, least) = (policy.max_minutes.value, policy.min_minutes.value);
    let length = asked.map_or(120, |asked| asked.minutes()).clamp(least, most);
    let moment = |kind, period: Period| {
        let (day, from) = typed(plan, period.from());
        Moment { kind, period, day, from, until: typed(plan, period.until()).1 }
    };
    let (today, _, _) = local(plan.time_zone, now);
    let from = midnight(plan.time_zone, day);
    let next = day.succ_opt().map_or(from, |next| midnight(plan.time_zone, next));
    let begins = |opening: &Period| opening.until() > now && opening.from() < next && opening.until() > from;
    let openings: Vec<Period> = plan.openings(day, 1).into_iter().filter(begins).collect();
    let mut offered = Vec::new();
    if day == today {
        offered.extend(
            soonest(plan, now)
                .filter(|soon| local(plan.time_zone, soon.from()).0 == day)
                .map(|soon| moment(Kind::Now, soon)),
        );
    }
    let fits = |start: Timestamp| {
        let opening = openings.iter().find(|opening| opening.contains(start))?;
        let period = opening.intersection(&Period::starting(start, length))?;
        (period.minutes() >= least).then_some(period)
    };
    let starts = starts(plan, day, day == today, &openings, now);
    offered.extend(
        starts
            .into_iter()
            .filter_map(fits)
            .take(HOURS.max(offered_twice(plan, day)))
            .map(|period| moment(Kind::From, period)),
    );
    let start = asked.map(|asked| asked.from()).filter(|start| *start >= from && *start < next);
    let start = start.or_else(|| offered.first().map(|first| first.period.from()));
    let opening = start.and_then(|start| openings.iter().find(|opening| opening.contains(start)).map(|o| (start, o)));
    let rest = opening.and_then(|(start, opening)| opening.intersection(&Period::starting(start, most)));
    offered.extend(rest.filter(|rest| rest.minutes() >= least).map(|rest| moment(Kind::UntilClosing, rest)));
    let mut seen = std::collections::HashSet::new();
    offered.retain(|moment| seen.insert((moment.period.from(), moment.period.until())));
    offered
}

/// Where a stay may begin: the next full hours today, on other days the opening, one o'clock and six; and each of the
/// two hours that the clock shows twice.
fn starts(plan: &BranchPlan, day: NaiveDate, today: bool, openings: &[Period], now: Timestamp) -> Vec<Timestamp> {
    let wall = |minutes| match resolve(plan.time_zone, day, minutes) {
        Wall::Once(at) => vec![at],
        Wall::Twice(first, second) => vec![first, second],
        Wall::Never(_) => Vec::new(),
    };
    let twice = (0..24).flat_map(|hour| Some(wall(hour * 60)).filter(|at| at.len() == 2).unwrap_or_default());
    let open = |at: &Timestamp| *at > now && openings.iter().any(|opening| opening.contains(*at));
    let mut starts: Vec<Timestamp> = twice.filter(open).collect();
    if today {
        starts.extend((0..24).flat_map(|hour| wall(hour * 60)).filter(|at| at.0 > now.0 && at.0 - now.0 < 4 * HOUR));
    } else {
        starts.extend(openings.iter().map(|opening| opening.from()));
        starts.extend([13, 18].into_iter().flat_map(|hour| wall(hour * 60)));
    }
    starts.retain(|at| open(at) && local(plan.time_zone, *at).0 == day);
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Room for both hours of the night in which the clock goes back.
fn offered_twice(plan: &BranchPlan, day: NaiveDate) -> usize {
    let twice = (0..24).any(|hour| matches!(resolve(plan.time_zone, day, hour * 60), Wall::Twice(..)));
    if twice { HOURS + 2 } else { HOURS }
}
