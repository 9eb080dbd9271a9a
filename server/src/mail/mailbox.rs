//! [`Mailbox`]: in a demo mails go where visitors can read them.

use async_trait::async_trait;
use plek_domain::access::Actor;
use plek_domain::notices::demo::{DemoFile, DemoLetter, KeepDemoLetter};
use plek_domain::notices::mailer::{Attachment, Mail, Mailer, NotSent};
use plek_domain::notices::retry::Problem;
use plek_domain::store::{Key, Store};

/// Keeps mails in the database of the demo.
pub struct Mailbox(pub Store);

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        let Mail { letter, kind, to, lang, written_at, subject, text, html, attachments } = mail.clone();
        let kind = kind.to_owned();
        let file = |file: Attachment| DemoFile {
            name: file.name.to_owned(),
            media_type: file.media_type.to_owned(),
            content: String::from_utf8_lossy(&file.content).into_owned(),
        };
        let files = attachments.into_iter().map(file).collect();
        let mail = DemoLetter { id: letter, kind, to, lang, subject, text, html, files, delivered_at: written_at };
        let kept = self.0.write(&Actor::Job(super::office::NAME), KeepDemoLetter { mail }, Key::Fresh).await;
        kept.map(drop).map_err(|_| NotSent::Away(Problem::Connection))
    }
}
