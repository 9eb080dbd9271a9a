//! The demo's mailbox: mails are kept where visitors can read them, and none leaves the machine.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::LetterId;
use crate::people::EmailAddress;
use crate::replay::Never;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How many mails the mailbox keeps.
pub const KEPT: u32 = 200;

/// A mail in the demo's mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DemoLetter {
    /// The letter it was made from.
    pub id: LetterId,
    /// The kind of notice ("seat-moved").
    pub kind: String,
    /// Where it would have gone.
    pub to: EmailAddress,
    /// The language of its words.
    pub lang: String,
    /// The subject.
    pub subject: String,
    /// The mail as plain text; empty in a list.
    pub text: String,
    /// The mail as an HTML document; empty in a list.
    pub html: String,
    /// The files that came with it; none in a list.
    pub files: Vec<DemoFile>,
    /// When it arrived.
    pub delivered_at: Timestamp,
}

/// A file that came with a mail of the demo. All of ours are texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoFile {
    /// Its name.
    pub name: String,
    /// What it is, such as `text/calendar; charset=utf-8`.
    pub media_type: String,
    /// What is in it.
    pub content: String,
}

/// Puts a mail into the mailbox; done twice it is there once.
#[derive(Clone, Debug, Serialize)]
pub struct KeepDemoLetter {
    /// The mail; it arrives when this is done.
    pub mail: DemoLetter,
}

/// It is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub letter: LetterId,
}

impl Command for KeepDemoLetter {
    const NAME: &'static str = "keep-demo-letter";
    const ACTION: Action = Action::DeliverLetters;
    const AUDITED: bool = false;
    type Prepared = ();
    type Done = Kept;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Letter(self.mail.id)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Kept, Halt<Never>> {
        let mail = DemoLetter { delivered_at: ctx.now(), ..self.mail.clone() };
        ctx.store().outbox().keep_for_demo(&mail, KEPT).await?;
        Ok(Kept { letter: mail.id })
    }

    fn trail(&self, (): &(), _: &Kept) -> Trail {
        Trail::default()
    }
}
