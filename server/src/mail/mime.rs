//! A mail as it goes over the wire: headers and parts.

use crate::config::Sender;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use plek_domain::notices::mailer::Mail;
use std::error::Error;
use std::time::{Duration, UNIX_EPOCH};

/// Says that no person wrote it, so that no out-of-office reply comes back (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The language of its words (RFC 3282).
#[derive(Clone)]
struct ContentLanguage(String);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(tag: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(tag.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// Writes a mail: the same letter gives the same bytes, so that a second delivery is the same mail.
///
/// # Errors
/// An address or media type that cannot be written: a defect of ours, or an address that no mail server could use.
pub fn write(mail: &Mail, from: &Sender) -> Result<(Envelope, Vec<u8>), Box<dyn Error + Send + Sync>> {
    let mark = mail.letter.0.simple();
    let name = Some(from.name.clone()).filter(|name| !name.is_empty());
    let from = Mailbox::new(name, from.address.as_str().parse()?);
    let id = format!("<{mark}@{}>", from.email.domain());
    let seconds = u64::try_from(mail.written_at.0).unwrap_or(0);
    let message = Message::builder()
        .from(from)
        .to(Mailbox::new(None, mail.to.as_str().parse()?))
        .subject(one_line(&mail.subject))
        .date(UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(id))
        .header(AutoSubmitted)
        .header(ContentLanguage(mail.lang.clone()));
    let words = MultiPart::alternative()
        .boundary(format!("words-{mark}"))
        .singlepart(SinglePart::plain(mail.text.clone()))
        .singlepart(SinglePart::html(mail.html.clone()));
    let mut parts = MultiPart::mixed().boundary(format!("parts-{mark}")).multipart(words.clone());
    for file in &mail.attachments {
        let kind: ContentType = file.media_type.parse()?;
        parts = parts.singlepart(Attachment::new(file.name.to_owned()).body(file.content.clone(), kind));
    }
    let message = message.multipart(if mail.attachments.is_empty() { words } else { parts })?;
    Ok((message.envelope().clone(), message.formatted()))
}

/// A subject is our own words; should a line break ever get into it, it still starts no header.
fn one_line(subject: &str) -> String {
    subject.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests;
