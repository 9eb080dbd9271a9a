//! Group commit: each write stands or falls alone, whoever shares its transaction.

use crate::commands::{Add, AddAll, JOB, No, Then};
use crate::support::{active, answers, book, failure, filled, hours, refusal, row, rows, submitted, wish};
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::seats::Booking;
use plek_domain::store::{Key, Store, WriteError};
use plek_storage::testing::{Raw, TestDatabase, ZONE, member, seat, small_world};
use plek_storage::{Database, Options};
use std::time::Duration;
use tokio::time::sleep;
use uuid::Uuid;

crate::cases!(
    a_refusal_after_a_write_leaves_no_trace,
    a_command_inside_another_is_undone_alone,
    one_that_fails_does_not_harm_the_others,
    one_refused_after_a_write_does_not_harm_the_others,
    one_that_panics_does_not_stop_the_writer,
    who_went_away_gets_nothing_booked,
    closing_finishes_the_queue,
);

/// A booking of a seat on its own day: nothing stands in its way.
fn free(number: u64) -> Booking {
    row(u128::from(number) + 1, member(number), ZONE, seat(ZONE, number % 20), hours(1 + number / 20, 9, 12))
}

async fn add(store: &Store, booking: Booking, then: Then) -> Result<(), WriteError<No>> {
    store.write(&JOB, Add { booking, then }, Key::Fresh).await.map(drop)
}

/// Keeps every write to the zone waiting until it is released.
struct Held(Raw);

impl Held {
    async fn hold(database: &TestDatabase) -> Self {
        let mut raw = database.raw().await;
        match &raw {
            Raw::Sqlite(_) => raw.run("BEGIN IMMEDIATE").await,
            Raw::Postgres(_) => {
                let number = LockKey::Zone(ZONE).number();
                raw.run(&format!("BEGIN; SELECT pg_advisory_xact_lock({number})")).await
            }
        };
        Self(raw)
    }

    async fn release(mut self) {
        self.0.run("ROLLBACK").await;
    }
}

/// One Plek with one writer, so that what waits forms one group.
async fn one_writer(database: &TestDatabase) -> Database {
    let instance = database.instance_with(Options { writers: 1, ..database.options() }, database.clock()).await;
    instance.fill(&small_world()).await.unwrap();
    instance
}

async fn a_refusal_after_a_write_leaves_no_trace(database: &TestDatabase) {
    let store = filled(database).await.store();
    assert_eq!(refusal(add(&store, free(0), Then::Refuse).await), No);
    for table in ["booking", "audit_entry", "replay"] {
        assert_eq!(rows(database, table).await, 0, "{table}");
    }
    add(&store, free(0), Then::Done).await.unwrap();
    assert_eq!((active(database).await, rows(database, "audit_entry").await), (1, 1));
}

async fn a_command_inside_another_is_undone_alone(database: &TestDatabase) {
    let store = filled(database).await.store();
    let inner = |number, then| Add { booking: free(number), then };
    let all = |last| AddAll {
        inner: vec![inner(0, Then::Done), inner(1, Then::Refuse), inner(2, Then::Done), inner(3, Then::Refuse)],
        last,
    };
    let refused = store.write(&JOB, all(inner(4, Then::Refuse)), Key::Fresh).await;
    assert_eq!(refusal(refused), No);
    assert_eq!(rows(database, "booking").await, 0);
    let done = store.write(&JOB, all(inner(4, Then::Done)), Key::Fresh).await.unwrap();
    assert_eq!((done.rows, active(database).await, rows(database, "audit_entry").await), (3, 3, 1));
    for (number, there) in [(0, true), (1, false), (2, true), (3, false), (4, true)] {
        let kept = store.read().await.unwrap().bookings().booking(free(number).id).await.unwrap();
        assert_eq!(kept.is_some(), there, "{number}");
    }
}

async fn one_that_fails_does_not_harm_the_others(database: &TestDatabase) {
    let store = one_writer(database).await.store();
    let held = Held::hold(database).await;
    let mut waiting = Vec::new();
    for number in 0..30_u64 {
        let store = store.clone();
        waiting.push(tokio::spawn(async move {
            let mut booking = free(number);
            if number % 10 == 5 {
                // Nobody's: the database refuses it, and with it the whole transaction.
                booking.person = PersonId(Uuid::from_u128(9));
            }
            add(&store, booking, Then::Done).await
        }));
    }
    sleep(Duration::from_millis(300)).await;
    held.release().await;
    for (number, answer) in answers(waiting).await.into_iter().enumerate() {
        if number % 10 == 5 {
            assert!(matches!(failure(answer), StoreError::Broken { .. }), "{number}");
        } else {
            answer.unwrap_or_else(|error| panic!("{number}: {error:?}"));
        }
    }
    assert_eq!((active(database).await, rows(database, "audit_entry").await), (27, 27));
    book(&store, member(40), seat(ZONE, 0), 5, 9, 12).await.unwrap();
}

