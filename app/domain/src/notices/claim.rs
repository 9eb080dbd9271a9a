//! Claim letters that are due, so that no other instance delivers them too.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::LetterId;
use crate::replay::Never;
use crate::time::{MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a claim lasts, in seconds. An instance that dies with letters in its hands keeps them from the others this
/// long; one that lives gives up what it cannot deliver within it.
pub const LEASE_SECONDS: i64 = 3 * MINUTE;

/// Claims those of these letters that are still due and free.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimLetters {
    /// Which.
    pub letters: Vec<LetterId>,
}

/// What was claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// Each letter with the number of its claim.
    pub letters: Vec<(LetterId, i64)>,
    /// First instant at which others may claim them.
    pub until: Timestamp,
}

impl Command for ClaimLetters {
    const NAME: &'static str = "claim-letters";
    const ACTION: Action = Action::DeliverLetters;
    const AUDITED: bool = false;
    type Prepared = ();
    type Done = Claimed;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        self.letters.iter().map(|letter| LockKey::Letter(*letter)).collect()
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Claimed, Halt<Never>> {
        let now = ctx.now();
        let until = now.plus_seconds(LEASE_SECONDS);
        let mut letters = Vec::with_capacity(self.letters.len());
        for letter in &self.letters {
            if let Some(claim) = ctx.store().outbox().claim(*letter, now, until).await? {
                letters.push((*letter, claim));
            }
        }
        Ok(Claimed { letters, until })
    }

    fn trail(&self, (): &(), _: &Claimed) -> Trail {
        Trail::default()
    }
}
