//! Each rule says no by its name, keeps what was typed and offers what can be booked instead; and that can be.

use crate::support::{Answer, App, CLOSED_AHEAD, CLOSED_FOR, Client, Form, SEATS_PAGE, active, student};
use plek_storage::testing::{DESK, QUIET_ZONE, STRANGER, TestDatabase, WALK_IN_ZONE, ZONE, seat};
use server::demo::{KARIM, NOOR};

/// Somebody of the demo, because the page's list of people has only those.
async fn noor() -> (App, Client) {
    let app = App::on_sqlite().await;
    let noor = app.as_student(NOOR);
    (app, noor)
}

/// The same on a database that the test looks into.
async fn noor_at(database: &TestDatabase) -> (App, Client) {
    let app = App::start(database).await;
    let noor = app.as_student(NOOR);
    (app, noor)
}

/// What was typed stands in the form again, and above it.
#[track_caller]
fn keeps(answer: &Answer, typed: &Form) {
    let booking = answer.page.form("booking");
    for field in ["branch", "day", "from", "until", "key", "person"] {
        assert_eq!(booking.get(field), typed.get(field), "{field}");
    }
    assert!(answer.page.title().starts_with("Fout: "), "{}", answer.page.title());
    assert_eq!(answer.header("cache-control"), "no-store");
}

/// The wish is refused by that rule; what was typed is kept, the seat too; the first thing offered instead can be had.
async fn refused_then_helped(client: &Client, code: &str, wish: Form) -> Answer {
    let wish = wish.with("person", NOOR);
    let answer = client.book(&wish).await;
    answer.must_be_refused(code);
    keeps(&answer, &wish);
    assert_eq!(answer.page.form("booking").get("seat"), wish.get("seat"), "the seat is still picked");
    helped(client, &answer).await;
    answer
}

async fn helped(client: &Client, answer: &Answer) {
    let offers = answer.alternatives();
    assert!(!offers.is_empty() && offers.len() <= 3, "{} offers: {}", offers.len(), answer.page.text());
    let done = client.post(SEATS_PAGE, &offers[0]).await;
    assert_eq!(done.status, 303, "an offer that cannot be had: {:?}: {}", offers[0].pairs(), done.page.text());
    assert_eq!(client.follow(&done).await.status, 200);
    assert_eq!(client.post(SEATS_PAGE, &offers[0]).await.booking(), done.booking(), "a double click on an offer");
}

#[tokio::test]
async fn taken() {
    let database = TestDatabase::sqlite().await;
    let (app, noor) = noor_at(&database).await;
    let wish = Form::booking(seat(ZONE, 7), 1, "09:00", "12:00").with("person", NOOR);
    app.as_student(student(0)).book(&wish.clone().without("person")).await.booking();
    let answer = noor.book(&wish).await;
    answer.must_be_refused("taken");
    keeps(&answer, &wish);
    // A seat that cannot be had is not picked again.
    assert_eq!(answer.page.form("booking").get("seat"), "");
    let offers = answer.alternatives();
    assert_eq!(offers.len(), 3);
    for same_time in &offers[..2] {
        assert_eq!((same_time.get("from"), same_time.get("until")), ("09:00", "12:00"));
        assert_ne!(same_time.get("seat"), wish.get("seat"));
    }
    assert_eq!(offers[2].get("seat"), wish.get("seat"), "the seat itself, at another time");
    helped(&noor, &answer).await;
    assert_eq!(active(&database).await, 2);
}

#[tokio::test]
async fn closed() {
    let (_app, noor) = noor().await;
    let answer = refused_then_helped(&noor, "closed", Form::booking(seat(ZONE, 0), 1, "21:00", "23:00")).await;
    let offers = answer.alternatives();
    assert_eq!((offers[0].get("from"), offers[0].get("until")), ("21:00", "22:00"));
    // Over midnight, when nobody is there.
    refused_then_helped(&noor, "closed", Form::booking(seat(ZONE, 0), 2, "23:00", "02:00")).await;
}

#[tokio::test]
async fn closed_for_a_reason() {
    let (_app, noor) = noor().await;
    let wish = Form::booking(seat(QUIET_ZONE, 0), CLOSED_AHEAD, "09:00", "12:00").with("person", NOOR);
    let answer = noor.book(&wish).await;
    answer.must_be_refused("closed-for");
    keeps(&answer, &wish);
    assert_eq!(answer.page.form("booking").get("seat"), "", "a seat that cannot be had is not picked again");
    helped(&noor, &answer).await;
    assert!(answer.page.part("refusal").unwrap().text().contains(CLOSED_FOR), "{}", answer.page.text());
    assert!(!answer.body.contains("<stof>"), "words of the library are text, not HTML");
}

#[tokio::test]
async fn too_long() {
    let (_app, noor) = noor().await;
    let answer = refused_then_helped(&noor, "too-long", Form::booking(seat(ZONE, 0), 1, "09:00", "17:30")).await;
    assert_eq!(answer.alternatives()[0].get("until"), "17:00");
}

#[tokio::test]
async fn too_short() {
    let (_app, noor) = noor().await;
    let answer = refused_then_helped(&noor, "too-short", Form::booking(seat(QUIET_ZONE, 0), 1, "9.00", "9.30")).await;
    assert_eq!(answer.alternatives()[0].get("until"), "10:00");
}

