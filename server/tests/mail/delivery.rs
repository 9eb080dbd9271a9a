//! Letters on their way to a mail server.

use crate::plek::{Plek, local, message_id, plain, smtp};
use crate::server_for_tests::{Habits, MailServer};
use plek_domain::ids::LetterId;
use plek_domain::notices::mailer::{Mail, Mailer, NotSent};
use plek_domain::notices::retry::Problem;
use plek_domain::notices::{Letter, Notice, To};
use plek_domain::time::{HOUR, Timestamp};
use plek_storage::testing::{START, letter, member, post};
use server::config::{SmtpServer, Tls};
use server::mail::office::Tally;
use std::time::{Duration, Instant};
use uuid::Uuid;

#[tokio::test]
async fn letters_arrive_over_one_connection() {
    let (plek, mail) = (Plek::start().await, MailServer::start(Habits::default()).await);
    plek.gives(member(0), "noor@bib.example").await;
    let letters = [letter(1, To::Person(member(0)), Notice::EmailChanged, START), plain(2, "karim@bib.example")];
    post(&plek.store(), &letters).await;
    let tally = plek.office(smtp(local(mail.port))).run().await.unwrap();
    assert_eq!(tally, Tally { delivered: 2, ..Tally::default() });
    let mut taken = mail.taken();
    taken.sort_by(|one, other| other.to.cmp(&one.to));
    assert_eq!(
        taken.iter().map(|mail| mail.to.join(",")).collect::<Vec<_>>(),
        ["noor@bib.example", "karim@bib.example"]
    );
    assert!(taken.iter().all(|mail| mail.from == "plek@mail.example"));
    assert!(taken[0].data.contains(&message_id(letters[0].id)) && taken[0].data.contains("Subject: Je mailadres"));
    assert_eq!(mail.commands().iter().filter(|word| *word == "EHLO").count(), 1);
    assert_eq!(mail.commands().last().map(String::as_str), Some("QUIT"));
    assert_eq!(plek.states().await, ["delivered 2"]);
    let again = plek.office(smtp(local(mail.port))).run().await.unwrap();
    assert_eq!((again, mail.taken().len()), (Tally::default(), 2), "nothing is sent twice");
}

#[tokio::test]
async fn one_that_fails_does_not_stop_the_others() {
    let (plek, mail) = (Plek::start().await, MailServer::start(Habits::default()).await);
    let readers =
        ["busy@a.example", "gone@a.example", "spam@a.example", "cut@a.example", "é@a.example", "noor@a.example"];
    let letters: Vec<Letter> = (0..).zip(readers).map(|(number, reader)| plain(number, reader)).collect();
    post(&plek.store(), &letters).await;
    // To somebody who has no address, and about a booking that is not there.
    let nobody = letter(90, To::Person(member(1)), Notice::EmailChanged, START);
    let booking = plek_domain::ids::BookingId(Uuid::from_u128(1));
    let reason = plek_domain::notices::Withdrawn::Closed;
    let about_nothing = Letter { notice: Notice::SeatWithdrawn { booking, reason }, ..plain(91, "noor@a.example") };
    post(&plek.store(), &[nobody, about_nothing]).await;
    let tally = plek.office(smtp(local(mail.port))).run().await.unwrap();
    assert_eq!(tally, Tally { delivered: 1, overtaken: 2, later: 2, given_up: 3, away: false });
    assert_eq!(mail.taken().len(), 1);
    let problems = "SELECT state || ' ' || problem FROM letter WHERE problem IS NOT NULL ORDER BY id";
    let expected =
        ["waiting 451", "given-up 550", "given-up 554", "waiting connection", "given-up unwritable"].map(str::to_owned);
    assert_eq!(plek.database.raw().await.texts(problems).await, expected);
    // Those that wait are tried again, the same mails as before.
    plek.database.clock().advance(HOUR);
    let tally = plek.office(smtp(local(mail.port))).run().await.unwrap();
    assert_eq!(tally, Tally { later: 2, ..Tally::default() });
}

#[tokio::test]
async fn a_server_that_is_away_costs_one_letter_a_try() {
    let plek = Plek::start().await;
    let letters: Vec<Letter> = (0..5).map(|number| plain(number, "noor@a.example")).collect();
    post(&plek.store(), &letters).await;
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = nobody.local_addr().unwrap().port();
    drop(nobody);
    let tally = plek.office(smtp(local(port))).run().await.unwrap();
    assert_eq!(tally, Tally { later: 1, away: true, ..Tally::default() });
    let mut raw = plek.database.raw().await;
    assert_eq!(raw.number("SELECT SUM(tries) FROM letter").await, 1);
    assert_eq!(raw.number("SELECT COUNT(*) FROM letter WHERE leased_until IS NULL").await, 5);
}

