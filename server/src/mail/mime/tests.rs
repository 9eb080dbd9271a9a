use super::*;
use plek_domain::ids::LetterId;
use plek_domain::notices::mailer;
use plek_domain::time::Timestamp;
use uuid::Uuid;

fn mail() -> Mail {
    Mail {
        letter: LetterId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0007)),
        kind: "seat-moved",
        to: "noor@bib.example".parse().unwrap(),
        lang: "nl-BE".to_owned(),
        written_at: Timestamp(1_791_871_200),
        subject: "Je hebt een andere plek".to_owned(),
        text: "Zaal é\n.\n.punt\n".to_owned(),
        html: "<p>Zaal é</p>".to_owned(),
        attachments: Vec::new(),
    }
}

fn written(mail: &Mail, from: &str) -> String {
    let (_, bytes) = write(mail, &Sender::parse(from).unwrap()).unwrap();
    String::from_utf8(bytes).expect("nothing but ASCII goes over the wire")
}

fn headers(message: &str) -> Vec<&str> {
    let (head, _) = message.split_once("\r\n\r\n").unwrap();
    head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).collect()
}

#[test]
fn a_letter_is_always_the_same_mail() {
    let message = written(&mail(), "Plek <plek@mail.example>");
    assert_eq!(message, written(&mail(), "Plek <plek@mail.example>"));
    let headers = headers(&message);
    for header in [
        "From: Plek <plek@mail.example>",
        "To: noor@bib.example",
        "Subject: Je hebt een andere plek",
        "Date: Tue, 13 Oct 2026 06:00:00 +0000",
        "Message-ID: <01990000000070008000000000000007@mail.example>",
        "Auto-Submitted: auto-generated",
        "Content-Language: nl-BE",
        "MIME-Version: 1.0",
    ] {
        assert!(headers.contains(&header), "{header} in {headers:#?}");
    }
    assert!(message.is_ascii(), "servers without 8BITMIME take it too");
    assert!(message.contains("text/plain; charset=utf-8") && message.contains("text/html; charset=utf-8"), "{message}");
    assert!(message.find("text/plain") < message.find("text/html"), "the richest part comes last");
}

#[test]
fn nothing_that_was_typed_becomes_a_header() {
    let hostile = "Hallo\r\nBcc: dief@kwaad.example\r\n\r\n<script>";
    let message = written(&Mail { subject: hostile.to_owned(), ..mail() }, "Plek <plek@mail.example>");
    assert!(!headers(&message).iter().any(|header| header.to_lowercase().starts_with("bcc")), "{message}");
    // A sender whose name has commas, quotes that were taken off, or letters beyond ASCII is still one sender.
    let message = written(&mail(), "Bib, Gént & co <plek@mail.example>");
    let from: Vec<_> = headers(&message).into_iter().filter(|header| header.starts_with("From:")).collect();
    assert_eq!(from.len(), 1);
    let (envelope, _) = write(&mail(), &Sender::parse("Bib, Gént <plek@mail.example>").unwrap()).unwrap();
    assert_eq!(envelope.from().map(ToString::to_string).as_deref(), Some("plek@mail.example"));
    assert_eq!(envelope.to().len(), 1);
    assert!("a@b.example\r\nBcc: c@d.example".parse::<plek_domain::people::EmailAddress>().is_err());
}

#[test]
fn files_go_along() {
    let file = mailer::Attachment {
        name: "plek.ics",
        media_type: "text/calendar; charset=utf-8; method=PUBLISH",
        content: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(),
    };
    let message = written(&Mail { attachments: vec![file], ..mail() }, "plek@mail.example");
    assert!(message.contains("multipart/mixed") && message.contains("multipart/alternative"), "{message}");
    assert!(message.contains("Content-Disposition: attachment; filename=\"plek.ics\""), "{message}");
    assert!(message.contains("text/calendar; charset=utf-8; method=PUBLISH"), "{message}");
}
