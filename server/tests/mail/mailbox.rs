//! The demo's mailbox: what would have been sent is there to be read, and to be followed.

use crate::plek::{Plek, plain};
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use plek_domain::access::Actor;
use plek_domain::notices::{Letter, Notice};
use plek_domain::people::own::email::AskForEmail;
use plek_domain::people::sign_in::ask::{AskForCode, CodeAsked};
use plek_domain::people::sign_in::{self, Place};
use plek_domain::people::{EmailAddress, Role};
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::tell::TellBookings;
use plek_domain::store::Key;
use plek_domain::time::WallTime;
use plek_storage::testing::{BRANCH, LIBRARY, START, ZONE, actor, member, post, seat};
use server::config::Mode;
use server::mail::mailbox::Mailbox;
use server::mail::office::Tally;
use server::web;
use std::sync::Arc;
use tower::ServiceExt;

/// Status, policy, type and body of a page.
struct Page {
    status: u16,
    policy: String,
    kind: String,
    body: String,
}

async fn get(plek: &Plek, mode: Mode, path: &str) -> Page {
    let router = web::router(&plek.state(), &plek.config(mode), &plek.shutdown);
    let request = Request::get(path).header("host", "127.0.0.1:3000").header("accept", "text/html");
    let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let header = |name| answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let (status, policy, kind) = (answer.status().as_u16(), header(CONTENT_SECURITY_POLICY), header(CONTENT_TYPE));
    let body = String::from_utf8(to_bytes(answer.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap();
    Page { status, policy, kind, body }
}

/// A Plek whose letters were delivered into the mailbox.
async fn delivered(letters: &[Letter]) -> Plek {
    let plek = Plek::start().await;
    post(&plek.store(), letters).await;
    plek.office(Arc::new(Mailbox(plek.store()))).run().await.unwrap();
    plek
}

#[tokio::test]
async fn it_is_empty_at_first_and_says_what_fills_it() {
    let page = get(&Plek::start().await, Mode::Demo, "/demo/mail").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Er zijn nog geen mails"), "{}", page.body);
}

#[tokio::test]
async fn mails_are_listed_newest_first_and_can_be_read() {
    let later = Letter { written_at: START.plus_minutes(1), ..plain(2, "karim@a.example") };
    let plek = delivered(&[plain(1, "noor@a.example"), later]).await;
    let list = get(&plek, Mode::Demo, "/demo/mail").await;
    let at = |what: &str| list.body.find(what).unwrap_or_else(|| panic!("{what} in {}", list.body));
    assert!(at("karim@a.example") < at("noor@a.example"));
    assert!(list.body.contains("2 mails, de nieuwste eerst") && list.body.contains("data-erased"), "{}", list.body);
    let path = format!("/demo/mail/{}", plain(1, "noor@a.example").id);
    assert!(list.body.contains(&format!("href=\"{path}\"")), "{}", list.body);
    let mail = get(&plek, Mode::Demo, &path).await;
    assert_eq!(mail.status, 200);
    assert!(mail.body.contains("Je gegevens zijn gewist") && mail.body.contains("<pre"), "{}", mail.body);
    assert!(mail.body.contains(&format!("src=\"{path}/html\"")) && mail.body.contains("sandbox="), "{}", mail.body);
    assert!(mail.policy.contains("frame-src 'self'"), "{}", mail.policy);
    let french = get(&plek, Mode::Demo, &format!("{path}?lang=fr")).await;
    assert!(french.body.contains("En texte simple"), "{}", french.body);
}

#[tokio::test]
async fn a_file_that_came_with_a_mail_can_be_taken_out() {
    let plek = Plek::start().await;
    plek.gives(member(0), "noor@a.example").await;
    let wall = |hours: i64| WallTime { minutes: hours * 60, offset: None };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 13).unwrap();
    let (branch, person) = (BRANCH, member(0));
    let wish = BookSeat { branch, seat: seat(ZONE, 4), person, day, from: wall(10), until: wall(12) };
    plek.store().write(&actor(person), wish, Key::Fresh).await.unwrap();
    plek.store().write(&Actor::Job("test"), TellBookings, Key::Fresh).await.unwrap();
    plek.office(Arc::new(Mailbox(plek.store()))).run().await.unwrap();
    let mails = plek.store().read().await.unwrap().letters().demo_letters().await.unwrap();
    assert_eq!(mails.iter().map(|mail| mail.kind.as_str()).collect::<Vec<_>>(), ["seat-booked"]);
    let path = format!("/demo/mail/{}", mails[0].id);
    let page = get(&plek, Mode::Demo, &path).await;
    assert!(page.body.contains(&format!("href=\"{path}/files/plek.ics\"")), "{}", page.body);
    let file = get(&plek, Mode::Demo, &format!("{path}/files/plek.ics")).await;
    assert_eq!((file.status, file.kind.as_str()), (200, "text/calendar; charset=utf-8"));
    assert!(file.body.starts_with("BEGIN:VCALENDAR\r\n"), "{}", file.body);
    for none in [format!("{path}/files/other.ics"), format!("{path}/files/..")] {
        assert_eq!(get(&plek, Mode::Demo, &none).await.status, 404, "{none}");
    }
    assert_eq!(get(&plek, Mode::Serve, &format!("{path}/files/plek.ics")).await.status, 404);
}

#[tokio::test]
async fn a_mails_document_can_do_nothing() {
    let plek = Plek::start().await;
    let hostile = "<script>alert(1)</script>";
    let library = plek.database.raw().await.id(LIBRARY.0);
    plek.database.raw().await.run(&format!("UPDATE library SET name = '{hostile}' WHERE id = {library}")).await;
    let letter = Letter { notice: Notice::PostGiven { library: LIBRARY, role: Role::Desk }, ..plain(1, "a@b.example") };
    post(&plek.store(), std::slice::from_ref(&letter)).await;
    plek.office(Arc::new(Mailbox(plek.store()))).run().await.unwrap();
    let path = format!("/demo/mail/{}", letter.id);
    let document = get(&plek, Mode::Demo, &format!("{path}/html")).await;
    assert_eq!((document.status, document.kind.as_str()), (200, "text/html; charset=utf-8"));
    for part in ["default-src 'none'", "sandbox allow-popups", "frame-ancestors 'self'", "form-action 'none'"] {
        assert!(document.policy.contains(part), "{}", document.policy);
    }
    assert!(!document.policy.contains("script"), "{}", document.policy);
    let around = get(&plek, Mode::Demo, &path).await;
    for body in [&document.body, &around.body] {
        assert!(!body.contains("<script>alert"), "{body}");
        assert!(body.contains("&lt;script&gt;"), "{body}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let plek = delivered(&[plain(1, "noor@a.example")]).await;
    let there = format!("/demo/mail/{}", plain(1, "noor@a.example").id);
    let gone = format!("/demo/mail/{}", plain(7, "noor@a.example").id);
    for path in [gone.as_str(), &format!("{gone}/html"), "/demo/mail/1", "/demo/mail/%00"] {
        assert_eq!(get(&plek, Mode::Demo, path).await.status, 404, "{path}");
    }
    for path in ["/demo/mail", &there, &format!("{there}/html")] {
        assert_eq!(get(&plek, Mode::Demo, path).await.status, 200, "{path}");
        let real = get(&plek, Mode::Serve, path).await;
        assert_eq!(real.status, 404, "{path} outside a demo");
        assert!(!real.body.contains("noor@a.example"), "{path}");
    }
}

#[tokio::test]
async fn somebody_who_asks_for_a_code_reads_it_there() {
    let plek = Plek::start().await;
    let email: EmailAddress = "nieuw@a.example".parse().unwrap();
    let ask = AskForCode { email, lang: "en".to_owned(), back: None, place: Place("192.0.2.7".to_owned()) };
    let CodeAsked::Sent { sign_in } = plek.store().write(&Actor::Anonymous, ask, Key::Fresh).await.unwrap() else {
        panic!("nothing was sent");
    };
    plek.office(Arc::new(Mailbox(plek.store()))).run().await.unwrap();
    let mut reads = plek.store().read().await.unwrap();
    let code = sign_in::code(reads.as_mut(), sign_in, plek.store().now()).await.unwrap().unwrap();
    let mails = reads.letters().demo_letters().await.unwrap();
    let mail = get(&plek, Mode::Demo, &format!("/demo/mail/{}", mails[0].id)).await;
    assert!(mail.body.contains("Sign in with this code:") && mail.body.contains(&code), "{}", mail.body);
    // Asked for, and not fetched in time: there is nothing to send any more.
    let email: EmailAddress = "laat@a.example".parse().unwrap();
    let ask = AskForCode { email, lang: "en".to_owned(), back: None, place: Place("192.0.2.7".to_owned()) };
    plek.store().write(&Actor::Anonymous, ask, Key::Fresh).await.unwrap();
    plek.database.clock().advance(sign_in::LASTS);
    let tally = plek.office(Arc::new(Mailbox(plek.store()))).run().await.unwrap();
    assert_eq!(tally, Tally { overtaken: 1, ..Tally::default() });
}

#[tokio::test]
async fn a_code_for_a_new_address_does_not_sign_in() {
    let plek = Plek::start().await;
    let (person, email) = (member(0), "nieuw@a.example".parse().unwrap());
    let ask = AskForEmail { person, email, lang: "nl-BE".to_owned() };
    plek.store().write(&actor(person), ask, Key::Fresh).await.unwrap();
    plek.office(Arc::new(Mailbox(plek.store()))).run().await.unwrap();
    let mails = plek.store().read().await.unwrap().letters().demo_letters().await.unwrap();
    let mail = get(&plek, Mode::Demo, &format!("/demo/mail/{}/html", mails[0].id)).await;
    assert_eq!(mails[0].to.as_str(), "nieuw@a.example");
    assert!(mail.body.contains("bevestig je je nieuwe mailadres") && !mail.body.contains("/sign-in"), "{}", mail.body);
}
