//! Mijn Plek: the list, its calendar, changing a booking, and the links of mails.

mod change;
mod feed;
mod link;
mod list;

use crate::support::{App, Client, Form, student};
use plek_domain::access::Actor;
use plek_domain::ids::{BookingId, SeatId};
use plek_domain::seats::Booking;
use plek_domain::seats::tell::TellBookings;
use plek_domain::store::{Key, Store};
use plek_storage::testing::TestDatabase;

/// A Plek in which the first student has booked a seat.
struct Booked {
    database: TestDatabase,
    app: App,
    booking: BookingId,
}

impl Booked {
    async fn start(seat: SeatId, ahead: i64, from: &str, until: &str) -> Self {
        let database = TestDatabase::sqlite().await;
        let app = App::start(&database).await;
        let booking = app.as_student(student(0)).book(&Form::booking(seat, ahead, from, until)).await.booking();
        Self { database, app, booking }
    }

    /// Whoever booked.
    fn own(&self) -> Client {
        self.app.as_student(student(0))
    }

    /// Somebody else.
    fn other(&self) -> Client {
        self.app.as_student(student(1))
    }

    async fn store(&self) -> Store {
        self.database.instance().await.store()
    }

    /// The booking as it is now.
    async fn now(&self) -> Booking {
        self.store().await.read().await.unwrap().bookings().booking(self.booking).await.unwrap().unwrap()
    }

    /// What the mail's link holds.
    async fn link(&self) -> String {
        let store = self.store().await;
        store.write(&Actor::Job("test"), TellBookings, Key::Fresh).await.unwrap();
        let mut reads = store.read().await.unwrap();
        let token = plek_domain::seats::link::token(reads.as_mut(), self.booking, store.now()).await.unwrap();
        format!("/b/{}", token.unwrap())
    }
}
