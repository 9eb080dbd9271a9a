//! [`Office`]: takes letters out of the outbox and to their readers.
//!
//! A run claims a few letters in one short transaction, then sends them one after the other with no transaction open,
//! and settles each in one of its own. One letter that fails, or panics, is settled for itself; the others go on.

use super::smtp;
use crate::config::PublicUrl;
use crate::shutdown::Shutdown;
use crate::telemetry::chain;
use plek_domain::access::Actor;
use plek_domain::error::StoreError;
use plek_domain::ids::LetterId;
use plek_domain::notices::claim::{ClaimLetters, Claimed};
use plek_domain::notices::mailer::{Mailer, NotSent};
use plek_domain::notices::readers::Readers;
use plek_domain::notices::retry::Problem;
use plek_domain::notices::settle::{Outcome, SettleLetter, Settled};
use plek_domain::replay::Never;
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::Timestamp;
use std::sync::Arc;
use std::time::Duration;

/// The office's name: in logs, and as the actor of its commands.
pub const NAME: &str = "deliver-letters";

/// How often it looks for letters. Somebody may be waiting for a code.
pub const EVERY: Duration = Duration::from_secs(2);

/// How long it leaves a mail server alone that takes nothing.
pub const AWAY: Duration = Duration::from_secs(30);

/// How many letters are claimed at once.
const BATCH: u32 = 16;

/// How long a mail that is on its way at the shutdown may still take. Less than the process has to stop.
const LAST_MAIL: Duration = Duration::from_secs(5);

/// Delivers letters; cheap to clone.
#[derive(Clone)]
pub struct Office {
    store: Store,
    readers: Arc<dyn Readers>,
    mailer: Arc<dyn Mailer>,
    origin: Arc<str>,
    shutdown: Shutdown,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters that left.
    pub delivered: u64,
    /// Letters that had nothing to tell any more.
    pub overtaken: u64,
    /// Letters that wait for another try.
    pub later: u64,
    /// Letters that will not be tried again.
    pub given_up: u64,
    /// The mail server takes nothing now.
    pub away: bool,
}

/// What became of a letter in our hands.
enum Fate {
    Settle(Outcome),
    /// The mail server takes nothing: nobody's fault but its own.
    Away(Problem),
    /// We stop; the claim runs out by itself, because the mail may be on its way.
    Leave,
}

impl Office {
    /// An office that sends by a mailer; links in mails begin with the public address.
    #[must_use]
    pub fn new(
        store: Store,
        readers: Arc<dyn Readers>,
        mailer: Arc<dyn Mailer>,
        public_url: &PublicUrl,
        shutdown: Shutdown,
    ) -> Self {
        Self { store, readers, mailer, origin: public_url.origin().into(), shutdown }
    }

    /// Delivers what is due until there is nothing left, the mail server takes nothing, or we stop.
    ///
    /// # Errors
    /// When storage fails; what was claimed is free again when the claim runs out.
    pub async fn run(&self) -> Result<Tally, StoreError> {
        let mut tally = Tally::default();
        while !self.shutdown.has_begun() && !tally.away {
            let due = self.store.read().await?.letters().due(self.store.now(), BATCH).await?;
            if due.is_empty() {
                break;
            }
            let claimed = self.store.write(&Actor::Job(NAME), ClaimLetters { letters: due }, Key::Fresh).await;
            self.deliver(claimed.map_err(store_error)?, &mut tally).await?;
        }
        self.mailer.rest().await;
        Ok(tally)
    }