#[tokio::test]
async fn what_is_wrong_with_our_configuration_costs_nobody_a_letter() {
    let login = |password: &str| Some(("plek".to_owned(), password.to_owned()));
    let asks = Habits { password: Some("s3cret"), ..Habits::default() };
    let no_sender = Habits { sender: Some("550 not you"), ..Habits::default() };
    let cases = [
        (asks, SmtpServer { login: login("wrong"), ..local(0) }, Some(Problem::Answer(535))),
        (no_sender, local(0), Some(Problem::Answer(550))),
        // It offers no STARTTLS, and nothing goes to it in the clear.
        (Habits::default(), SmtpServer { tls: Tls::StartTls, ..local(0) }, Some(Problem::Connection)),
        (Habits::default(), SmtpServer { tls: Tls::Implicit, ..local(0) }, Some(Problem::Connection)),
        (asks, SmtpServer { login: login("s3cret"), ..local(0) }, None),
    ];
    for (habits, server, problem) in cases {
        let mail = MailServer::start(habits).await;
        let server = SmtpServer { port: mail.port, ..server };
        let tls = server.tls;
        let sent = smtp(server).send(&to_noor("Dag")).await;
        assert_eq!(sent, problem.map_or(Ok(()), |problem| Err(NotSent::Away(problem))), "{habits:?} {tls:?}");
        assert_eq!(mail.taken().len(), usize::from(problem.is_none()));
        assert!(tls == Tls::None || !mail.commands().iter().any(|word| word == "MAIL" || word == "AUTH"));
    }
}

fn to_noor(text: &str) -> Mail {
    Mail {
        letter: LetterId(Uuid::from_u128(1)),
        kind: "data-erased",
        to: "noor@a.example".parse().unwrap(),
        lang: "nl-BE".to_owned(),
        written_at: Timestamp(1_791_871_200),
        subject: "Dag\r\nBcc: dief@kwaad.example".to_owned(),
        text: text.to_owned(),
        html: "<p>Dag</p>".to_owned(),
        attachments: Vec::new(),
    }
}

#[tokio::test]
async fn a_line_with_a_dot_ends_nothing_and_a_subject_adds_no_reader() {
    let mail = MailServer::start(Habits::default()).await;
    smtp(local(mail.port)).send(&to_noor("Eerst\r\n.\r\nRCPT TO:<dief@kwaad.example>\r\n..twee\r\n")).await.unwrap();
    let taken = mail.taken();
    assert_eq!((taken.len(), taken[0].to.as_slice()), (1, ["noor@a.example".to_owned()].as_slice()));
    assert!(taken[0].data.contains("\r\n.\r\nRCPT TO:<dief@kwaad.example>\r\n..twee\r\n"), "{}", taken[0].data);
    assert!(!taken[0].data.contains("\r\nBcc:"), "{}", taken[0].data);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_instances_deliver_each_letter_once() {
    let (plek, mail) = (Plek::start().await, MailServer::start(Habits::default()).await);
    let letters: Vec<Letter> = (0..60).map(|number| plain(number, "noor@a.example")).collect();
    post(&plek.store(), &letters).await;
    let offices = [0, 1, 2].map(|_| plek.office(smtp(local(mail.port))));
    let runs = offices.map(|office| tokio::spawn(async move { office.run().await.unwrap().delivered }));
    let mut delivered = 0;
    for run in runs {
        delivered += run.await.unwrap();
    }
    let taken = mail.taken();
    assert_eq!((delivered, taken.len()), (60, 60));
    for letter in letters {
        assert_eq!(taken.iter().filter(|mail| mail.data.contains(&message_id(letter.id))).count(), 1);
    }
}

#[tokio::test]
async fn a_silent_server_does_not_keep_us_from_stopping() {
    let (plek, mail) = (Plek::start().await, MailServer::start(Habits { silent: true, ..Habits::default() }).await);
    post(&plek.store(), &[plain(1, "noor@a.example"), plain(2, "karim@a.example")]).await;
    let office = plek.office(smtp(local(mail.port)));
    let run = tokio::spawn(async move { office.run().await.unwrap() });
    while !mail.commands().iter().any(|word| word == "DATA") {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let start = Instant::now();
    plek.trigger.begin();
    run.await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    assert_eq!(plek.states().await, ["waiting 2"]);
    // The one that was on its way is left until its claim runs out: it may have arrived.
    assert_eq!(plek.database.raw().await.number("SELECT COUNT(*) FROM letter WHERE leased_until IS NOT NULL").await, 1);
}
