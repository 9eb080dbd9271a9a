//! Keep and end sessions.

use super::{Session, TokenHash};
use crate::access::{Action, Actor, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId};
use crate::ports::Reads;
use crate::replay::Never;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Who a browser is: its live session and the person; nobody when the session is over, or the person is locked or gone.
///
/// # Errors
/// When storage fails.
pub async fn recognise(
    reads: &mut dyn Reads,
    token: &TokenHash,
    now: Timestamp,
) -> Result<Option<(Session, Actor)>, StoreError> {
    let session = reads.sessions().by_token(token).await?.filter(|session| session.is_live(now));
    let Some(session) = session else { return Ok(None) };
    let person = reads.people().person(session.person).await?;
    Ok(person.map(|person| (session, Actor::Person(Box::new(person)))))
}

/// Notes that a session is in use.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct NoteSession {
    /// Which.
    pub session: SessionId,
}

impl Command for NoteSession {
    const NAME: &'static str = "note-session";
    const ACTION: Action = Action::NoteSession;
    const AUDITED: bool = false;
    type Prepared = ();
    type Done = ();
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Key(self.session.0)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<(), Halt<Never>> {
        let now = ctx.now();
        Ok(ctx.store().session_repo().seen(self.session, now).await?)
    }

    fn trail(&self, (): &(), (): &()) -> Trail {
        Trail::default()
    }
}

/// Ends sessions of one's own.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EndSessions {
    /// Whose.
    pub person: PersonId,
    /// Which ones.
    pub which: Which,
}

/// Which sessions are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Which {
    /// This one.
    One(SessionId),
    /// All but this one.
    AllBut(SessionId),
}

/// They have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsEnded {
    /// How many.
    pub ended: u64,
}

impl Command for EndSessions {
    const NAME: &'static str = "end-sessions";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = SessionsEnded;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<SessionsEnded, Halt<Never>> {
        let sessions = ctx.store().session_repo();
        let ended = match self.which {
            Which::One(id) if sessions.end(id, self.person).await? => 1,
            Which::One(_) => return Err(Halt::NotFound),
            Which::AllBut(id) => sessions.end_others(self.person, Some(id)).await?,
        };
        Ok(SessionsEnded { ended })
    }

    fn trail(&self, (): &(), _: &SessionsEnded) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}
