//! The list and what can be done from it.

use super::Booked;
use crate::support::{Form, new_key, student};
use plek_domain::time::{HOUR, MINUTE};
use plek_storage::testing::{ZONE, seat};

fn cancel(booking: impl ToString) -> Form {
    Form::default().and("do", "cancel").and("thing", booking).and("key", new_key())
}

#[tokio::test]
async fn one_sees_what_is_ones_own_and_nobody_elses() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let list = plek.own().get("/mine").await;
    let text = list.page.text();
    for words in [
        "Mijn Plek",
        "Komt nog",
        "05",
        "Leeszaal",
        "wo 14 okt, 10.00 tot 12.00",
        "Kom vóór 10.30",
        "Hoofdgebouw, Kerkstraat 1, Gent",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(list.body.contains(&format!("/mine/{}/change", plek.booking)), "{}", list.body);
    assert!(list.body.contains("href=\"/account\""));
    let other = plek.other().get("/mine").await.page.text();
    assert!(other.contains("Je hebt nog geen plek") && other.contains("Neem een plek"), "{other}");
    assert!(!other.contains("Leeszaal"), "{other}");
    let stranger = plek.app.as_anonymous().get("/mine").await;
    assert_eq!(stranger.location(), "/sign-in?return=%2Fmine");
}

#[tokio::test]
async fn what_needs_somebody_comes_first_and_says_why() {
    let plek = Booked::start(seat(ZONE, 4), 0, "11:00", "13:00").await;
    let own = plek.own();
    own.book(&Form::booking(seat(ZONE, 5), 1, "10:00", "12:00")).await.booking();
    let text = |page: String| page;
    let at = |page: &str, words: &str| page.find(words).unwrap_or_else(|| panic!("{words} in {page}"));
    plek.database.clock().advance(HOUR + 1);
    let soon = text(own.get("/mine").await.page.text());
    assert!(
        at(&soon, "Nu en straks") < at(&soon, "begint straks") && at(&soon, "begint straks") < at(&soon, "Komt nog")
    );
    plek.database.clock().advance(90 * MINUTE);
    let now = own.get("/mine").await;
    assert!(
        now.page.text().contains("Ben je er?") && now.page.text().contains("Code op je plek"),
        "{}",
        now.page.text()
    );
    // Half an hour after the start nobody came.
    plek.database.clock().advance(HOUR);
    let lost = own.get("/mine").await.page.text();
    assert!(lost.contains("Je was er niet vóór 11.30.") && lost.contains("Dezelfde plek opnieuw"), "{lost}");
    plek.database.clock().advance(48 * HOUR);
    let past = own.get("/mine").await.page.text();
    assert!(past.contains("Voorbij: 2") && past.contains("Je hebt nog geen plek"), "{past}");
}

#[tokio::test]
async fn a_booking_is_cancelled_once_and_only_by_whose_it_is() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    assert_eq!(plek.other().post("/mine", &cancel(plek.booking)).await.status, 404);
    // The desk has a page of its own for what is not one's own.
    assert_eq!(plek.app.as_desk().post("/mine", &cancel(plek.booking)).await.status, 404);
    for none in ["", "7", "%00"] {
        assert_eq!(plek.own().post("/mine", &cancel(none)).await.status, 404, "{none}");
    }
    assert_eq!(plek.now().await.status.code(), "booked");
    let form = cancel(plek.booking);
    for _ in 0..2 {
        assert_eq!(plek.own().post("/mine", &form).await.location(), "/mine?done=cancelled");
    }
    let said = plek.own().get("/mine?done=cancelled").await.page.text();
    assert!(said.contains("Je boeking is geannuleerd.") && said.contains("Voorbij: 1"), "{said}");
    let again = plek.own().post("/mine", &cancel(plek.booking)).await;
    assert_eq!(again.status, 422);
    assert!(again.page.title().starts_with("Fout:") && again.page.text().contains("al voorbij of geannuleerd"));
}

#[tokio::test]
async fn what_has_begun_is_not_cancelled() {
    let plek = Booked::start(seat(ZONE, 4), 0, "09:00", "12:00").await;
    plek.database.clock().advance(HOUR);
    let answer = plek.own().post("/mine", &cancel(plek.booking)).await;
    assert_eq!(answer.status, 422);
    assert!(answer.page.text().contains("Deze boeking is al begonnen"), "{}", answer.page.text());
    assert_eq!(plek.now().await.status.code(), "booked");
}

#[tokio::test]
async fn a_code_that_is_none_is_said_at_its_field() {
    let plek = Booked::start(seat(ZONE, 4), 0, "08:00", "12:00").await;
    let code =
        |code: &str| Form::default().and("do", "code").and("thing", format!("seat-{}", plek.booking)).and("code", code);
    let wrong = plek.own().post("/mine", &code("AB<1")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.page.text().contains("Deze code kennen we niet."), "{}", wrong.page.text());
    assert!(wrong.body.contains("value=\"AB&lt;1\""), "{}", wrong.body);
    let right = plek.own().post("/mine", &code("abcd 1234")).await;
    assert_eq!(right.location(), "/s/ABCD1234");
}

#[tokio::test]
async fn nobody_else_reads_a_booking_as_a_file() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let path = format!("/mine/{}/calendar", plek.booking);
    let file = plek.own().get(&path).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/calendar; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"plek.ics\"");
    assert!(file.body.contains("\r\nDTSTART:20261014T080000Z\r\n"), "{}", file.body);
    assert_eq!(plek.other().get(&path).await.status, 404);
    assert_eq!(plek.app.as_desk().get(&path).await.status, 404);
    assert_eq!(plek.app.as_anonymous().get(&path).await.status, 303);
    assert_eq!(plek.app.as_student(student(0)).get("/mine/7/calendar").await.status, 404);
}
