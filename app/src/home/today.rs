//! *Today at the library*: one line of time over everything. For now: when houses open and close, what is closed, and
//! one's own bookings; other pillars add theirs.

use super::model::BranchHere;
use crate::has_route;
use plek_domain::places::BranchPlan;
use plek_domain::seats::Booking;
use plek_domain::time::{DAY, HOUR, Period, Timestamp, local, midnight};
use std::sync::Arc;

/// Something that happens today.
pub(super) struct Entry {
    /// When; none = all day.
    pub at: Option<Timestamp>,
    /// In whose time that is told.
    pub plan: Arc<BranchPlan>,
    /// What.
    pub what: What,
}

/// What happens.
pub(super) enum What {
    /// Branches open.
    Opens(Vec<String>),
    /// Branches close.
    Closes(Vec<String>),
    /// Something is closed for a reason: where, why, and until when if that is today.
    Closed { place: String, reason: String, until: Option<Timestamp> },
    /// A branch has other hours than usual.
    OtherHours { branch: String, reason: String },
    /// The reader's own booking: where, and the way to it.
    Mine { booking: Box<Booking>, place: String, seat: String, href: String },
}

/// How far into the next day a night still belongs to today.
const NIGHT: i64 = 8 * HOUR;

/// What is still to come today, in order.
pub(super) fn today(branches: &[BranchHere], mine: &[Booking], now: Timestamp) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for branch in branches {
        of_branch(&branch.plan, now, &mut entries);
    }
    for booking in mine {
        let Some(plan) = branches.iter().map(|branch| &branch.plan).find(|plan| plan.branch.id == booking.branch)
        else {
            continue;
        };
        if local(plan.time_zone, booking.period.from()).0 > local(plan.time_zone, now).0 {
            continue;
        }
        let zone = plan.zone(booking.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        let seat = plan.seat(booking.seat).map(|seat| seat.label.clone()).unwrap_or_default();
        let place = format!("{zone}, {}", plan.branch.name);
        let href = if has_route("/mine") {
            "/mine".to_owned()
        } else {
            format!("/{}/seats?branch={}&booked={}", plan.library.slug, plan.branch.slug, booking.id)
        };
        let what = What::Mine { booking: Box::new(booking.clone()), place, seat, href };
        entries.push(Entry { at: Some(booking.period.from()), plan: Arc::clone(plan), what });
    }
    // What holds all day comes first, and at the same time one's own before what houses do.
    entries.sort_by_key(|entry| (entry.at, !matches!(entry.what, What::Mine { .. })));
    entries
}

fn of_branch(plan: &Arc<BranchPlan>, now: Timestamp, entries: &mut Vec<Entry>) {
    let (day, _, _) = local(plan.time_zone, now);
    let start = midnight(plan.time_zone, day);
    let next = day.succ_opt().map_or(start.plus_seconds(DAY), |next| midnight(plan.time_zone, next));
    let branch = plan.branch.name.clone();
    let add = |entries: &mut Vec<Entry>, at, what| entries.push(Entry { at, plan: Arc::clone(plan), what });
    let exception = plan.exceptions.iter().find(|exception| exception.day == day);
    if let Some(exception) = exception {
        let (branch, reason) = (branch.clone(), exception.reason.clone());
        let what = if exception.hours.is_empty() {
            What::Closed { place: branch, reason, until: None }
        } else {
            What::OtherHours { branch, reason }
        };
        add(entries, None, what);
    }
    let whole =
        |period: &Period| plan.closures.iter().any(|closed| closed.zone.is_none() && closed.period.covers(period));
    for period in plan.openings(day, 1).into_iter().filter(|period| !whole(period)) {
        let begins_today = (start..next).contains(&period.from());
        if begins_today && period.from() > now {
            gather(entries, period.from(), &branch, plan, true);
        }
        if (begins_today || period.contains(now)) && period.until() > now && period.until() <= next.plus_seconds(NIGHT)
        {
            gather(entries, period.until(), &branch, plan, false);
        }
    }
    for closure in plan.closures.iter().filter(|closure| closure.period.until() > now && closure.period.from() < next) {
        let zone = closure.zone.and_then(|zone| plan.zone(zone));
        let place = zone.map_or_else(|| branch.clone(), |zone| format!("{}, {branch}", zone.name));
        let at = Some(closure.period.from()).filter(|from| *from > start);
        let until = Some(closure.period.until()).filter(|until| *until < next);
        add(entries, at, What::Closed { place, reason: closure.reason.clone(), until });
    }
}

/// Houses that open or close at the same time share a line.
fn gather(entries: &mut Vec<Entry>, at: Timestamp, branch: &str, plan: &Arc<BranchPlan>, opens: bool) {
    for entry in entries.iter_mut().filter(|entry| entry.at == Some(at)) {
        if let (What::Opens(names), true) | (What::Closes(names), false) = (&mut entry.what, opens) {
            return names.push(branch.to_owned());
        }
    }
    let names = vec![branch.to_owned()];
    let what = if opens { What::Opens(names) } else { What::Closes(names) };
    entries.push(Entry { at: Some(at), plan: Arc::clone(plan), what });
}
