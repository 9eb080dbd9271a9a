//! PostgreSQL goes away and comes back: everybody hears so soon, and it goes on by itself.
//!
//! `PLEK_TEST_AWAY=30` keeps it away for thirty seconds instead of about five.

use crate::support::{Form, Instance, Proxy, SEATS_PAGE, active, doubled, fill_if_empty, student};
use plek_storage::testing::{TestDatabase, ZONE, seat};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Within two seconds, says the bar; the rest is for a busy machine.
const SOON: Duration = Duration::from_secs(3);

/// How the database is away.
enum Fault {
    Refuses,
    Swallows,
}

async fn away(fault: &Fault) {
    let Some(database) = TestDatabase::postgres().await else { return };
    fill_if_empty(&database.instance().await).await;
    let mut proxy = Proxy::before(database.url()).await;
    let instance = Instance::spawn(&proxy.url(), &[]);
    let visitor = instance.as_student(student(0));
    let wish =
        |number: u64| Form::booking(seat(ZONE, number % 20), 1 + i64::try_from(number / 20).unwrap(), "09:00", "12:00");
    // Everything is open and was used.
    serve_a_crowd(&instance, 12).await;
    visitor.book(&wish(0)).await.booking();
    assert_eq!(visitor.get("/healthz/ready").await.status, 200);

    match fault {
        Fault::Refuses => proxy.cut().await,
        Fault::Swallows => proxy.swallow(),
    }
    let least = Duration::from_secs(std::env::var("PLEK_TEST_AWAY").map_or(0, |seconds| seconds.parse().unwrap()));
    let (mut slowest, mut wave, gone) = (Duration::ZERO, 0, Instant::now());
    while wave < 2 || gone.elapsed() < least {
        let mut asking = JoinSet::new();
        for number in 0..24_u64 {
            let student = instance.as_student(student(number));
            let form = wish(100 + (24 * wave + number) % 100);
            asking.spawn(async move {
                sleep(Duration::from_millis(number * 20)).await;
                match number % 4 {
                    0 => student.get(SEATS_PAGE).await,
                    1 => student.get("/").await,
                    _ => student.book(&form).await,
                }
            });
        }
        for answer in asking.join_all().await {
            assert_eq!(answer.status, 503, "{}", answer.page.text());
            assert!(answer.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0));
            assert!(answer.page.title().starts_with("Fout: Even geduld — "), "{}", answer.page.title());
            slowest = slowest.max(answer.took);
        }
        let ready = visitor.get("/healthz/ready").await;
        assert_eq!(ready.status, 503);
        slowest = slowest.max(ready.took);
        assert_eq!(visitor.get("/healthz/live").await.status, 200, "it need not be started anew");
        wave += 1;
    }
    assert!(slowest < SOON, "{slowest:?}");

    proxy.restore().await;
    let back = Instant::now();
    while visitor.get("/healthz/ready").await.status != 200 {
        assert!(back.elapsed() < Duration::from_secs(5), "not ready again: {}", instance.log());
        sleep(Duration::from_millis(50)).await;
    }
    let ready = back.elapsed();
    // One form, one key: a try that was answered 503 may have been done all the same, and then says so here.
    let form = wish(20);
    let booked = loop {
        let answer = visitor.book(&form).await;
        if answer.status == 303 {
            break back.elapsed();
        }
        assert_eq!(answer.status, 503, "{}", answer.page.text());
        assert!(back.elapsed() < Duration::from_secs(5), "ready, but nothing can be booked: {}", instance.log());
        sleep(Duration::from_millis(50)).await;
    };
    serve_a_crowd(&instance, 13).await;
    println!("slowest 503 after {slowest:?}; ready again after {ready:?}, booked after {booked:?}");
    // What was answered with 503 may have been done or not; what was confirmed was done.
    assert!(active(&database).await >= 2 + 2 * 18);
    assert_eq!(doubled(&mut database.raw().await).await, 0);
    assert!(!instance.log().contains("panic"), "{}", instance.log());
}

/// More people at once than there are connections, three times over: all are served.
async fn serve_a_crowd(instance: &Instance, ahead: i64) {
    for people in [0..6, 6..12, 12..18_u64] {
        let mut asking = JoinSet::new();
        for number in people {
            let student = instance.as_student(student(100 + number));
            asking.spawn(async move {
                let form = Form::booking(seat(ZONE, number), ahead, "09:00", "12:00");
                (student.get(SEATS_PAGE).await.status, student.book(&form).await.status)
            });
        }
        for statuses in asking.join_all().await {
            assert_eq!(statuses, (200, 303), "{}", instance.log());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_break_and_are_refused() {
    away(&Fault::Refuses).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_swallowed() {
    away(&Fault::Swallows).await;
}