#[tokio::test]
async fn off_grid() {
    let (_app, noor) = noor().await;
    let answer = refused_then_helped(&noor, "off-grid", Form::booking(seat(ZONE, 0), 1, "09:10", "10:50")).await;
    let offers = answer.alternatives();
    assert_eq!((offers[0].get("from"), offers[0].get("until")), ("09:00", "11:00"));
}

#[tokio::test]
async fn in_the_past() {
    let database = TestDatabase::sqlite().await;
    let (_app, noor) = noor_at(&database).await;
    refused_then_helped(&noor, "in-the-past", Form::booking(seat(ZONE, 0), -1, "09:00", "12:00")).await;
    database.clock().advance(6 * 3600);
    let answer = refused_then_helped(&noor, "in-the-past", Form::booking(seat(ZONE, 0), 0, "13:00", "16:00")).await;
    let offers = answer.alternatives();
    assert_eq!((offers[0].get("from"), offers[0].get("until")), ("14:00", "16:00"), "what is left of it");
}

#[tokio::test]
async fn too_far_ahead() {
    let (_app, noor) = noor().await;
    refused_then_helped(&noor, "too-far-ahead", Form::booking(seat(ZONE, 0), 20, "09:00", "12:00")).await;
}

#[tokio::test]
async fn second_seat() {
    let (_app, noor) = noor().await;
    noor.book(&Form::booking(seat(QUIET_ZONE, 0), 1, "09:00", "12:00")).await.booking();
    let answer = refused_then_helped(&noor, "second-seat", Form::booking(seat(ZONE, 0), 1, "10:00", "13:00")).await;
    assert!(answer.page.part("refusal").unwrap().text().contains("van 9.00 tot 12.00"), "{}", answer.page.text());
    let offers = answer.alternatives();
    assert_eq!((offers[0].get("from"), offers[0].get("until")), ("12:00", "13:00"));
}

#[tokio::test]
async fn week_minutes() {
    let (_app, noor) = noor().await;
    // Five days of eight hours, and seven: of 48 hours one is left.
    for ahead in 0..5 {
        noor.book(&Form::booking(seat(ZONE, 0), ahead, "08:00", "16:00")).await.booking();
    }
    noor.book(&Form::booking(seat(ZONE, 0), 5, "08:00", "15:00")).await.booking();
    let answer = refused_then_helped(&noor, "week-minutes", Form::booking(seat(ZONE, 0), 5, "16:00", "18:00")).await;
    let offers = answer.alternatives();
    assert_eq!((offers[0].get("from"), offers[0].get("until")), ("16:00", "17:00"), "the hour that is left");
    let answer = refused_then_helped(&noor, "week-minutes", Form::booking(seat(ZONE, 0), 4, "16:00", "18:00")).await;
    assert_eq!(answer.alternatives()[0].get("day"), "2026-10-19", "nothing is left: Monday");
}

#[tokio::test]
async fn not_a_member() {
    let database = TestDatabase::sqlite().await;
    let (app, noor) = noor_at(&database).await;
    let wish = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    for outsider in [STRANGER, DESK] {
        let answer = app.as_student(outsider).book(&wish).await;
        answer.must_be_refused("not-a-member");
        assert!(answer.alternatives().is_empty(), "no other seat would help");
        assert_eq!(answer.page.form("booking").get("seat"), wish.get("seat"));
    }
    // And a member here is none there.
    let there =
        Form::booking(seat(plek_storage::testing::OTHER_ZONE, 0), 1, "09:00", "12:00").with("branch", "filiaal");
    let answer = noor.post("/twee/seats", &there).await;
    answer.must_be_refused("not-a-member");
    assert_eq!(answer.page.form("booking").get("person"), NOOR.to_string());
    assert_eq!(active(&database).await, 0);
}

#[tokio::test]
async fn walk_in() {
    let (app, _) = noor().await;
    let karim = app.as_student(KARIM);
    let wish = Form::booking(seat(WALK_IN_ZONE, 0), 1, "09:00", "12:00");
    let answer = karim.book(&wish).await;
    answer.must_be_refused("walk-in");
    let asking = answer.page.form("asking");
    for field in ["branch", "day", "from", "until"] {
        assert_eq!(asking.get(field), wish.get(field), "{field}");
    }
    // Here nothing is booked, so there is no form for it; the offers know who asked.
    assert!(answer.page.forms("booking").is_empty());
    assert_eq!(answer.alternatives()[0].get("person"), KARIM.to_string());
    helped(&karim, &answer).await;
}

#[tokio::test]
async fn an_hour_that_the_clock_skips() {
    let (_app, noor) = noor().await;
    for (from, until, field) in [("02:30", "04:00", "from"), ("01:00", "02:30", "until")] {
        let wish = Form::booking(seat(ZONE, 0), 0, from, until).with("day", "2027-03-28").with("person", NOOR);
        let answer = noor.book(&wish).await;
        assert_eq!(answer.status, 422);
        keeps(&answer, &wish);
        let summary = answer.page.part("error-summary").unwrap();
        let links: Vec<_> = summary.tags().filter_map(|tag| tag.get("href")).collect();
        assert_eq!(links, [format!("#{field}")]);
        assert!(summary.text().contains("Dat uur bestaat niet op die dag"), "{}", summary.text());
    }
}
