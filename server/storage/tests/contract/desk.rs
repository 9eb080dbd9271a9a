//! What the desk sees, and the visits that are counted.

use crate::support::{book, cancel, filled, hours, insert, row};
use plek_domain::access::Actor;
use plek_domain::retention::Retain;
use plek_domain::seats::desk::{Presence, VisitWeek, Visits, visits};
use plek_domain::seats::{Booking, Status};
use plek_domain::store::{Key, Store};
use plek_domain::time::{DAY, Period, Timestamp};
use plek_storage::Database;
use plek_storage::testing::{BRANCH, QUIET_ZONE, START, TestDatabase, ZONE, member, seat};

crate::cases!(
    the_day_has_names_and_no_cancelled_bookings,
    later_bookings_are_found_by_name,
    a_week_ends_at_local_midnight,
    each_fate_is_counted_apart,
    numbers_stay_when_the_bookings_go,
);

async fn the_day_has_names_and_no_cancelled_bookings(database: &TestDatabase) {
    let store = filled(database).await.store();
    let late = book(&store, member(1), seat(ZONE, 1), 1, 14, 16).await.unwrap();
    let early = book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    let gone = book(&store, member(2), seat(ZONE, 2), 1, 9, 12).await.unwrap();
    cancel(&store, member(2), gone.booking).await;
    let mut reads = store.read().await.unwrap();
    let seen = reads.desk().day(BRANCH, hours(1, 0, 24)).await.unwrap();
    let seen: Vec<_> = seen.into_iter().map(|seen| (seen.id, seen.name)).collect();
    assert_eq!(seen, [(early.booking, "Lid 0 🦉".to_owned()), (late.booking, "Lid 1 🦉".to_owned())]);
    assert_eq!(reads.desk().day(BRANCH, hours(1, 12, 14)).await.unwrap(), [], "between the two");
    assert_eq!(reads.desk().day(BRANCH, hours(1, 11, 15)).await.unwrap().len(), 2, "begun before, ended after");
    let one = reads.desk().desk_booking(gone.booking).await.unwrap().unwrap();
    assert_eq!(one.presence(START), Presence::Cancelled);
}

async fn later_bookings_are_found_by_name(database: &TestDatabase) {
    let store = filled(database).await.store();
    let [third, second, gone] = [3, 2, 4].map(|ahead| (ahead, seat(ZONE, 0)));
    let mut made = Vec::new();
    for (ahead, chair) in [third, second, gone] {
        made.push(book(&store, member(0), chair, ahead, 9, 12).await.unwrap().booking);
    }
    book(&store, member(1), seat(ZONE, 1), 2, 9, 12).await.unwrap();
    cancel(&store, member(0), made[2]).await;
    let mut reads = store.read().await.unwrap();
    let later = async |reads: &mut dyn plek_domain::ports::Reads, search: &str, ahead, limit| {
        let found = reads.desk().later(BRANCH, search, hours(ahead, 0, 1).from(), limit).await.unwrap();
        found.into_iter().map(|found| found.id).collect::<Vec<_>>()
    };
    assert_eq!(later(reads.as_mut(), "lid 0", 1, 9).await, [made[1], made[0]], "the first to come first");
    assert_eq!(later(reads.as_mut(), "lid 0", 3, 9).await, [made[0]]);
    assert_eq!(later(reads.as_mut(), "lid", 1, 2).await.len(), 2, "no more than asked for");
    assert_eq!(later(reads.as_mut(), "lid_0", 1, 9).await, [], "no wildcard");
}

/// Puts bookings in that no rule would allow any more.
async fn put(database: &TestDatabase, bookings: &[Booking]) {
    let mut raw = database.raw().await;
    for booking in bookings {
        let statement = insert(&raw, booking);
        raw.run(&statement).await;
    }
    raw.close().await;
}

fn at(text: &str) -> Timestamp {
    text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into()
}

/// A booking of an hour, with what became of it.
fn past(number: u64, start: Timestamp, status: Status) -> Booking {
    let (zone, period) = (if number.is_multiple_of(2) { ZONE } else { QUIET_ZONE }, Period::starting(start, 60));
    let plain = row(u128::from(1_000 + number), member(number % 64), zone, seat(zone, number % 20), period);
    let release_at = plain.release_at.filter(|_| status != Status::CheckedIn);
    Booking { status, release_at, ..plain }
}

