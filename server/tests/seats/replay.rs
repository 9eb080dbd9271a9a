//! The same form twice is one booking; the same form with something else in it is another wish.

use crate::support::{App, Form, SEATS_PAGE, active, doubled, student};
use plek_storage::testing::{TestDatabase, ZONE, seat};
use std::collections::BTreeSet;
use tokio::task::JoinSet;

#[tokio::test]
async fn a_form_sent_twice_books_once() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let student = app.as_student(student(0));
    let wish = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    let first = student.book(&wish).await;
    let again = student.book(&wish).await;
    assert_eq!(first.location(), again.location());
    // The fields may come in another order and with others between: the wish is the same.
    let mut shuffled = Form::default().and("none", "x");
    for (name, value) in wish.pairs().into_iter().rev() {
        shuffled = shuffled.and(name, value);
    }
    assert_eq!(student.book(&shuffled.with("from", "9.00")).await.booking(), first.booking());
    assert_eq!(active(&database).await, 1);
}

async fn eight_at_once(database: &TestDatabase) {
    let apps = [App::start(database).await, App::start(database).await];
    let apps = if database.is_postgres() { &apps[..] } else { &apps[..1] };
    for round in 0..5_u64 {
        let wish = Form::booking(seat(ZONE, round), 1, "09:00", "12:00");
        let mut clicks = JoinSet::new();
        for click in 0..8 {
            let (client, wish) = (apps[click % apps.len()].as_student(student(round)), wish.clone());
            clicks.spawn(async move { client.book(&wish).await.booking() });
        }
        let bookings: BTreeSet<_> = clicks.join_all().await.into_iter().collect();
        assert_eq!(bookings.len(), 1);
    }
    assert_eq!(active(database).await, 5);
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_clicks_at_once_on_sqlite() {
    eight_at_once(&TestDatabase::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_clicks_at_once_on_two_instances_over_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        eight_at_once(&database).await;
    }
}

#[tokio::test]
async fn a_used_key_with_another_wish_is_a_new_command() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let student = app.as_student(student(0));
    let page = student.get(&format!("{SEATS_PAGE}?day=2026-10-14&from=09%3A00&until=12%3A00")).await;
    let form = page.page.form("booking").without("person").with("seat", seat(ZONE, 0));
    let first = student.book(&form).await.booking();
    // The same page in another tab still has the key that has done its work.
    let second = form.clone().with("from", "13:00").with("until", "15:00");
    let second = student.book(&second).await.booking();
    assert_ne!(first, second);
    // And another seat at the same time is refused by its rule, not answered with the first booking.
    student.book(&form.clone().with("seat", seat(ZONE, 1))).await.must_be_refused("second-seat");
    // And the first wish once more, nothing changed: still the first.
    assert_eq!(student.book(&form).await.booking(), first);
    assert_eq!(active(&database).await, 2);
}

#[tokio::test]
async fn a_refusal_is_not_remembered_and_somebody_elses_key_is_no_key() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (one, two) = (app.as_student(student(0)), app.as_student(student(1)));
    let wish = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    let first = one.book(&wish).await.booking();
    let answer = two.book(&wish).await;
    answer.must_be_refused("taken");
    let there = database.raw().await.run("UPDATE booking SET status = 'cancelled', active = FALSE").await;
    assert_eq!(there, 1);
    let second = two.book(&wish).await.booking();
    assert_ne!(first, second);
}
