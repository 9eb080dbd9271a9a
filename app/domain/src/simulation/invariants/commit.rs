//! What must hold after every commit, change by change.

use crate::audit::AuditEntry;
use crate::command::{Command, LockKey};
use crate::ids::{BookingId, PersonId};
use crate::people::Role;
use crate::places::close_zone::CloseZone;
use crate::places::{BookingMode, Closure};
use crate::policy::{Level, Setting};
use crate::replay::{KEEP_SECONDS, PurgeReplays};
use crate::seats::book::BookSeat;
use crate::seats::cancel::CancelBooking;
use crate::seats::{Booking, Status};
use crate::simulation::history::History;
use crate::simulation::model::{Change, Db, Kept};
use crate::simulation::report::Violation;
use crate::time::{Timestamp, week_of};

/// The `now` of a transaction: what its audit entries say.
pub fn now_of(log: &[Change]) -> Option<Timestamp> {
    log.iter().find_map(|change| match change {
        Change::Audit(entry) => Some(entry.at),
        _ => None,
    })
}

pub fn time_went_back(key: LockKey, last: Timestamp, now: Timestamp) -> Violation {
    let detail = format!("{key:?}: decided at {now} after {last}");
    Violation::new("whoever has a lock next has a later now", detail)
}

/// A refusal leaves no trace, and what is done leaves one: a group is the changes of its writes, then an audit entry for
/// each of them in the same order, then a kept answer for each, and nothing else is ever committed.
pub fn trace(log: &[Change]) -> Result<(), Violation> {
    let broken = |detail: String| Err(Violation::new("one audit entry and one kept answer for each write", detail));
    let said = log.iter().position(|change| matches!(change, Change::Audit(_))).unwrap_or(log.len());
    let (mut changes, rest) = log.split_at(said);
    let (entries, answers) = rest.split_at(rest.len() / 2);
    let now = now_of(log);
    for pair in entries.iter().zip(answers) {
        let (Change::Audit(entry), Change::Keep(kept)) = pair else { return broken(format!("out of order: {pair:?}")) };
        let length = changes.iter().position(|change| !is_lapse(change)).map_or(changes.len(), |last| last + 1);
        let (own, others) = changes.split_at(length);
        changes = others;
        if !is_trace_of(entry, own) || Some(entry.at) != now {
            return broken(format!("{entry:?} after {own:?}, now {now:?}"));
        }
        if (kept.key.command, kept.key.actor) != (entry.command.as_str(), entry.actor) || kept.at != entry.at {
            return broken(format!("{entry:?} beside {kept:?}"));
        }
    }
    if entries.len() != answers.len() || !changes.is_empty() {
        return broken(format!("left over: {changes:?}, {} entries, {} answers", entries.len(), answers.len()));
    }
    Ok(())
}

/// Whether a change only makes room for the one that follows.
const fn is_lapse(change: &Change) -> bool {
    matches!(change, Change::Mark(_, Status::Released))
}

/// Whether these are the changes of what the audit entry says.
fn is_trace_of(entry: &AuditEntry, changes: &[Change]) -> bool {
    let object = entry.trail.object;
    match (entry.command.as_str(), changes) {
        (BookSeat::NAME, [released @ .., Change::Book(booking)]) => {
            object == Some(booking.id.0) && booking.booked_at == entry.at && released.iter().all(is_lapse)
        }
        (CancelBooking::NAME, [Change::Mark(booking, Status::Cancelled)]) => object == Some(booking.0),
        (CloseZone::NAME, [Change::Close(closure)]) => object == Some(closure.id.0),
        (PurgeReplays::NAME, [Change::Purge(_)]) => object.is_none(),
        _ => false,
    }
}

/// Nothing is done twice: no answer is kept while one to the same request is, and under a strict key no other.
pub fn once(db: &Db, kept: &Kept, history: &History) -> Result<(), Violation> {
    let live = db.replays.iter().filter(|old| old.key == kept.key && old.at >= kept.at.plus_seconds(-KEEP_SECONDS));
    for old in live {
        if old.replay.digest == kept.replay.digest {
            let detail = format!("{}: {} and again {}", kept.key.command, old.replay.done, kept.replay.done);
            return Err(Violation::new("the same request is done once", detail));
        }
        if history.is_strict(kept.key.key) {
            let detail = format!("{}: {} and also {}", kept.key.command, old.replay.done, kept.replay.done);
            return Err(Violation::new("a strict key is for one request", detail));
        }
    }
    Ok(())
}

/// What to look at once a change is applied.
pub enum Check {
    Booking(Booking),
    Closure(Closure),
    Mark(BookingId, Status),
    Actor(AuditEntry),
}

impl Check {
    pub fn of(change: &Change) -> Option<Self> {
        match change {
            Change::Book(booking) => Some(Self::Booking(booking.clone())),
            Change::Close(closure) => Some(Self::Closure(closure.clone())),
            Change::Mark(id, status) => Some(Self::Mark(*id, *status)),
            Change::Audit(entry) => Some(Self::Actor(entry.clone())),
            Change::Keep(_) | Change::Purge(_) | Change::Letter(_) | Change::Withdraw(_) => None,
        }
    }

