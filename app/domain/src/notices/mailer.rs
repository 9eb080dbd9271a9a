//! [`Mailer`]: what takes a finished mail to its reader.

use super::retry::Problem;
use crate::ids::LetterId;
use crate::people::EmailAddress;
use crate::time::Timestamp;
use async_trait::async_trait;

/// A mail, finished: every word is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The letter it was made from: the same mail again has the same `Message-ID`.
    pub letter: LetterId,
    /// The kind of notice ("seat-moved").
    pub kind: &'static str,
    /// Where it goes.
    pub to: EmailAddress,
    /// The language of its words ("nl-BE").
    pub lang: String,
    /// When the letter was written: the mail's `Date`.
    pub written_at: Timestamp,
    /// The subject: our words only, nothing that somebody typed.
    pub subject: String,
    /// The mail as plain text.
    pub text: String,
    /// The mail as a whole HTML document.
    pub html: String,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, of our own making: letters, digits, `.` and `-`.
    pub name: &'static str,
    /// Its media type, such as `text/calendar; charset=utf-8; method=PUBLISH`.
    pub media_type: &'static str,
    /// What is in it.
    pub content: Vec<u8>,
}

/// Why a mail was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// Nobody takes any mail now: the server is away, or does not let us in. Others need not try.
    Away(Problem),
    /// This one not now; others may get through.
    Later(Problem),
    /// This one never.
    Refused(Problem),
}

/// Takes mails to their readers.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands over one mail; `Ok` once it is somebody else's to keep.
    async fn send(&self, mail: &Mail) -> Result<(), NotSent>;
    /// There is no more for now: closes what was kept open between mails.
    async fn rest(&self) {}
}
