//! Changing a booking: the old one stays until the new one is granted.

use super::Booked;
use crate::support::{Form, day, new_key, student};
use plek_domain::ids::{SeatId, ZoneId};
use plek_domain::time::HOUR;
use plek_storage::testing::{OTHER_ZONE, QUIET_ZONE, START, ZONE, seat};

fn path(plek: &Booked) -> String {
    format!("/mine/{}/change", plek.booking)
}

fn form(zone: ZoneId, seat: SeatId, ahead: i64, from: &str, until: &str) -> Form {
    let form = Form::default().and("key", new_key()).and("day", day(ahead)).and("from", from).and("until", until);
    form.and("zone", zone).and("seat", seat)
}

#[tokio::test]
async fn another_seat_and_time_under_the_same_booking() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let page = plek.own().get(&path(&plek)).await;
    assert_eq!(page.status, 200);
    let text = page.page.text();
    assert!(text.contains("Nu heb je: 05 Leeszaal") && text.contains("Kies: 20 plekken vrij"), "{text}");
    for typed in ["value=\"2026-10-14\"", "value=\"10:00\"", "value=\"12:00\""] {
        assert!(page.body.contains(typed), "{typed}");
    }
    let wish = form(QUIET_ZONE, seat(QUIET_ZONE, 2), 2, "14:00", "16:00");
    for _ in 0..2 {
        assert_eq!(plek.own().post(&path(&plek), &wish).await.location(), "/mine?done=changed");
    }
    let now = plek.now().await;
    assert_eq!((now.seat, now.zone, now.sequence), (seat(QUIET_ZONE, 2), QUIET_ZONE, 1));
    assert_eq!(now.period.from().0, START.0 + (48 + 6) * HOUR);
}

#[tokio::test]
async fn a_longer_time_on_ones_own_seat_is_no_second_seat() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let wish = form(ZONE, seat(ZONE, 4), 1, "11:00", "13:00");
    assert_eq!(plek.own().post(&path(&plek), &wish).await.status, 303);
    assert_eq!(plek.now().await.period.minutes(), 120);
}

#[tokio::test]
async fn a_rule_that_says_no_leaves_the_booking_and_offers_something() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    plek.other().book(&Form::booking(seat(ZONE, 5), 1, "12:00", "14:00")).await.booking();
    let answer = plek.own().post(&path(&plek), &form(ZONE, seat(ZONE, 5), 1, "11:00", "13:00")).await;
    answer.must_be_refused("taken");
    let text = answer.page.text();
    assert!(text.contains("je hebt je plek nog"), "{text}");
    for typed in ["value=\"11:00\"", "value=\"13:00\"", "value=\"2026-10-14\""] {
        assert!(answer.body.contains(typed), "{typed} is kept");
    }
    assert_eq!((plek.now().await.seat, plek.now().await.sequence), (seat(ZONE, 4), 0));
    // One's own seat at that very time is the nearest thing, and free for what takes its place.
    let offers = answer.alternatives();
    assert!(!offers.is_empty());
    assert_eq!(plek.own().post(&path(&plek), &offers[0]).await.status, 303);
    assert_eq!(plek.now().await.sequence, 1);
}

#[tokio::test]
async fn fields_that_cannot_be_read_say_so_and_nothing_typed_is_lost() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let wish = form(ZONE, seat(ZONE, 5), 1, "25:00", "");
    let answer = plek.own().post(&path(&plek), &wish).await;
    assert_eq!(answer.status, 422);
    assert!(answer.page.title().starts_with("Fout:") && answer.body.contains("value=\"25:00\""));
    assert!(answer.body.contains("href=\"#from\"") && answer.body.contains("href=\"#until\""), "{}", answer.body);
    // Another zone was picked, but the seat is still one of the last.
    let answer = plek.own().post(&path(&plek), &form(QUIET_ZONE, seat(ZONE, 5), 1, "10:00", "12:00")).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("href=\"#seat\"") && answer.page.text().contains("Kies: 20 plekken vrij"));
    assert_eq!(plek.now().await.sequence, 0);
}

#[tokio::test]
async fn it_is_nobody_elses_and_nowhere_else() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let wish = form(ZONE, seat(ZONE, 5), 1, "10:00", "12:00");
    for client in [plek.other(), plek.app.as_desk()] {
        assert_eq!(client.get(&path(&plek)).await.status, 404);
        assert_eq!(client.post(&path(&plek), &wish).await.status, 404);
    }
    let elsewhere = form(OTHER_ZONE, seat(OTHER_ZONE, 0), 1, "10:00", "12:00");
    assert!(matches!(plek.own().post(&path(&plek), &elsewhere).await.status, 404 | 422), "a seat of another library");
    let stranger = plek.app.as_anonymous().get(&path(&plek)).await;
    assert!(stranger.location().starts_with("/sign-in?return=%2Fmine%2F"), "{}", stranger.location());
    assert_eq!(plek.app.as_student(student(0)).get("/mine/7/change").await.status, 404);
    assert_eq!(plek.now().await.sequence, 0);
}

#[tokio::test]
async fn what_has_begun_stays() {
    let plek = Booked::start(seat(ZONE, 4), 0, "09:00", "12:00").await;
    plek.database.clock().advance(HOUR);
    let page = plek.own().get(&path(&plek)).await;
    assert_eq!(page.status, 422);
    assert!(page.page.text().contains("al begonnen"), "{}", page.page.text());
    let answer = plek.own().post(&path(&plek), &form(ZONE, seat(ZONE, 5), 0, "10:00", "12:00")).await;
    assert_eq!(answer.status, 422);
    assert_eq!(plek.now().await.sequence, 0);
}

#[tokio::test]
async fn a_time_that_comes_twice_stays_in_its_field() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let asked = format!("{}?day=2026-10-25&from=02:30%2B02:00&until=04:00", path(&plek));
    let page = plek.own().get(&asked).await.page;
    let kind = |name: &str| {
        let field = page.tags().find(|tag| tag.name == "input" && tag.get("name") == Some(name)).unwrap();
        (field.get("type").unwrap_or_default().to_owned(), field.get("value").unwrap_or_default().to_owned())
    };
    // A browser empties a time field that holds an offset.
    assert_eq!(kind("from"), ("text".to_owned(), "02:30+02:00".to_owned()));
    assert_eq!(kind("until"), ("time".to_owned(), "04:00".to_owned()));
}
