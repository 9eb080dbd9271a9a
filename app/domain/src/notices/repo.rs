//! What storage knows about letters.

use super::Letter;
use super::demo::DemoLetter;
use super::retry::Problem;
use crate::error::StoreError;
use crate::ids::LetterId;
use crate::time::Timestamp;
use async_trait::async_trait;

/// A letter that waits, and how it fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLetter {
    /// The letter.
    pub letter: Letter,
    /// How often it was tried.
    pub tries: i64,
}

/// How the outbox stands, for `plek doctor`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters that wait, those that may not leave yet included.
    pub waiting: i64,
    /// Since when the oldest of those that may leave has been allowed to.
    pub oldest: Option<Timestamp>,
    /// Letters that were given up and are still kept.
    pub given_up: i64,
}

/// What becomes of a letter after a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// The mail server has it.
    Delivered,
    /// There is nothing to tell any more, or nobody to tell it to.
    Overtaken,
    /// It will not be tried again.
    GivenUp(Problem),
    /// It waits for another try, not before this instant.
    Again(Timestamp, Problem),
    /// It was not tried after all and waits as before.
    Returned,
}

/// Reading letters.
#[async_trait]
pub trait LetterReads: Send {
    /// Letters that may be tried now and that nobody has claimed, urgent ones first, then by how long they wait.
    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<LetterId>, StoreError>;
    /// A letter that waits.
    async fn waiting(&mut self, id: LetterId) -> Result<Option<WaitingLetter>, StoreError>;
    /// How the outbox stands.
    async fn tally(&mut self, now: Timestamp) -> Result<Tally, StoreError>;
    /// The demo's mail, newest first, without its bodies.
    async fn demo_letters(&mut self) -> Result<Vec<DemoLetter>, StoreError>;
    /// One mail of the demo.
    async fn demo_letter(&mut self, id: LetterId) -> Result<Option<DemoLetter>, StoreError>;
}

/// Changing letters.
#[async_trait]
pub trait OutboxRepo: LetterReads {
    /// Adds letters, which leave when the transaction is committed and not before their `deliver_after`.
    /// One that is there already, by its id, stays as it is.
    async fn post(&mut self, letters: &[Letter]) -> Result<(), StoreError>;
    /// Takes a letter out of the outbox; false when it has left or is just being delivered. The command that does so
    /// locks it (`LockKey::Letter`).
    async fn withdraw(&mut self, id: LetterId) -> Result<bool, StoreError>;
    /// Claims a letter that is due until an instant. The answer is the number of the claim; none when somebody else has
    /// it or it is no longer due. A claim that has run out can be followed by another one, with a higher number.
    async fn claim(&mut self, id: LetterId, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError>;
    /// Writes down what became of a claimed letter; false when another claim came after this one, which then decides.
    async fn settle(
        &mut self,
        id: LetterId,
        claim: i64,
        settlement: &Settlement,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Puts a mail into the demo's mailbox, unless it is there, and throws away all but the newest `keep`.
    async fn keep_for_demo(&mut self, letter: &DemoLetter, keep: u32) -> Result<(), StoreError>;
}
