//! PostgreSQL that goes away in the middle of everything. What was acknowledged is there, what was not is there once or
//! not at all, nobody waits long for the news, and when it is back everything goes on.

use crate::link::Link;
use crate::support::{active, answers, book, failure, filled, rows, submitted, wish};
use plek_domain::error::StoreError;
use plek_domain::store::WriteError;
use plek_domain::time::SystemClock;
use plek_storage::testing::{BRANCH, QUIET_ZONE, Raw, START, TestDatabase, ZONE, member, seat};
use plek_storage::{Database, NotReady, Options};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// Ends every other connection to the database.
const KILL: &str = "SELECT COUNT(*) FROM (
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
) AS killed";

/// Ends connections as soon as there are some to end; how many, or 0 when there were none for long.
async fn killed(raw: &mut Raw) -> i64 {
    for _ in 0..200 {
        match raw.number(KILL).await {
            0 => sleep(Duration::from_millis(5)).await,
            killed => return killed,
        }
    }
    0
}

/// The longest that news may take.
const SOON: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn postgres_connections_killed_in_the_middle() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let store = filled(&database).await.store();
    // With the plan at hand, so that it is the writers whom it hits.
    store.plan(BRANCH).await.unwrap();
    let mut raw = database.raw().await;
    let mut tasks = Vec::new();
    for slot in 0..5_u64 {
        for number in 0..40 {
            let from = 8 + 2 * i64::try_from(slot).unwrap();
            let (zone, chair) = if number < 20 { (ZONE, number) } else { (QUIET_ZONE, number - 20) };
            tasks.push(submitted(&store, wish(member(number), seat(zone, chair), 1, from, from + 2)));
        }
        sleep(Duration::from_millis(15)).await;
        assert!(killed(&mut raw).await > 0, "round {slot} hit nobody");
    }
    let (mut acknowledged, mut unknown) = (Vec::new(), 0);
    for answer in answers(tasks).await {
        match answer {
            Ok(done) => acknowledged.push(done.booking),
            Err(WriteError::Store(StoreError::Unavailable(_))) => unknown += 1,
            other => panic!("{other:?}"),
        }
    }
    for number in 40..60 {
        book(&store, member(number), seat(ZONE, number - 40), 2, 9, 12).await.unwrap();
    }
    sleep(Duration::from_millis(150)).await;
    let mut reads = store.read().await.unwrap();
    for id in &acknowledged {
        assert!(reads.bookings().booking(*id).await.unwrap().is_some(), "acknowledged and lost");
    }
    let there = active(&database).await - 20;
    let least = i64::try_from(acknowledged.len()).unwrap();
    assert!((least..=least + unknown).contains(&there), "{least} acknowledged, {unknown} unknown, {there} there");
    assert_eq!(rows(&database, "audit_entry").await, there + 20);
    assert!(least > 0, "nothing was acknowledged, {unknown} unknown, {there} there");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_and_a_lost_answer_to_a_commit() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let link = Link::to(&database).await;
    filled(&database).await.close().await;
    let store = database
        .instance_with(Options { url: link.url(), writers: 1, ..database.options() }, database.clock())
        .await
        .store();
    book(&store, member(0), seat(ZONE, 0), 2, 9, 12).await.unwrap();
    for number in 1..5 {
        link.lose_answer();
        // The key of the first try finds what it did.
        let done = book(&store, member(number), seat(ZONE, number), 1, 9, 12).await.unwrap();
        let kept = store.read().await.unwrap().bookings().booking(done.booking).await.unwrap();
        assert_eq!(kept.map(|kept| kept.person), Some(member(number)));
    }
    // A whole group whose answer is lost.
    link.lose_answer();
    let tasks = (10..40).map(|n| submitted(&store, wish(member(n), seat(ZONE, n % 20), 3 + n / 20, 9, 12))).collect();
    for answer in answers(tasks).await {
        answer.unwrap();
    }
    assert_eq!((active(&database).await, rows(&database, "audit_entry").await), (35, 35));
}

/// A Plek at the far end of a link, that has seen everything once and has all its connections open.
async fn at_the_far_end(database: &TestDatabase, link: &Link) -> Database {
    filled(database).await.close().await;
    let options = Options { url: link.url(), readers: 3, ..database.options() };
    let instance = database.instance_with(options, Arc::new(SystemClock::starting_at(START))).await;
    let reading = (0..8).map(|_| {
        let store = instance.store();
        tokio::spawn(async move { store.plan(BRANCH).await.map(drop) })
    });
    for read in answers(reading.collect()).await {
        read.unwrap();
    }
    // So many that each writer gets a group.
    let store = instance.store();
    let writing = (0..60).map(|n| submitted(&store, wish(member(n), seat(ZONE, n % 20), 11 + n / 20, 9, 12))).collect();
    for written in answers(writing).await {
        written.unwrap();
    }
    instance
}

