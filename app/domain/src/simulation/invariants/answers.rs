//! What must hold for answers: when one comes, and at the end for all of them.

use crate::ids::{BookingId, ClosureId};
use crate::places::close_zone::ZoneClosed;
use crate::replay::KEEP_SECONDS;
use crate::seats::book::SeatBooked;
use crate::seats::cancel::BookingCancelled;
use crate::seats::{Booking, Status};
use crate::simulation::history::{Call, Outcome};
use crate::simulation::model::{Db, Kept};
use crate::simulation::report::{Kind, Violation};
use crate::simulation::sim::State;
use crate::simulation::workload::{Answer, Ask};
use crate::time::{HOUR, Timestamp};

/// Whether an answer fits what was committed and what was answered before.
pub fn fits(state: &mut State, number: usize, answer: &Answer) -> Result<(), Violation> {
    let call = &state.history.calls[number];
    let told = |detail: &str| format!("#{number} {}: {detail}", call.request.describe(state.db.world()));
    let done_before: Vec<&Kept> = state.db.journal.iter().filter(|kept| kept.is_of(&call.key, &call.digest)).collect();
    match answer {
        Answer::Done(done) => {
            if !done_before.iter().any(|kept| kept.replay.done == *done) {
                return Err(Violation::new("what is answered is committed", told(done)));
            }
            let repeated =
                state.history.calls.iter().any(|other| other.repeats(call) && other.answer() == Some(answer));
            if repeated {
                state.report.count(Kind::Inside, "answered again from what was kept");
            }
        }
        Answer::Refused(..) | Answer::NotFound | Answer::KeyReused => {
            let before = |other: &Call| {
                let Outcome::Answered { answer: Answer::Done(done), step, .. } = &other.outcome else { return false };
                let kept = done_before.iter().find(|kept| kept.replay.done == *done);
                *step <= call.sent_step && kept.is_some_and(|kept| finds(state.now, kept)) && other.repeats(call)
            };
            if state.history.calls.iter().any(before) {
                return Err(Violation::new("a repeated request gets its answer again", told(&answer.to_string())));
            }
            let other_body = |kept: &Kept| kept.key == call.key && kept.replay.digest != call.digest;
            let reused = state.history.is_strict(call.key.key) && state.db.journal.iter().any(other_body);
            if *answer == Answer::KeyReused && !reused {
                return Err(Violation::new("only a reused strict key is refused", told("key reused")));
            }
        }
        Answer::Failed("conflict" | "full" | "unavailable") => {
            // A plan may be out of date when the request is prepared; each further try needs another change to fail.
            let plan_ran_away = *answer == Answer::Failed("conflict") && state.db.revision >= call.revision + 2;
            if call.in_calm && !plan_ran_away {
                return Err(Violation::new("no errors once the faults are over", told(&answer.to_string())));
            }
        }
        Answer::Failed(broken) => return Err(Violation::new("nothing is ever broken", told(broken))),
    }
    Ok(())
}

/// What must hold when all is over.
pub fn at_the_end(state: &State) -> Result<(), Violation> {
    counts(&state.db)?;
    no_overlaps(&state.db)?;
    state.history.calls.iter().enumerate().try_for_each(|(number, call)| {
        let told = || format!("#{number} {}", call.request.describe(state.db.world()));
        match &call.outcome {
            Outcome::Pending => Err(Violation::new("every request is answered", told())),
            Outcome::Answered { answer: Answer::Done(done), .. } if !lasts(state, call, done) => {
                Err(Violation::new("what is answered stays", format!("{}: {done}", told())))
            }
            _ if left_a_trace(state, call) => Err(Violation::new("a refusal or an error leaves no trace", told())),
            _ => Ok(()),
        }
    })
}

/// As many audit entries and answers as writes that were done.
fn counts(db: &Db) -> Result<(), Violation> {
    let (audit, journal) = (db.audit.len(), db.journal.len());
    let of = |command: &str| db.audit.iter().filter(|entry| entry.command == command).count();
    let cancelled = db.bookings.iter().filter(|booking| booking.status == Status::Cancelled).count();
    let rows = [
        (of("book-seat"), db.bookings.len()),
        (of("cancel-booking"), cancelled),
        (of("close-zone"), db.closures.len()),
        (audit, journal),
    ];
    match rows.iter().find(|(entries, rows)| entries != rows) {
        Some((entries, rows)) => {
            let detail = format!("{entries} entries, {rows} rows");
            Err(Violation::new("one audit entry and one kept answer for each write", detail))
        }
        None => Ok(()),
    }
}

fn no_overlaps(db: &Db) -> Result<(), Violation> {
    let active: Vec<&Booking> = db.bookings.iter().filter(|booking| booking.status.is_active()).collect();
    for (n, one) in active.iter().enumerate() {
        let clash = active[..n].iter().find(|other| other.seat == one.seat && other.held.overlaps(&one.held));
        if let Some(other) = clash {
            let detail = format!("{one:?} and {other:?}");
            return Err(Violation::new("one booking of a seat at any instant", detail));
        }
    }
    Ok(())
}

/// Whether what was answered is in the store, unless somebody took it back since.
fn lasts(state: &State, call: &Call, done: &str) -> bool {
    let row = |id: BookingId| state.db.bookings.iter().find(|booking| booking.id == id);
    match &call.request.ask {
        Ask::Book(asked) => {
            let booked = serde_json::from_str(done).ok().and_then(|SeatBooked { booking }| row(booking));
            let period = asked.period(state.db.world().plan.time_zone).ok();
            booked.is_some_and(|booking| {
                booking.seat == asked.seat
                    && booking.person == asked.person
                    && Some(booking.period) == period
                    && (booking.status != Status::Cancelled || somebody_cancelled(state, booking.id))
            })
        }
        Ask::Cancel(_) => serde_json::from_str(done)
            .ok()
            .and_then(|BookingCancelled { booking }| row(booking))
            .is_some_and(|booking| booking.status == Status::Cancelled),
        Ask::Close(_) => {
            let made: Option<ClosureId> = serde_json::from_str(done).ok().map(|ZoneClosed { closure }| closure);
            state.db.closures.iter().any(|closure| Some(closure.id) == made)
        }
        Ask::Purge(_) => true,
    }
}

/// Whether somebody asked to cancel it and it was done. (That whoever asked was not told otherwise is another invariant.)
fn somebody_cancelled(state: &State, booking: BookingId) -> bool {
    state.history.calls.iter().any(|call| {
        let cancels = matches!(&call.request.ask, Ask::Cancel(cancel) if cancel.booking == booking);
        cancels && state.db.journal.iter().any(|kept| kept.is_of(&call.key, &call.digest))
    })
}

/// Whether something was done although every one who asked for it was told, in time, that it was not.
fn left_a_trace(state: &State, call: &Call) -> bool {
    state.db.journal.iter().filter(|kept| kept.is_of(&call.key, &call.digest)).any(|kept| {
        let told_no = |other: &Call| match &other.outcome {
            Outcome::Answered { answer: Answer::Done(_) | Answer::Failed("unavailable"), .. } => false,
            Outcome::Answered { at, .. } => finds(*at, kept),
            Outcome::Pending | Outcome::Abandoned => false,
        };
        state.history.calls.iter().filter(|other| other.repeats(call)).all(told_no)
    })
}

/// Whether an answer is still kept at an instant; an hour less than it says, for clocks that differ.
fn finds(at: Timestamp, kept: &Kept) -> bool {
    at < kept.at.plus_seconds(KEEP_SECONDS - HOUR)
}
