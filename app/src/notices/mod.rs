//! Letters made into mails: a notice becomes subject, plain text and HTML in the reader's language.
//!
//! [`facts`] looks up what a notice is about, [`words`] says it, [`message`] puts it into text and HTML. A new notice is
//! an arm in the first two and its texts in `i18n/*/notices.ftl`.

mod facts;
pub(crate) mod mailbox;
mod message;
mod words;

#[cfg(test)]
mod tests;

use crate::i18n::{Lang, Texts};
use crate::ical::MEDIA_TYPE;
use crate::mine::calendar as calendars;
use facts::SeatFacts;
use plek_domain::error::StoreError;
use plek_domain::notices::mailer::{Attachment, Mail};
use plek_domain::notices::readers::Readers;
use plek_domain::notices::{Letter, To};
use plek_domain::ports::Reads;

/// Makes a letter into a mail; none when there is nothing to tell any more, or nobody to tell it to.
///
/// `origin` is the public address without a slash at the end, before every link.
///
/// # Errors
/// When storage fails.
pub async fn write(
    reads: &mut dyn Reads,
    readers: &dyn Readers,
    origin: &str,
    letter: &Letter,
) -> Result<Option<Mail>, StoreError> {
    let to = match &letter.to {
        To::Person(person) => readers.address(reads, *person).await?,
        To::Email(address) => Some(address.clone()),
    };
    let Some(to) = to else { return Ok(None) };
    let Some(facts) = facts::of(reads, readers, letter).await? else { return Ok(None) };
    let texts = Texts::new(Lang::parse(&letter.lang).unwrap_or_default());
    let message = words::say(texts, origin, &facts);
    let attachments = facts.to_keep().map(|seat| calendar(texts, origin, seat)).into_iter().collect();
    Ok(Some(Mail {
        letter: letter.id,
        kind: letter.notice.kind(),
        to,
        lang: texts.lang().tag().to_owned(),
        written_at: letter.written_at,
        text: message.text(texts),
        html: message.html(texts),
        subject: message.subject,
        attachments,
    }))
}

/// A booking for the reader's calendar.
fn calendar(texts: Texts, origin: &str, seat: &SeatFacts) -> Attachment {
    let content = calendars::file(texts, origin, &seat.booking, &seat.plan).into_bytes();
    Attachment { name: calendars::FILE, media_type: MEDIA_TYPE, content }
}