async fn one_refused_after_a_write_does_not_harm_the_others(database: &TestDatabase) {
    let store = one_writer(database).await.store();
    for round in 0..3_u64 {
        let held = Held::hold(database).await;
        let mut waiting = Vec::new();
        for number in (0..20_u64).map(|n| round * 20 + n) {
            let (store, then) = (store.clone(), if number % 7 == 3 { Then::Refuse } else { Then::Done });
            waiting.push(tokio::spawn(async move { add(&store, free(number), then).await }));
        }
        sleep(Duration::from_millis(300)).await;
        held.release().await;
        for (number, answer) in (round * 20..).zip(answers(waiting).await) {
            match answer {
                Ok(()) => assert_ne!(number % 7, 3, "{number}"),
                Err(WriteError::Refused(No)) => assert_eq!(number % 7, 3, "{number}"),
                Err(error) => panic!("{number}: {error:?}"),
            }
        }
    }
    assert_eq!((active(database).await, rows(database, "audit_entry").await), (51, 51));
}

async fn one_that_panics_does_not_stop_the_writer(database: &TestDatabase) {
    let store = one_writer(database).await.store();
    for _ in 0..3 {
        let error = failure(add(&store, free(0), Then::Panic).await);
        assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
    }
    assert_eq!(rows(database, "booking").await, 0);
    add(&store, free(0), Then::Done).await.unwrap();
    assert_eq!(active(database).await, 1);
}

async fn who_went_away_gets_nothing_booked(database: &TestDatabase) {
    let store = one_writer(database).await.store();
    // Plans are seen, so that nothing but the queue is between a wish and its booking.
    book(&store, member(9), seat(ZONE, 9), 2, 9, 12).await.unwrap();
    let held = Held::hold(database).await;
    let first = submitted(&store, wish(member(0), seat(ZONE, 0), 1, 9, 12));
    sleep(Duration::from_millis(200)).await;
    let gone: Vec<_> = (1..6).map(|n| submitted(&store, wish(member(n), seat(ZONE, n), 1, 9, 12))).collect();
    sleep(Duration::from_millis(200)).await;
    for task in gone {
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
    }
    held.release().await;
    first.await.unwrap().unwrap();
    book(&store, member(7), seat(ZONE, 7), 1, 9, 12).await.unwrap();
    assert_eq!(active(database).await, 3);
}

async fn closing_finishes_the_queue(database: &TestDatabase) {
    let instance = one_writer(database).await;
    let store = instance.store();
    book(&store, member(60), seat(ZONE, 0), 5, 9, 12).await.unwrap();
    let held = Held::hold(database).await;
    let waiting = (0..60).map(|n| submitted(&store, wish(member(n), seat(ZONE, n % 20), 1 + n / 20, 9, 12))).collect();
    sleep(Duration::from_millis(300)).await;
    let closing = tokio::spawn({
        let instance = instance.clone();
        async move { instance.close().await }
    });
    sleep(Duration::from_millis(100)).await;
    let late = failure(book(&store, member(61), seat(ZONE, 1), 5, 9, 12).await);
    assert!(matches!(late, StoreError::Unavailable(_)), "{late:?}");
    held.release().await;
    for answer in answers(waiting).await {
        answer.unwrap();
    }
    closing.await.unwrap();
    assert_eq!(active(database).await, 61);
    let late = failure(book(&store, member(61), seat(ZONE, 1), 5, 9, 12).await);
    assert!(matches!(late, StoreError::Unavailable(_)), "{late:?}");
    assert!(matches!(store.read().await.err(), Some(StoreError::Unavailable(_))));
    // Twice does no harm.
    instance.close().await;
}

/// Somebody else writes for longer than a connection waits: the group is tried again, and is served in the end.
#[tokio::test(flavor = "multi_thread")]
async fn sqlite_busy_for_longer_than_one_try() {
    let database = TestDatabase::sqlite().await;
    let store = filled(&database).await.store();
    let mut other = database.raw().await;
    other.run("BEGIN IMMEDIATE").await;
    let waiting = submitted(&store, wish(member(0), seat(ZONE, 0), 1, 9, 12));
    sleep(Duration::from_millis(6500)).await;
    other.run("COMMIT").await;
    waiting.await.unwrap().unwrap();
}
