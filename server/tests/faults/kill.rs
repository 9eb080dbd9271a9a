//! `kill -9` in the middle of a rush: what was acknowledged is there, and nothing is there twice.
//!
//! `PLEK_TEST_KILLS=20 PLEK_TEST_RUSH=1000` makes it twenty kills, each in the middle of 1,000 bookings, instead of three
//! in the middle of 200.

use crate::support::{Form, Instance, any_seat, doubled, fill_if_empty, present, student};
use plek_domain::ids::BookingId;
use plek_storage::testing::TestDatabase;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Five stretches of the day for 40 seats: room for [`A_DAY`] bookings.
const STRETCHES: [(&str, &str); 5] =
    [("08:00", "10:00"), ("10:00", "12:00"), ("12:00", "14:00"), ("14:00", "16:00"), ("16:00", "18:00")];

/// Bookings of one day; as many students, so that nobody wants two seats at once.
const A_DAY: u64 = 200;

/// Days that can be booked: those behind the one on which the quiet zone is closed.
const DAYS: i64 = 10;

/// A number that the environment gives.
fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |number| number.parse().unwrap())
}

/// A wish that nobody else has, on one of the days of its round, which begin with `first`.
fn wish(first: i64, number: u64) -> Form {
    let (day, number) = (number / A_DAY, number % A_DAY);
    let (from, until) = STRETCHES[usize::try_from(number / 40).unwrap()];
    Form::booking(any_seat(number % 40), first + i64::try_from(day).unwrap(), from, until)
}

async fn kill_and_look(database: &TestDatabase) {
    let (kills, rush) = (asked("PLEK_TEST_KILLS", 3), asked("PLEK_TEST_RUSH", A_DAY));
    let days = i64::try_from(rush.div_ceil(A_DAY)).unwrap();
    assert!(days <= DAYS, "there is no room for {rush} bookings");
    fill_if_empty(&database.instance().await).await;
    let (mut lost_answers, mut done_unheard) = (0, 0);
    let mut first = 4;
    for _ in 0..kills {
        // Behind the days of the last round; from the first day again once all are full.
        if first + days > 4 + DAYS {
            first = 4;
            database.raw().await.run("UPDATE booking SET status = 'cancelled', active = FALSE WHERE active").await;
        }
        let instance = Instance::spawn(database.url(), &["--request-seconds", "15", "--readers", "16"]);
        let acknowledged = Arc::new(AtomicUsize::new(0));
        let mut asking = JoinSet::new();
        for number in 0..rush {
            let (student, form) = (instance.as_student(student(number % A_DAY)), wish(first, number));
            let acknowledged = Arc::clone(&acknowledged);
            asking.spawn(async move {
                let answer = student.try_to_book(&form).await.ok();
                // On a busy machine some are told to try again later, which is not to be acknowledged either.
                let booking = answer.filter(|answer| answer.status != 503).map(|answer| answer.booking());
                acknowledged.fetch_add(usize::from(booking.is_some()), Ordering::Relaxed);
                (number, form, booking)
            });
        }
        let enough = fastrand::usize(5..usize::try_from(rush * 3 / 5).unwrap());
        while acknowledged.load(Ordering::Relaxed) < enough {
            sleep(Duration::from_millis(1)).await;
        }
        instance.kill();
        let asked = asking.join_all().await;

        let bookings: Vec<BookingId> = asked.iter().filter_map(|(.., booking)| *booking).collect();
        let mut raw = database.raw().await;
        assert_eq!(present(&mut raw, &bookings).await, bookings.len(), "acknowledged and lost");
        let day = plek_storage::testing::START.0 / 86400 + first;
        let mine = format!(
            "SELECT COUNT(*) FROM booking WHERE active AND starts_at / 86400 BETWEEN {day} AND {}",
            day + days - 1
        );
        let there = raw.number(&mine).await;
        raw.close().await;

        // Everybody presses the button once more: the acknowledged get the same booking, the others theirs.
        let instance = Instance::spawn(database.url(), &["--request-seconds", "15", "--readers", "16"]);
        let mut asking = JoinSet::new();
        for (number, form, booking) in asked {
            let student = instance.as_student(student(number % A_DAY));
            asking.spawn(async move {
                let mut answer = student.book(&form).await;
                // Who is told to try again does: it is the same form still.
                for _ in 0..5 {
                    if answer.status == 503 {
                        answer = student.book(&form).await;
                    }
                }
                (booking, answer)
            });
        }
        for (before, after) in asking.join_all().await {
            assert_eq!(after.status, 303, "{}", instance.log());
            assert!(before.is_none_or(|before| before == after.booking()), "another booking for the same form");
        }
        let mut raw = database.raw().await;
        assert_eq!(raw.number(&mine).await, i64::try_from(rush).unwrap());
        assert_eq!(doubled(&mut raw).await, 0);
        assert!(!instance.log().contains("panic"), "{}", instance.log());
        lost_answers += usize::try_from(rush).unwrap() - bookings.len();
        done_unheard += usize::try_from(there).unwrap() - bookings.len();
        first += days;
    }
    println!("{kills} kills: {lost_answers} unanswered, of which {done_unheard} were done");
    assert!(lost_answers > 0, "nothing was under way: the test proves nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    kill_and_look(&TestDatabase::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        kill_and_look(&database).await;
    }
}