    /// `now` is the transaction's.
    pub fn holds(&self, db: &Db, now: Timestamp) -> Result<(), Violation> {
        match self {
            Self::Booking(booking) => {
                one_booking_per_seat(db, booking)?;
                one_seat_per_person(db, booking, now)?;
                within_week_budget(db, booking)?;
                allowed_there(db, booking)?;
                match db.closures.iter().find(|closure| closes(closure, booking)) {
                    Some(closure) => Err(clash(db, booking, closure)),
                    None => Ok(()),
                }
            }
            Self::Closure(closure) => match db.bookings.iter().find(|b| b.occupies(now) && closes(closure, b)) {
                Some(booking) => Err(clash(db, booking, closure)),
                None => Ok(()),
            },
            Self::Mark(id, status) => {
                let Some(booking) = db.bookings.iter().find(|booking| booking.id == *id) else { return Ok(()) };
                let legal = match status {
                    Status::Released => booking.release_at.is_some_and(|release| release <= now),
                    Status::Cancelled => now < booking.period.from(),
                    Status::Held | Status::Booked | Status::CheckedIn | Status::Left => false,
                };
                if legal { Ok(()) } else { Err(named(db, "bookings end as the rules say", booking, status.code())) }
            }
            Self::Actor(entry) => by_whom(db, entry),
        }
    }
}

fn named(db: &Db, invariant: &'static str, booking: &Booking, detail: &str) -> Violation {
    Violation::new(invariant, format!("{}: {detail}", name(db, booking)))
}

fn beside(db: &Db, invariant: &'static str, booking: &Booking, other: &Booking) -> Violation {
    named(db, invariant, booking, &format!("beside {}", name(db, other)))
}

fn name(db: &Db, booking: &Booking) -> String {
    let (seat, person) = (db.world().seat_name(booking.seat), db.world().person_name(booking.person.0));
    let (period, until) = (booking.period, booking.held.until());
    format!("{seat} for {person} {}/{}, held until {until}, {}", period.from(), period.until(), booking.status.code())
}

fn clash(db: &Db, booking: &Booking, closure: &Closure) -> Violation {
    let detail = format!("closed {}/{}", closure.period.from(), closure.period.until());
    named(db, "no booking in a closed zone", booking, &detail)
}

fn closes(closure: &Closure, booking: &Booking) -> bool {
    closure.zone.is_none_or(|zone| zone == booking.zone) && closure.period.overlaps(&booking.period)
}

/// At any instant at most one active booking of a seat.
fn one_booking_per_seat(db: &Db, booking: &Booking) -> Result<(), Violation> {
    let other = db.bookings.iter().find(|other| {
        other.id != booking.id
            && other.seat == booking.seat
            && other.status.is_active()
            && other.held.overlaps(&booking.held)
    });
    match other {
        Some(other) => Err(beside(db, "one booking of a seat at any instant", booking, other)),
        None => Ok(()),
    }
}

/// At any instant at most one seat for a person, among the bookings that keep their seat at `now`.
fn one_seat_per_person(db: &Db, booking: &Booking, now: Timestamp) -> Result<(), Violation> {
    let other = db.bookings.iter().find(|other| {
        other.id != booking.id
            && other.person == booking.person
            && other.occupies(now)
            && other.period.overlaps(&booking.period)
    });
    match other {
        Some(other) => Err(beside(db, "one seat at a time for a person", booking, other)),
        None => Ok(()),
    }
}

/// The minutes of a person in each local week stay within every budget that counts in the zone booked.
fn within_week_budget(db: &Db, booking: &Booking) -> Result<(), Violation> {
    let plan = &db.world().plan;
    let (first, last) = (booking.period.from(), booking.period.until().plus_seconds(-1));
    for week in [week_of(plan.time_zone, first), week_of(plan.time_zone, last)] {
        for Setting { value: budget, level, .. } in plan.week_budgets_of(booking.zone) {
            let minutes = |other: &Booking| {
                let counts = other.person == booking.person
                    && other.status != Status::Cancelled
                    && (level != Level::Zone || other.zone == booking.zone);
                other.period.intersection(&week).filter(|_| counts).map_or(0, |part| part.minutes())
            };
            let used: i64 = db.bookings.iter().map(minutes).sum();
            if used > budget {
                let detail = format!("{used} of {budget} minutes in the week from {}", week.from());
                return Err(named(db, "minutes a week stay within the budget", booking, &detail));
            }
        }
    }
    Ok(())
}

/// Members where only they book, not in zones where one walks in, and for the whole period.
fn allowed_there(db: &Db, booking: &Booking) -> Result<(), Violation> {
    let world = db.world();
    let member = world.people.iter().find(|person| person.id == booking.person);
    let is_member = member.is_some_and(|person| person.is_member(booking.library, booking.period.from()));
    let asks_members = world.plan.policy_of(booking.zone).members_only.value == 1;
    let is_bookable = world.plan.zone(booking.zone).is_some_and(|zone| zone.mode != BookingMode::WalkIn);
    let is_held = booking.held.covers(&booking.period);
    if (is_member || !asks_members) && is_bookable && is_held {
        Ok(())
    } else {
        Err(named(db, "members book bookable seats", booking, "not allowed"))
    }
}

/// People change what is theirs; staff and jobs what is theirs to change.
fn by_whom(db: &Db, entry: &AuditEntry) -> Result<(), Violation> {
    let works_as = |role| db.world().works_as(PersonId(entry.actor), role);
    let own = || {
        let booking = db.bookings.iter().find(|booking| Some(booking.id.0) == entry.trail.object);
        booking.is_some_and(|booking| booking.person.0 == entry.actor)
    };
    let allowed = match entry.command.as_str() {
        PurgeReplays::NAME => entry.actor_kind == "job",
        CloseZone::NAME => works_as(Role::Librarian),
        _ => works_as(Role::Desk) || own(),
    };
    if allowed { Ok(()) } else { Err(Violation::new("only who may does", format!("{entry:?}"))) }
}