async fn weeks(instance: &Database, now: Timestamp, count: u32) -> Vec<VisitWeek> {
    let store: Store = instance.store();
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    let mut reads = store.read().await.unwrap();
    visits(reads.as_mut(), &plan, now, count).await.unwrap()
}

async fn a_week_ends_at_local_midnight(database: &TestDatabase) {
    let instance = filled(database).await;
    // The clock went back at 01:00Z on Sunday 25 October: local midnight is 23:00Z from then on, and 22:00Z before.
    let bookings = [
        past(0, at("2026-10-18T21:59:59Z"), Status::CheckedIn),
        past(2, at("2026-10-18T22:00:00Z"), Status::CheckedIn),
        past(4, at("2026-10-25T22:59:59Z"), Status::CheckedIn),
        past(6, at("2026-10-25T23:00:00Z"), Status::CheckedIn),
        past(8, at("2026-10-28T09:00:00Z"), Status::CheckedIn),
    ];
    put(database, &bookings).await;
    let counted = weeks(&instance, at("2026-10-28T12:00:00Z"), 3).await;
    let seen: Vec<_> = counted.iter().map(|week| (week.monday.to_string(), week.total().used)).collect();
    let expected = [("2026-10-12", 1), ("2026-10-19", 2), ("2026-10-26", 2)];
    assert_eq!(seen, expected.map(|(monday, used)| (monday.to_owned(), used)));
}

async fn each_fate_is_counted_apart(database: &TestDatabase) {
    let instance = filled(database).await;
    let monday = at("2026-10-12T06:00:00Z");
    let bookings = [
        past(0, monday, Status::CheckedIn),
        past(2, monday, Status::Released),
        past(4, monday, Status::Cancelled),
        // Lapsed, and nobody has marked it yet.
        past(6, monday, Status::Booked),
        past(8, START.plus_seconds(3600), Status::Booked),
        past(1, monday, Status::CheckedIn),
    ];
    put(database, &bookings).await;
    let week = weeks(&instance, START, 1).await.remove(0);
    assert_eq!(week.of(ZONE), Visits { used: 1, not_come: 2, cancelled: 1, to_come: 1 });
    assert_eq!(week.of(QUIET_ZONE), Visits { used: 1, ..Visits::default() });
    assert_eq!(week.total().booked(), 6);
}

async fn numbers_stay_when_the_bookings_go(database: &TestDatabase) {
    let instance = filled(database).await;
    // Two weeks around the day on which bookings are past their time.
    let old = START.plus_seconds(-97 * DAY);
    let fates = [Status::CheckedIn, Status::Released, Status::Cancelled, Status::Booked];
    let bookings: Vec<Booking> = (0..28)
        .map(|number| {
            let start = old.plus_seconds(i64::try_from(number / 2).unwrap() * DAY);
            past(number, start, fates[usize::try_from(number).unwrap() % 4])
        })
        .collect();
    put(database, &bookings).await;
    let before = weeks(&instance, START, 20).await;
    let total = |weeks: &[VisitWeek]| weeks.iter().map(|week| week.total().booked()).sum::<i64>();
    assert_eq!(total(&before), 28);
    let retain = || async {
        let store = instance.store();
        store.write(&Actor::Job("retain"), Retain, Key::Fresh).await.unwrap();
    };
    retain().await;
    let mut raw = database.raw().await;
    let left = raw.number("SELECT COUNT(*) FROM booking").await;
    assert!((1..28).contains(&left), "{left}: those past their time went, the others stayed");
    assert!(raw.number("SELECT COUNT(*) FROM visit_count").await > 0);
    assert_eq!(weeks(&instance, START, 20).await, before, "nothing counts twice, and nothing is lost");
    // A day later more are past their time: they are added to what is kept.
    database.clock().advance(DAY);
    retain().await;
    assert!(raw.number("SELECT COUNT(*) FROM booking").await < left);
    assert_eq!(weeks(&instance, START, 20).await, before);
}
