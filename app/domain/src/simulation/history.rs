//! [`History`]: what was asked and what was answered, as the clients know it.

use super::invariants::answers;
use super::report::Kind;
use super::sim::State;
use super::workload::{Answer, Ask, Request};
use crate::ids::BookingId;
use crate::replay::ReplayKey;
use crate::seats::book::SeatBooked;
use crate::store::Key;
use crate::time::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Everything that was asked, in order.
#[derive(Default)]
pub(super) struct History {
    pub calls: Vec<Call>,
    /// Bookings that somebody was told of.
    pub bookings: Vec<BookingId>,
    strict: BTreeSet<Uuid>,
}

/// One request on its way to one instance.
pub(super) struct Call {
    pub request: Request,
    pub key: ReplayKey,
    pub digest: String,
    pub sent_step: u64,
    /// How often the plan had changed.
    pub revision: i64,
    /// Sent when all faults were over.
    pub in_calm: bool,
    pub outcome: Outcome,
}

/// What its sender knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Pending,
    /// The sender went away.
    Abandoned,
    /// Answered.
    Answered {
        answer: Answer,
        step: u64,
        at: Timestamp,
    },
}

impl Call {
    /// Whether it is the same request as another one.
    pub fn repeats(&self, other: &Self) -> bool {
        self.key == other.key && self.digest == other.digest
    }

    /// What was answered, when it was.
    pub const fn answer(&self) -> Option<&Answer> {
        match &self.outcome {
            Outcome::Answered { answer, .. } => Some(answer),
            Outcome::Pending | Outcome::Abandoned => None,
        }
    }

    /// Whether its sender cannot know what became of it.
    pub fn is_unknown(&self) -> bool {
        matches!(self.answer(), None | Some(Answer::Failed("unavailable")))
    }
}

impl History {
    pub fn is_strict(&self, key: Uuid) -> bool {
        self.strict.contains(&key)
    }
}

impl State {
    /// Records that a request goes out; its number.
    pub fn sent(&mut self, request: &Request) -> usize {
        self.report.count(Kind::Total, "requests");
        if let Key::Strict(key) = request.key {
            self.history.strict.insert(key);
        }
        let number = self.history.calls.len();
        self.note(|world| format!("#{number} {}", request.describe(world)));
        // A command that has no digest is answered with an error by the store.
        let (key, digest) = request
            .identity()
            .unwrap_or((ReplayKey { actor: Uuid::nil(), command: "", key: Uuid::nil() }, String::new()));
        self.history.calls.push(Call {
            request: request.clone(),
            key,
            digest,
            sent_step: self.step,
            revision: self.db.revision,
            in_calm: self.faults.calm,
            outcome: Outcome::Pending,
        });
        number
    }

    /// Records an answer and checks it.
    pub fn answered(&mut self, number: usize, answer: &Answer) {
        self.note(|_| format!("#{number} {answer}"));
        let outcome = answers::fits(self, number, answer);
        self.check(outcome);
        let name = self.history.calls[number].request.name();
        let (kind, what) = match answer {
            Answer::Done(_) => (Kind::Done, name),
            Answer::Refused(code, _) => (Kind::Refused, *code),
            Answer::NotFound => (Kind::Error, "not found"),
            Answer::KeyReused => (Kind::Error, "key reused"),
            Answer::Failed(how) => (Kind::Error, *how),
        };
        self.report.count(kind, what);
        if let (Answer::Done(done), Ask::Book(_)) = (answer, &self.history.calls[number].request.ask)
            && let Ok(SeatBooked { booking }) = serde_json::from_str(done)
            && !self.history.bookings.contains(&booking)
        {
            self.history.bookings.push(booking);
        }
        self.history.calls[number].outcome =
            Outcome::Answered { answer: answer.clone(), step: self.step, at: self.now };
    }

    /// Records that nobody waits for the answer any more.
    pub fn abandoned(&mut self, number: usize) {
        self.happens(Kind::Error, "abandoned");
        self.history.calls[number].outcome = Outcome::Abandoned;
    }
}
