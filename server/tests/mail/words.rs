//! What letters say, with facts from a database.

use crate::plek::{Plek, plain};
use async_trait::async_trait;
use plek_domain::access::Actor;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, ChangeId, PersonId, SignInId, ZoneId};
use plek_domain::notices::mailer::Mail;
use plek_domain::notices::readers::Readers;
use plek_domain::notices::{Letter, Notice, To, Withdrawn};
use plek_domain::people::{EmailAddress, Role};
use plek_domain::places::change::make::ChangeHouse;
use plek_domain::places::change::undo::UndoChange;
use plek_domain::places::change::{HouseChange, Preview};
use plek_domain::ports::Reads;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::change::ChangeBooking;
use plek_domain::seats::link;
use plek_domain::seats::tell::TellBookings;
use plek_domain::store::Key;
use plek_domain::time::{DAY, HOUR, Period, Timestamp, WallTime};
use plek_storage::testing::{BRANCH, LIBRARIAN, LIBRARY, QUIET_ZONE, START, ZONE, actor, letter, member, seat};
use server::mail::mailbox::Mailbox;
use std::sync::Arc;
use uuid::Uuid;

/// Everybody has an address, and every sign-in the same code; but for the nil one, which is over.
struct Everybody;

#[async_trait]
impl Readers for Everybody {
    async fn address(&self, _: &mut dyn Reads, person: PersonId) -> Result<Option<EmailAddress>, StoreError> {
        Ok(format!("{}@a.example", person.0.simple()).parse().ok())
    }

    fn now(&self) -> Timestamp {
        START
    }

    async fn code(&self, _: &mut dyn Reads, sign_in: SignInId) -> Result<Option<String>, StoreError> {
        Ok((!sign_in.0.is_nil()).then(|| "046813".to_owned()))
    }
}

async fn written(plek: &Plek, letter: Letter) -> Option<Mail> {
    let mut reads = plek.store().read().await.unwrap();
    app::notices::write(reads.as_mut(), &Everybody, "https://plek.example", &letter).await.unwrap()
}

async fn in_all(plek: &Plek, notice: Notice) -> [Mail; 4] {
    let mut mails = Vec::new();
    for lang in ["nl-BE", "nl-NL", "en", "fr"] {
        let letter = Letter { lang: lang.to_owned(), ..letter(1, To::Person(member(0)), notice.clone(), START) };
        let mail = written(plek, letter).await.expect("something to tell");
        assert_eq!(mail.lang, lang);
        assert!(mail.html.contains(&format!("<html lang=\"{lang}\">")), "{}", mail.html);
        mails.push(mail);
    }
    mails.try_into().unwrap()
}

fn has(mail: &Mail, words: &[&str]) {
    for word in words {
        assert!(mail.text.contains(word), "{word:?} in\n{}", mail.text);
        let html = word.replace('&', "&amp;").replace('\'', "&#39;");
        assert!(mail.html.contains(&html), "{html:?} in\n{}", mail.html);
    }
}

/// A seat for the first member, tomorrow from 10 to 12.
async fn booked(plek: &Plek) -> BookingId {
    let wall = |hours: i64| WallTime { minutes: hours * 60, offset: None };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 14).unwrap();
    let wish =
        BookSeat { branch: BRANCH, seat: seat(ZONE, 4), person: member(0), day, from: wall(10), until: wall(12) };
    plek.store().write(&actor(member(0)), wish, Key::Fresh).await.unwrap().booking
}

#[tokio::test]
async fn a_code_is_there_to_be_typed_or_followed() {
    let plek = Plek::start().await;
    let sign_in = SignInId(Uuid::from_u128(5));
    let [belgian, dutch, english, french] = in_all(&plek, Notice::SignInCode { sign_in }).await;
    let link = format!("https://plek.example/sign-in/{sign_in}?code=046813");
    for (mail, words) in [
        (&belgian, "Met deze code meld je je aan:"),
        (&dutch, "Met deze code log je in:"),
        (&english, "Sign in with this code:"),
        (&french, "Connectez-vous avec ce code\u{a0}:"),
    ] {
        has(mail, &["046813", &link, words]);
        assert!(!mail.subject.contains("046813"), "a locked screen shows subjects");
    }
    assert_eq!(belgian.subject, "Je code voor Plek");
    let over = Notice::SignInCode { sign_in: SignInId(Uuid::nil()) };
    assert_eq!(written(&plek, Letter { notice: over, ..plain(1, "noor@a.example") }).await, None);
}

