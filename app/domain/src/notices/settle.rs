//! Write down what became of a letter that was claimed.

use super::repo::Settlement;
use super::retry::{Problem, next_try};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::LetterId;
use crate::replay::Never;
use serde::{Deserialize, Serialize};

/// Settles one letter, unless its claim ran out and somebody claimed it anew.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SettleLetter {
    /// Which.
    pub letter: LetterId,
    /// The number of the claim.
    pub claim: i64,
    /// What happened.
    pub outcome: Outcome,
}

/// What happened to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The mail server has it.
    Delivered,
    /// There is nothing to tell any more, or nobody to tell it to.
    Overtaken,
    /// It did not get through; later it may.
    Failed(Problem),
    /// It never will.
    Refused(Problem),
    /// It was not tried.
    Untried,
}

/// How it was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// It left, or there was nothing to send.
    Done,
    /// It waits for another try.
    Waiting,
    /// It will not be tried again.
    GivenUp,
    /// Somebody else has it: this claim had run out.
    TooLate,
}

impl Command for SettleLetter {
    const NAME: &'static str = "settle-letter";
    const ACTION: Action = Action::DeliverLetters;
    const AUDITED: bool = false;
    type Prepared = ();
    type Done = Settled;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Letter(self.letter)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Settled, Halt<Never>> {
        let now = ctx.now();
        let Some(known) = ctx.store().outbox().waiting(self.letter).await? else { return Ok(Settled::TooLate) };
        let settlement = match self.outcome {
            Outcome::Delivered => Settlement::Delivered,
            Outcome::Overtaken => Settlement::Overtaken,
            Outcome::Refused(problem) => Settlement::GivenUp(problem),
            Outcome::Untried => Settlement::Returned,
            Outcome::Failed(problem) => match next_try(known.letter.deliver_after, known.tries + 1, now) {
                Some(at) => Settlement::Again(at, problem),
                None => Settlement::GivenUp(problem),
            },
        };
        let settled = match settlement {
            Settlement::Delivered | Settlement::Overtaken => Settled::Done,
            Settlement::Again(..) | Settlement::Returned => Settled::Waiting,
            Settlement::GivenUp(_) => Settled::GivenUp,
        };
        let mine = ctx.store().outbox().settle(self.letter, self.claim, &settlement, now).await?;
        Ok(if mine { settled } else { Settled::TooLate })
    }

    fn trail(&self, (): &(), _: &Settled) -> Trail {
        Trail::default()
    }
}
