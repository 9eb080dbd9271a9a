//! [`Mailbox`]: in a demo mails go where visitors can read them.

use async_trait::async_trait;
use plek_domain::access::Actor;
use plek_domain::notices::demo::{DemoLetter, KeepDemoLetter};
use plek_domain::notices::mailer::{Mail, Mailer, NotSent};
use plek_domain::notices::retry::Problem;
use plek_domain::store::{Key, Store};

/// Keeps mails in the database of the demo.
pub struct Mailbox(pub Store);

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        let Mail { letter, kind, to, lang, written_at, subject, text, html, attachments: _ } = mail.clone();
        let kind = kind.to_owned();
        let mail = DemoLetter { id: letter, kind, to, lang, subject, text, html, delivered_at: written_at };
        let kept = self.0.write(&Actor::Job(super::office::NAME), KeepDemoLetter { mail }, Key::Fresh).await;
        kept.map(drop).map_err(|_| NotSent::Away(Problem::Connection))
    }
}