#[tokio::test]
async fn a_role_says_where_and_how_to_begin() {
    let plek = Plek::start().await;
    let given = |role| Notice::PostGiven { library: LIBRARY, role };
    for role in Role::ALL {
        for mail in in_all(&plek, given(role)).await {
            has(&mail, &["Bibliotheek Eén", "https://plek.example/sign-in"]);
            assert!(!mail.subject.contains("Eén"), "a name has no place in a subject");
        }
    }
    let [belgian, ..] = in_all(&plek, given(Role::Librarian)).await;
    has(&belgian, &["Je bent nu bibliothecaris bij Bibliotheek Eén.", "wachtwoord"]);
    let [_, _, _, french] = in_all(&plek, given(Role::Organiser)).await;
    assert!(!french.text.contains("mot de passe"), "{}", french.text);
}

#[tokio::test]
async fn a_seat_that_moved_shows_both_and_the_time() {
    let plek = Plek::start().await;
    let booking = booked(&plek).await;
    let link = link_of(&plek, booking).await;
    let notice = Notice::SeatMoved { booking, from_seat: seat(ZONE, 7) };
    let [belgian, _, english, french] = in_all(&plek, notice.clone()).await;
    has(&belgian, &["Je nieuwe plek", "05", "Je oude plek", "08", "woensdag 14 oktober 2026, 10.00 tot 12.00"]);
    has(&belgian, &["Leeszaal 📚, Hoofdgebouw, Kerkstraat 1, Gent"]);
    has(&english, &["Wednesday 14 October 2026, 10:00 to 12:00"]);
    has(&french, &["mercredi 14 octobre 2026"]);
    assert!(belgian.html.contains("<time datetime=\"2026-10-14T08:00:00Z\">woensdag"), "{}", belgian.html);
    // Whoever reads it on a phone is not signed in there.
    for (mail, see, cancel) in [
        (&belgian, "Bekijk je boeking", "Kom je niet? Annuleer met deze link"),
        (&english, "See your booking", "Not coming? Cancel with this link"),
        (&french, "Voir votre réservation", "Vous ne venez pas\u{a0}? Annulez avec ce lien"),
    ] {
        assert!(mail.text.contains(&format!("{see}:\n{link}\n")), "{}", mail.text);
        assert!(mail.text.contains(&format!("{cancel}:\n{link}\n")), "{}", mail.text);
        assert_eq!(mail.html.matches(&format!("href=\"{link}\"")).count(), 2, "{}", mail.html);
        assert!(!mail.text.contains("booked="), "{}", mail.text);
    }
    plek.store().write(&actor(member(0)), CancelBooking { booking }, Key::Fresh).await.unwrap();
    let late = Letter { notice, ..plain(1, "noor@a.example") };
    assert_eq!(written(&plek, late).await, None, "whoever cancelled need not know where it was");
}

#[tokio::test]
async fn a_booking_that_was_withdrawn_says_why_and_leads_to_another() {
    let plek = Plek::start().await;
    let booking = booked(&plek).await;
    for (reason, why) in [(Withdrawn::Closed, "dan gesloten"), (Withdrawn::SeatGone, "niet meer gebruikt")] {
        let [belgian, ..] = in_all(&plek, Notice::SeatWithdrawn { booking, reason }).await;
        has(&belgian, &["Je boeking gaat niet door", why, "woensdag 14 oktober 2026", "Leeszaal"]);
        let link = "https://plek.example/een/seats?branch=hoofd&day=2026-10-14&from=10:00&until=12:00";
        has(&belgian, &[link]);
    }
}

/// What the link of a mail about a booking holds.
async fn link_of(plek: &Plek, booking: BookingId) -> String {
    plek.store().write(&Actor::Job("test"), TellBookings, Key::Fresh).await.unwrap();
    let mut reads = plek.store().read().await.unwrap();
    let token = link::token(reads.as_mut(), booking, plek.store().now()).await.unwrap().unwrap();
    format!("https://plek.example/b/{token}")
}