    async fn deliver(&self, claimed: Claimed, tally: &mut Tally) -> Result<(), StoreError> {
        for (letter, claim) in claimed.letters {
            if tally.away || self.shutdown.has_begun() || !self.has_time(claimed.until) {
                self.settle(letter, claim, Outcome::Untried).await?;
                continue;
            }
            // In a task of its own, so that a panic over one letter is a fact about that letter.
            let office = self.clone();
            let fate = tokio::spawn(async move { office.fate(letter).await }).await;
            let outcome = match fate {
                Ok(Ok(Fate::Settle(outcome))) => outcome,
                Ok(Ok(Fate::Away(problem))) => {
                    tally.away = true;
                    Outcome::Failed(problem)
                }
                Ok(Ok(Fate::Leave)) => continue,
                Ok(Err(error)) => {
                    tracing::warn!(%letter, error = chain(&error), "a letter could not be read");
                    self.settle(letter, claim, Outcome::Untried).await?;
                    return Err(error);
                }
                Err(ended) => {
                    tracing::error!(%letter, panicked = ended.is_panic(), "a letter could not be written");
                    Outcome::Failed(Problem::Unwritable)
                }
            };
            self.count(letter, outcome, self.settle(letter, claim, outcome).await?, tally);
        }
        Ok(())
    }

    /// Whether a mail that is sent now is settled before somebody else may claim it.
    fn has_time(&self, until: Timestamp) -> bool {
        let longest = i64::try_from(smtp::LONGEST.as_secs()).unwrap_or(i64::MAX);
        self.store.now().plus_seconds(longest) < until
    }

    /// Writes and sends a letter.
    async fn fate(&self, letter: LetterId) -> Result<Fate, StoreError> {
        let mut reads = self.store.read().await?;
        let Some(waiting) = reads.letters().waiting(letter).await? else {
            return Ok(Fate::Settle(Outcome::Overtaken));
        };
        let mail = app::notices::write(reads.as_mut(), self.readers.as_ref(), &self.origin, &waiting.letter).await?;
        // The reader goes back before we wait for a mail server.
        drop(reads);
        let Some(mail) = mail else { return Ok(Fate::Settle(Outcome::Overtaken)) };
        let sent = tokio::select! {
            sent = self.mailer.send(&mail) => sent,
            () = self.last_call() => {
                tracing::warn!(%letter, "the mail server did not answer before we stopped; the letter may go out again");
                return Ok(Fate::Leave);
            }
        };
        Ok(match sent {
            Ok(()) => Fate::Settle(Outcome::Delivered),
            Err(NotSent::Later(problem)) => Fate::Settle(Outcome::Failed(problem)),
            Err(NotSent::Refused(problem)) => Fate::Settle(Outcome::Refused(problem)),
            Err(NotSent::Away(problem)) => Fate::Away(problem),
        })
    }

    /// Returns when a mail that is on its way at the shutdown has had its time.
    async fn last_call(&self) {
        self.shutdown.clone().begun().await;
        tokio::time::sleep(LAST_MAIL).await;
    }

    async fn settle(&self, letter: LetterId, claim: i64, outcome: Outcome) -> Result<Settled, StoreError> {
        let settle = SettleLetter { letter, claim, outcome };
        self.store.write(&Actor::Job(NAME), settle, Key::Fresh).await.map_err(store_error)
    }

    fn count(&self, letter: LetterId, outcome: Outcome, settled: Settled, tally: &mut Tally) {
        match (outcome, settled) {
            (_, Settled::TooLate) => tracing::warn!(%letter, "a letter was claimed anew before it was settled"),
            (Outcome::Overtaken, _) => tally.overtaken += 1,
            (_, Settled::Done) => tally.delivered += 1,
            (_, Settled::Waiting) => tally.later += 1,
            (_, Settled::GivenUp) => {
                tally.given_up += 1;
                tracing::warn!(%letter, "a letter was given up");
            }
        }
    }
}

/// What a write that never refuses can end with.
fn store_error(error: WriteError<Never>) -> StoreError {
    match error {
        WriteError::Refused(never) => match never {},
        WriteError::Store(error) => error,
        WriteError::NotFound => StoreError::Broken { what: "the office may not deliver", cause: None },
        WriteError::KeyReused => StoreError::Broken { what: "the office's key was used before", cause: None },
    }
}