/// Waits until the database is ready again, but not long.
async fn ready_again(instance: &Database) {
    let start = Instant::now();
    while timeout(SOON, instance.ready()).await.map_or(true, |ready| ready.is_err()) {
        assert!(start.elapsed() < Duration::from_secs(5), "not ready again");
        sleep(Duration::from_millis(20)).await;
    }
}

/// Everybody at once, who all must be served.
async fn all_are_served(instance: &Database, ahead: u64) {
    let (store, start) = (instance.store(), Instant::now());
    let reading: Vec<_> = (0..40)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.plan(BRANCH).await.map(drop) })
        })
        .collect();
    let writing = (20..40).map(|n| submitted(&store, wish(member(n), seat(ZONE, n % 20), ahead, 9, 12))).collect();
    for read in answers(reading).await {
        read.unwrap();
    }
    for written in answers(writing).await {
        written.unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_stopped_and_started() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let mut link = Link::to(&database).await;
    let instance = at_the_far_end(&database, &link).await;
    sleep(Duration::from_millis(150)).await;
    link.cut().await;
    let asking: Vec<_> = (1..20)
        .map(|number| {
            let instance = instance.clone();
            tokio::spawn(async move {
                sleep(Duration::from_millis(number * 100)).await;
                let (store, start) = (instance.store(), Instant::now());
                let read = store.plan(BRANCH).await;
                assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
                let (read_took, start) = (start.elapsed(), Instant::now());
                let written = failure(book(&store, member(number), seat(ZONE, number), 1, 9, 12).await);
                assert!(matches!(written, StoreError::Unavailable(_)), "{written:?}");
                assert!(read_took < SOON && start.elapsed() < SOON, "{read_took:?}, {:?}", start.elapsed());
            })
        })
        .collect();
    answers(asking).await;
    assert!(matches!(timeout(SOON, instance.ready()).await.unwrap(), Err(NotReady::Database(_))));
    link.restore().await;
    ready_again(&instance).await;
    all_are_served(&instance, 2).await;
}

/// The link stops while more people ask than there are connections; none of them waits longer than a page would.
async fn freezes_in_the_middle(instance: &Database, link: &Link) {
    let reading = (0..20).map(|_| {
        let store = instance.store();
        tokio::spawn(async move { while timeout(SOON, store.plan(BRANCH)).await.is_ok_and(|plan| plan.is_ok()) {} })
    });
    let writing = (0..20).map(|number| {
        let store = instance.store();
        tokio::spawn(async move {
            for round in 0.. {
                let write = book(&store, member(number), seat(ZONE, number), 3 + round % 7, 9, 12);
                if timeout(SOON, write).await.is_err() {
                    break;
                }
            }
        })
    });
    let asking = reading.chain(writing).collect();
    sleep(Duration::from_millis(300)).await;
    link.freeze();
    answers(asking).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_behind_a_link_that_swallows_everything() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let link = Link::to(&database).await;
    let instance = at_the_far_end(&database, &link).await;
    freezes_in_the_middle(&instance, &link).await;
    link.thaw();
    ready_again(&instance).await;
    all_are_served(&instance, 10).await;
    assert!(instance.doctor().await.unwrap().iter().all(|finding| finding.ok));
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_on_another_machine_without_goodbye() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let link = Link::to(&database).await;
    let instance = at_the_far_end(&database, &link).await;
    freezes_in_the_middle(&instance, &link).await;
    sleep(Duration::from_secs(2)).await;
    link.move_elsewhere();
    ready_again(&instance).await;
    all_are_served(&instance, 10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_on_another_machine_overnight() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let link = Link::to(&database).await;
    let instance = at_the_far_end(&database, &link).await;
    // Nobody is there when it happens; the first visitor must not be the one who finds out.
    sleep(Duration::from_millis(150)).await;
    link.move_elsewhere();
    let store = instance.store();
    timeout(SOON, store.plan(BRANCH)).await.unwrap().unwrap();
    let booked = timeout(SOON, book(&store, member(0), seat(ZONE, 0), 1, 9, 12)).await;
    booked.unwrap().unwrap();
    ready_again(&instance).await;
    all_are_served(&instance, 10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_restarts_between_two_visitors() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let link = Link::to(&database).await;
    let instance = at_the_far_end(&database, &link).await;
    // Nobody came by meanwhile, so every connection of the pool is dead and nobody knows.
    sleep(Duration::from_millis(150)).await;
    database.raw().await.number(KILL).await;
    all_are_served(&instance, 2).await;
}
