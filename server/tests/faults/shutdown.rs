//! Asked to stop, Plek finishes what it began, and ends well within the ten seconds that supervisors give.

use crate::support::{Form, Instance, SEATS_PAGE, active, fill_if_empty, student};
use plek_storage::testing::{TestDatabase, ZONE, seat};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// What supervisors wait before they kill.
const LIMIT: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn what_is_under_way_is_finished() {
    let database = TestDatabase::sqlite().await;
    fill_if_empty(&database.instance().await).await;
    let mut instance = Instance::spawn(database.url(), &["--request-seconds", "8"]);
    assert_eq!(instance.as_anonymous().get("/healthz/ready").await.status, 200);

    // Somebody else writes for a while, so that this booking is under way when the signal comes.
    let mut writing = database.raw().await;
    writing.run("BEGIN IMMEDIATE").await;
    let booking = tokio::spawn({
        let student = instance.as_student(student(0));
        async move { student.book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await }
    });
    sleep(Duration::from_millis(500)).await;
    instance.terminate();
    let asked = Instant::now();
    sleep(Duration::from_millis(300)).await;
    // Refused at the door or told so: in any case not ready, while the booking still waits.
    let anonymous = instance.as_anonymous();
    let ready = anonymous.request(reqwest::Method::GET, "/healthz/ready").send().await;
    assert!(ready.is_err() || ready.is_ok_and(|answer| answer.status() == 503));
    assert!(!booking.is_finished());

    writing.run("COMMIT").await;
    let answer = booking.await.unwrap();
    answer.booking();
    let status = instance.ended_within(LIMIT).expect("an end");
    println!("ended {:?} after the signal", asked.elapsed());
    assert!(status.success(), "{status} {}", instance.log());
    assert_eq!(active(&database).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_that_hangs_does_not_keep_it() {
    let database = TestDatabase::sqlite().await;
    fill_if_empty(&database.instance().await).await;
    let mut instance = Instance::spawn(database.url(), &[]);
    let mut writing = database.raw().await;
    writing.run("BEGIN IMMEDIATE").await;
    let booking = tokio::spawn({
        let student = instance.as_student(student(0));
        async move { student.book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await }
    });
    sleep(Duration::from_millis(300)).await;
    instance.terminate();
    let asked = Instant::now();
    let status = instance.ended_within(LIMIT).expect("an end");
    println!("ended {:?} after the signal", asked.elapsed());
    assert!(status.success(), "{status} {}", instance.log());
    assert_eq!(booking.await.unwrap().status, 503);
    writing.run("COMMIT").await;
    assert_eq!(active(&database).await, 0, "refused, and done all the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_it_ends_at_once() {
    let database = TestDatabase::sqlite().await;
    fill_if_empty(&database.instance().await).await;
    let mut instance = Instance::spawn(database.url(), &[]);
    // A browser keeps its connection open for a while.
    let visitor = instance.as_anonymous();
    assert_eq!(visitor.get(SEATS_PAGE).await.status, 200);
    instance.terminate();
    let asked = Instant::now();
    let status = instance.ended_within(LIMIT).expect("an end");
    assert!(status.success(), "{status} {}", instance.log());
    assert!(asked.elapsed() < Duration::from_secs(3), "{:?}", asked.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_listen_do_not_keep_it() {
    let database = TestDatabase::sqlite().await;
    fill_if_empty(&database.instance().await).await;
    let mut instance = Instance::spawn(database.url(), &[]);
    let listener = instance.as_anonymous();
    let mut stream = listener.request(reqwest::Method::GET, "/live/een").send().await.unwrap();
    assert!(stream.chunk().await.unwrap().is_some());
    instance.terminate();
    let asked = Instant::now();
    let status = instance.ended_within(LIMIT).expect("an end");
    assert!(status.success(), "{status} {}", instance.log());
    assert!(asked.elapsed() < Duration::from_secs(3), "{:?}", asked.elapsed());
    while let Ok(Some(_)) = stream.chunk().await {}
}
