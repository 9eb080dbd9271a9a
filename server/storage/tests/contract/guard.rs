//! The database's own guard: what no rule and no lock has to prevent.

use crate::support::{active, hours, insert, row};
use plek_domain::seats::Booking;
use plek_storage::testing::{Raw, TestDatabase, ZONE, member, seat, small_world};
use std::time::Duration;
use tokio::time::sleep;

crate::cases!(
    the_guard_alone_lets_one_in,
    periods_that_are_none_are_refused,
    no_update_makes_two_overlap,
    rows_must_make_sense,
);

async fn world(database: &TestDatabase) {
    let instance = database.instance().await;
    instance.fill(&small_world()).await.unwrap();
    instance.close().await;
}

fn booking(number: u64, from: i64, until: i64) -> Booking {
    row(u128::from(number), member(number), ZONE, seat(ZONE, 0), hours(1, from, until))
}

/// Plek's own insert: the one that says nothing instead of failing.
fn guarded(raw: &Raw, booking: &Booking) -> String {
    insert(raw, booking) + " ON CONFLICT DO NOTHING"
}

/// Two connections that take no locks, the second while the first has not committed.
async fn the_guard_alone_lets_one_in(database: &TestDatabase) {
    world(database).await;
    let (mut one, mut two) = (database.raw().await, database.raw().await);
    one.run(if database.is_postgres() { "BEGIN" } else { "BEGIN IMMEDIATE" }).await;
    let first = guarded(&one, &booking(1, 9, 12));
    assert_eq!(one.run(&first).await, 1);
    let second = tokio::spawn(async move {
        let statement = guarded(&two, &booking(2, 10, 13));
        two.attempt(&statement).await
    });
    sleep(Duration::from_millis(200)).await;
    assert!(!second.is_finished(), "the second one did not wait for the first");
    one.run("COMMIT").await;
    assert_eq!(second.await.unwrap().unwrap(), 0);
    assert_eq!(active(database).await, 1);
    // Touching is not overlapping, and what keeps no seat stands in nobody's way.
    let mut raw = database.raw().await;
    let after = guarded(&raw, &booking(3, 12, 13));
    assert_eq!(raw.run(&after).await, 1);
    let over = Booking { status: plek_domain::seats::Status::Cancelled, ..booking(4, 9, 12) };
    let over = guarded(&raw, &over);
    assert_eq!(raw.run(&over).await, 1);
}

async fn periods_that_are_none_are_refused(database: &TestDatabase) {
    world(database).await;
    let mut raw = database.raw().await;
    let good = insert(&raw, &booking(1, 9, 12));
    let at = |hour| hours(1, hour, hour + 1).from().0.to_string();
    let (nine, twelve) = (at(9), at(12));
    // Start, end, start and end of what is held: `9, 12, 9, 12` in the statement.
    let whole = format!("{nine}, {twelve}, {nine}, {twelve}");
    let long = nine.parse::<i64>().unwrap() + 100_801;
    for bad in [
        format!("{nine}, {nine}, {nine}, {twelve}"),
        format!("{twelve}, {nine}, {nine}, {twelve}"),
        format!("{nine}, {twelve}, {nine}, {nine}"),
        format!("{nine}, {twelve}, {twelve}, {nine}"),
        format!("{nine}, {twelve}, {nine}, {long}"),
        format!("{nine}, {long}, {nine}, {twelve}"),
    ] {
        assert!(good.contains(&whole));
        assert!(raw.attempt(&good.replace(&whole, &bad)).await.is_err(), "{bad}");
    }
    assert_eq!(raw.run(&good).await, 1);
}

async fn no_update_makes_two_overlap(database: &TestDatabase) {
    world(database).await;
    let mut raw = database.raw().await;
    let cancelled = Booking { status: plek_domain::seats::Status::Cancelled, ..booking(3, 9, 12) };
    let elsewhere = Booking { seat: seat(ZONE, 1), ..booking(4, 9, 12) };
    for booking in [booking(1, 9, 12), booking(2, 12, 14), cancelled, elsewhere] {
        let statement = insert(&raw, &booking);
        raw.run(&statement).await;
    }
    let id = |raw: &Raw, number| raw.id(booking(number, 9, 12).id.0);
    let (two, three, four) = (id(&raw, 2), id(&raw, 3), id(&raw, 4));
    let chair = raw.id(seat(ZONE, 0).0);
    for bad in [
        format!("UPDATE booking SET held_from = held_from - 60 WHERE id = {two}"),
        format!("UPDATE booking SET status = 'booked', active = TRUE WHERE id = {three}"),
        format!("UPDATE booking SET seat_id = {chair} WHERE id = {four}"),
    ] {
        let error = raw.attempt(&bad).await.unwrap_err().to_string();
        assert!(error.contains("booking_no_overlap"), "{error}");
    }
    raw.run(&format!("UPDATE booking SET held_until = held_until - 60 WHERE id = {two}")).await;
    raw.run(&format!("UPDATE booking SET status = 'checked-in', release_at = NULL WHERE id = {two}")).await;
    assert_eq!(active(database).await, 3);
}

async fn rows_must_make_sense(database: &TestDatabase) {
    world(database).await;
    let mut raw = database.raw().await;
    let good = insert(&raw, &booking(1, 9, 12));
    for bad in [good.replace("'booked', TRUE", "'cancelled', TRUE"), good.replace("'booked', TRUE", "'lost', TRUE")] {
        assert_ne!(bad, good);
        assert!(raw.attempt(&bad).await.is_err(), "{bad}");
    }
    let nobody = raw.id(uuid::Uuid::from_u128(9));
    let stranger = good.replace(&raw.id(member(1).0), &nobody);
    assert_ne!(stranger, good);
    assert!(raw.attempt(&stranger).await.is_err(), "nobody's booking");
    assert_eq!(raw.run(&good).await, 1);
}
