//! What the cases say often.

use chrono::{Days, NaiveDate};
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, PersonId, SeatId, ZoneId};
use plek_domain::seats::book::{BookSeat, SeatBooked};
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::{Booking, SeatRefusal, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::{HOUR, Period, Timestamp, WallTime};
use plek_storage::Database;
use plek_storage::testing::{BRANCH, LIBRARY, Raw, START, TestDatabase, actor, small_world};
use uuid::Uuid;

/// What an attempt to book ended with.
pub type Booked = Result<SeatBooked, WriteError<SeatRefusal>>;

/// A Plek on the database, filled with the small world.
pub async fn filled(database: &TestDatabase) -> Database {
    let instance = database.instance().await;
    instance.fill(&small_world()).await.expect("the small world");
    instance
}

/// The local day that is so many days after today.
pub fn day(ahead: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 13).unwrap() + Days::new(ahead)
}

/// Hours of the wall clock of the local day that is so many days after today.
pub fn hours(ahead: u64, from: i64, until: i64) -> Period {
    let midnight = START.plus_seconds(-8 * HOUR + i64::try_from(ahead).unwrap() * 24 * HOUR);
    Period::new(midnight.plus_seconds(from * HOUR), midnight.plus_seconds(until * HOUR)).unwrap()
}

/// An hour of the wall clock.
pub const fn wall(hours: i64) -> WallTime {
    WallTime { minutes: hours * 60, offset: None }
}

/// A booking as it stands.
pub async fn of(store: &Store, id: BookingId) -> Booking {
    store.read().await.unwrap().bookings().booking(id).await.unwrap().unwrap()
}

/// A command to book a seat of the branch for somebody, from one hour until another.
pub fn wish(person: PersonId, seat: SeatId, ahead: u64, from: i64, until: i64) -> BookSeat {
    BookSeat { branch: BRANCH, seat, person, day: day(ahead), from: wall(from), until: wall(until) }
}

/// Does that, as the person it is for.
pub async fn book(store: &Store, person: PersonId, seat: SeatId, ahead: u64, from: i64, until: i64) -> Booked {
    submit(store, wish(person, seat, ahead, from, until)).await
}

/// Books, as the person it is for.
pub async fn submit(store: &Store, wish: BookSeat) -> Booked {
    store.write(&actor(wish.person), wish, Key::Fresh).await
}

/// Books in a task of its own, so that many are under way at once.
pub fn submitted(store: &Store, wish: BookSeat) -> tokio::task::JoinHandle<Booked> {
    let store = store.clone();
    tokio::spawn(async move { submit(&store, wish).await })
}

/// The answers of many.
pub async fn answers<T>(tasks: Vec<tokio::task::JoinHandle<T>>) -> Vec<T> {
    let mut all = Vec::with_capacity(tasks.len());
    for task in tasks {
        all.push(task.await.expect("a task that ends well"));
    }
    all
}

/// Takes a booking back, as its person.
pub async fn cancel(store: &Store, person: PersonId, booking: BookingId) {
    store.write(&actor(person), CancelBooking { booking }, Key::Fresh).await.expect("a booking that can be cancelled");
}

/// The refusal that must have come.
#[track_caller]
pub fn refusal<T: std::fmt::Debug, R: std::fmt::Debug>(answer: Result<T, WriteError<R>>) -> R {
    match answer {
        Err(WriteError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The error of storage that must have come.
#[track_caller]
pub fn failure<T: std::fmt::Debug, R: std::fmt::Debug>(answer: Result<T, WriteError<R>>) -> StoreError {
    match answer {
        Err(WriteError::Store(error)) => error,
        other => panic!("storage did not fail: {other:?}"),
    }
}

/// How many succeeded and how many were told "taken"; anything else fails the test.
#[track_caller]
pub fn tally(answers: &[Booked]) -> (usize, usize) {
    let mut tally = (0, 0);
    for answer in answers {
        match answer {
            Ok(_) => tally.0 += 1,
            Err(WriteError::Refused(SeatRefusal::Taken)) => tally.1 += 1,
            Err(other) => panic!("neither booked nor taken: {other:?}"),
        }
    }
    tally
}

/// A booking as a row, for those who write without asking the rules.
pub fn row(number: u128, person: PersonId, zone: ZoneId, seat: SeatId, period: Period) -> Booking {
    Booking {
        id: BookingId(Uuid::from_u128(number)),
        library: LIBRARY,
        branch: BRANCH,
        zone,
        seat,
        person,
        period,
        held: period,
        release_at: Some(period.from().plus_minutes(30)),
        status: Status::Booked,
        booked_at: START,
        arrived_at: None,
        left_at: None,
        sequence: 0,
    }
}

/// The statement that inserts a booking with nothing to stop it but the database.
pub fn insert(raw: &Raw, booking: &Booking) -> String {
    let Booking { id, library, branch, zone, seat, person, period, held, release_at, status, booked_at, .. } = booking;
    let ids = [id.0, library.0, branch.0, zone.0, seat.0, person.0].map(|id| raw.id(id)).join(", ");
    let times = [period.from(), period.until(), held.from(), held.until()].map(|at: Timestamp| at.0.to_string());
    let release = release_at.map_or("NULL".to_owned(), |at| at.0.to_string());
    format!(
        "INSERT INTO booking (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from,
                              held_until, release_at, status, active, booked_at)
         VALUES ({ids}, {}, {release}, '{}', {}, {})",
        times.join(", "),
        status.code(),
        if status.is_active() { "TRUE" } else { "FALSE" },
        booked_at.0,
    )
}

/// Closes the instances; PostgreSQL must have counted no deadlock, because the retry after one would hide it.
pub async fn no_deadlocks(database: &TestDatabase, instances: [Database; 2]) {
    for instance in instances {
        // A backend reports what it counted when it goes.
        instance.close().await;
    }
    if database.is_postgres() {
        let counted = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
        assert_eq!(database.raw().await.number(counted).await, 0, "deadlocks");
    }
}

/// How many bookings there are that keep a seat.
pub async fn active(database: &TestDatabase) -> i64 {
    database.raw().await.number("SELECT COUNT(*) FROM booking WHERE active").await
}

/// How many rows a table has.
pub async fn rows(database: &TestDatabase, table: &str) -> i64 {
    database.raw().await.number(&format!("SELECT COUNT(*) FROM {table}")).await
}
