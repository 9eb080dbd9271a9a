//! Letters for tests: to post and to withdraw, as commands do.

use plek_domain::access::{Action, Actor, Scope};
use plek_domain::audit::Trail;
use plek_domain::command::{Command, Ctx, Halt, LockKey, Preparing};
use plek_domain::ids::LetterId;
use plek_domain::notices::{Letter, Notice, To};
use plek_domain::replay::Never;
use plek_domain::store::{Key, Store};
use plek_domain::time::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// A letter with a number, written and due at an instant.
#[must_use]
pub fn letter(number: u128, to: To, notice: Notice, at: Timestamp) -> Letter {
    let id = LetterId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0009_0000_0000 | number));
    Letter { id, to, lang: "nl-BE".to_owned(), notice, written_at: at, deliver_after: at }
}

/// Puts letters into the outbox.
pub async fn post(store: &Store, letters: &[Letter]) {
    store.write(&Actor::Job("test"), Post(letters.to_vec()), Key::Fresh).await.expect("letters that can be posted");
}

/// Takes a letter out of the outbox; whether it was still there.
pub async fn withdraw(store: &Store, letter: LetterId) -> bool {
    store.write(&Actor::Job("test"), Withdraw(letter), Key::Fresh).await.expect("an outbox")
}

/// What a feature's command does in its own transaction.
#[derive(Serialize)]
struct Post(Vec<Letter>);

impl Command for Post {
    const NAME: &'static str = "test-post";
    const ACTION: Action = Action::DeliverLetters;
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
        Vec::new()
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<(), Halt<Never>> {
        Ok(ctx.store().outbox().post(&self.0).await?)
    }

    fn trail(&self, (): &(), (): &()) -> Trail {
        Trail::default()
    }
}

#[derive(Serialize)]
struct Withdraw(LetterId);

impl Command for Withdraw {
    const NAME: &'static str = "test-withdraw";
    const ACTION: Action = Action::DeliverLetters;
    type Prepared = ();
    type Done = bool;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Letter(self.0)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<bool, Halt<Never>> {
        Ok(ctx.store().outbox().withdraw(self.0).await?)
    }

    fn trail(&self, (): &(), _: &bool) -> Trail {
        Trail::default()
    }
}
