//! What must be true of every database after every rush.

use plek_domain::ids::BookingId;
use plek_storage::testing::{Raw, TestDatabase};
use std::fmt::Write;

/// How many bookings keep a seat.
pub async fn active(database: &TestDatabase) -> i64 {
    database.raw().await.number("SELECT COUNT(*) FROM booking WHERE active").await
}

/// How many pairs of bookings keep the same seat at the same moment, or have the same person in two seats at once.
pub async fn doubled(raw: &mut Raw) -> i64 {
    raw.number(
        "SELECT COUNT(*) FROM booking a JOIN booking b ON a.id < b.id AND a.active AND b.active
         WHERE (a.seat_id = b.seat_id AND a.held_from < b.held_until AND b.held_from < a.held_until)
            OR (a.person_id = b.person_id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at)",
    )
    .await
}

/// How many of these bookings are there.
pub async fn present(raw: &mut Raw, bookings: &[BookingId]) -> usize {
    let ids = bookings.iter().map(|booking| raw.id(booking.0)).fold(String::from("NULL"), |mut all, id| {
        // Writing to a String cannot fail.
        let _ = write!(all, ", {id}");
        all
    });
    usize::try_from(raw.number(&format!("SELECT COUNT(*) FROM booking WHERE active AND id IN ({ids})")).await).unwrap()
}