#[tokio::test]
async fn a_confirmation_has_everything_and_two_ways_out() {
    let plek = Plek::start().await;
    let booking = booked(&plek).await;
    let link = link_of(&plek, booking).await;
    let [belgian, _, english, french] = in_all(&plek, Notice::SeatBooked { booking, sequence: 0 }).await;
    has(&belgian, &["Deze plek is van jou.", "Plek", "05", "woensdag 14 oktober 2026, 10.00 tot 12.00"]);
    has(&belgian, &["Leeszaal 📚, Hoofdgebouw, Kerkstraat 1, Gent", "Kom vóór 10.30.", "Ik ben er"]);
    for mail in [&belgian, &english, &french] {
        has(mail, &[&link, &format!("https://plek.example/mine/{booking}/change")]);
        let [file] = &mail.attachments[..] else { panic!("a file for the calendar") };
        assert_eq!((file.name, file.media_type), ("plek.ics", "text/calendar; charset=utf-8"));
        let calendar = String::from_utf8(file.content.clone()).unwrap();
        assert!(
            calendar.contains(&format!("UID:{booking}@plek\r\n")) && calendar.contains("SEQUENCE:0\r\n"),
            "{calendar}"
        );
    }
    has(&english, &["10:00 to 12:00"]);
    let older = Letter { notice: Notice::SeatBooked { booking, sequence: 1 }, ..plain(1, "noor@a.example") };
    assert_eq!(written(&plek, older).await, None, "it was changed meanwhile, which has a letter of its own");
}

#[tokio::test]
async fn a_reminder_asks_first_whether_one_comes() {
    let plek = Plek::start().await;
    let booking = booked(&plek).await;
    let link = link_of(&plek, booking).await;
    let [belgian, ..] = in_all(&plek, Notice::SeatReminder { booking }).await;
    has(&belgian, &["Morgen heb je een plek", "Ik kom toch niet", &link]);
    let (cancel, change) = (belgian.text.find("Ik kom toch niet"), belgian.text.find("Bekijk of verander"));
    assert!(cancel < change, "{}", belgian.text);
    plek.store().write(&actor(member(0)), CancelBooking { booking }, Key::Fresh).await.unwrap();
    let late = Letter { notice: Notice::SeatReminder { booking }, ..plain(1, "noor@a.example") };
    assert_eq!(written(&plek, late).await, None);
}

/// Makes a change of the house as it was shown.
async fn closes(plek: &Plek, zone: ZoneId) -> ChangeId {
    let period = Period::new(START.plus_seconds(DAY), START.plus_seconds(9 * DAY)).unwrap();
    let change = HouseChange::Close { zone: Some(zone), period, reason: "Lekkage".parse().unwrap() };
    let plan = plek.store().plan(BRANCH).await.unwrap().unwrap();
    let mut reads = plek.store().read().await.unwrap();
    let shown = Preview::read(reads.as_mut(), &plan, &change, plek.store().now()).await.unwrap().unwrap();
    drop(reads);
    let command = ChangeHouse { branch: BRANCH, change, seen: shown.digest };
    plek.store().write(&actor(LIBRARIAN), command, Key::Fresh).await.unwrap().change
}

#[tokio::test]
async fn whoever_was_moved_is_reminded_all_the_same_and_once() {
    let plek = Plek::start().await;
    let store = plek.store();
    for (number, zone) in [(0, ZONE), (1, ZONE), (2, QUIET_ZONE), (3, ZONE)] {
        plek.gives(member(number), &format!("lid{number}@a.example")).await;
        let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 16).unwrap();
        let wall = |hours: i64| WallTime { minutes: hours * 60, offset: None };
        let (from, until, seat, person) = (wall(10), wall(12), seat(zone, number), member(number));
        let wish = BookSeat { branch: BRANCH, seat, person, day, from, until };
        let booking = store.write(&actor(person), wish, Key::Fresh).await.unwrap().booking;
        store.write(&Actor::Job("test"), TellBookings, Key::Fresh).await.unwrap();
        match number {
            // Another seat, chosen by themselves.
            1 => {
                let change = ChangeBooking { booking, seat: self::seat(ZONE, 9), day, from, until };
                store.write(&actor(person), change, Key::Fresh).await.unwrap();
            }
            // Another day.
            3 => {
                let day = day.succ_opt().unwrap();
                let change = ChangeBooking { booking, seat, day, from, until };
                store.write(&actor(person), change, Key::Fresh).await.unwrap();
            }
            _ => {}
        }
    }
    let undone = closes(&plek, QUIET_ZONE).await;
    store.write(&actor(LIBRARIAN), UndoChange { change: undone }, Key::Fresh).await.unwrap();
    closes(&plek, ZONE).await;
    store.write(&Actor::Job("test"), TellBookings, Key::Fresh).await.unwrap();
    // Thursday, five o'clock.
    plek.database.clock().advance(2 * DAY + 9 * HOUR);
    let office = plek.office(Arc::new(Mailbox(plek.store())));
    while office.run().await.unwrap().delivered > 0 {}
    let mails = store.read().await.unwrap().letters().demo_letters().await.unwrap();
    let of = |kind: &str| {
        let mails = mails.iter().filter(|mail| mail.kind == kind);
        let mut all: Vec<_> = mails.map(|mail| mail.to.as_str().to_owned()).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(of("seat-moved"), ["lid0@a.example", "lid1@a.example", "lid3@a.example"]);
    assert_eq!(of("seat-reminder"), ["lid0@a.example", "lid1@a.example", "lid2@a.example"], "lid3 comes on Saturday");
}

