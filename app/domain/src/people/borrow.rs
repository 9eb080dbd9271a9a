//! Be somebody of the demo, with one click.

use super::{Person, Session, SessionKind, TokenHash};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{PersonId, SessionId};
use crate::replay::Never;
use serde::{Deserialize, Serialize};

/// Begins a session of a person who proved nothing. Only a demo asks for it.
#[derive(Clone, Debug, Serialize)]
pub struct BorrowPerson {
    /// Who to be.
    pub person: PersonId,
    /// What the browser will be recognised by.
    pub token: TokenHash,
    /// Browser and system.
    pub device: String,
}

/// A session has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionBegun {
    /// Which.
    pub session: SessionId,
}

impl Command for BorrowPerson {
    const NAME: &'static str = "borrow-person";
    const ACTION: Action = Action::BorrowPerson;
    type Prepared = Person;
    type Done = SessionBegun;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Person, Halt<Never>> {
        with.store.read().await?.people().person(self.person).await?.ok_or(Halt::NotFound)
    }

    fn scope(&self, _: &Person) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, _: &Person) -> Vec<LockKey> {
        Vec::new()
    }

    async fn run(&self, person: &Person, ctx: &mut Ctx<'_>) -> Result<SessionBegun, Halt<Never>> {
        let session = begin(ctx, person, &self.token, &self.device).await?;
        Ok(SessionBegun { session })
    }

    fn trail(&self, _: &Person, done: &SessionBegun) -> Trail {
        Trail { object: Some(done.session.0), ..Trail::default() }
    }
}

/// Begins a session of a person: always a new one, so that nobody is recognised by what they were before.
pub(super) async fn begin(
    ctx: &mut Ctx<'_>,
    person: &Person,
    token: &TokenHash,
    device: &str,
) -> Result<SessionId, crate::error::StoreError> {
    let kind = if person.is_staff() { SessionKind::Staff } else { SessionKind::Public };
    let id = SessionId(ctx.new_id());
    let session = Session::starting(id, person.id, kind, device.to_owned(), ctx.now());
    ctx.store().session_repo().begin(&session, token).await?;
    Ok(id)
}