#[tokio::test]
async fn a_seat_given_free_is_said_kindly_with_the_rule() {
    let plek = Plek::start().await;
    let booking = booked(&plek).await;
    let [belgian, ..] = in_all(&plek, Notice::SeatReleased { booking }).await;
    has(
        &belgian,
        &["Je plek is weer vrij", "Je was er niet vóór 10.30.", "Annuleer dan voor het begin", "Neem een andere plek"],
    );
    let [belgian, ..] = in_all(&plek, Notice::SeatCancelled { booking }).await;
    has(&belgian, &["Een medewerker van de bibliotheek heeft deze boeking geannuleerd."]);
    assert!(!belgian.text.contains("/b/"), "nothing to cancel any more");
}

#[tokio::test]
async fn what_was_typed_stays_a_text() {
    let plek = Plek::start().await;
    let hostile = "</title><script>alert(1)</script>\" onload=\"x";
    let library = plek.database.raw().await.id(LIBRARY.0);
    plek.database.raw().await.run(&format!("UPDATE library SET name = '{hostile}' WHERE id = {library}")).await;
    for mail in in_all(&plek, Notice::PostGiven { library: LIBRARY, role: Role::Desk }).await {
        assert!(!mail.html.contains("<script") && !mail.html.contains("onload=\"x"), "{}", mail.html);
        assert!(mail.html.contains("&lt;script&gt;alert(1)"), "{}", mail.html);
        assert!(mail.text.contains(hostile), "{}", mail.text);
    }
}

#[tokio::test]
async fn every_mail_is_whole_and_fetches_nothing() {
    let plek = Plek::start().await;
    let booking = booked(&plek).await;
    let notices = [
        Notice::SignInCode { sign_in: SignInId(Uuid::from_u128(5)) },
        Notice::PostGiven { library: LIBRARY, role: Role::Admin },
        Notice::SeatMoved { booking, from_seat: seat(ZONE, 7) },
        Notice::SeatWithdrawn { booking, reason: Withdrawn::Closed },
        Notice::SeatBooked { booking, sequence: 0 },
        Notice::SeatChanged { booking, sequence: 0 },
        Notice::SeatReminder { booking },
        Notice::SeatCancelled { booking },
        Notice::SeatReleased { booking },
        Notice::DataErased,
        Notice::EmailChanged,
    ];
    for notice in notices {
        for mail in in_all(&plek, notice.clone()).await {
            let subject = &mail.subject;
            assert!(subject.chars().count() <= 60 && mail.text.starts_with(subject), "{subject}");
            assert!(mail.html.contains(&format!("<h1>{}</h1>", subject.replace('\'', "&#39;"))), "{}", mail.html);
            for fetched in ["<img", "<link", "url(", "@import", "src=", "<script", " style=", "on=\""] {
                assert!(!mail.html.contains(fetched), "{fetched} in {}", mail.html);
            }
            for address in mail.html.split("href=\"").skip(1) {
                assert!(address.starts_with("https://plek.example/"), "{address}");
            }
            assert!(mail.html.contains("prefers-color-scheme: dark") && mail.html.contains("width=device-width"));
            let keeps = ["seat-booked", "seat-changed", "seat-moved"].contains(&mail.kind);
            assert_eq!((mail.kind, mail.attachments.len()), (notice.kind(), usize::from(keeps)));
            assert!(mail.html.len() < 8_000, "{} bytes", mail.html.len());
        }
    }
}
