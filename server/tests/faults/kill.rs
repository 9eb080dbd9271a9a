//! `kill -9` in the middle of a rush: what was acknowledged is there, and nothing is there twice.
//!
//! `PLEK_TEST_KILLS=20` makes it twenty kills instead of three.

use crate::support::{Form, Instance, any_seat, doubled, fill_if_empty, present, student};
use plek_domain::ids::BookingId;
use plek_storage::testing::TestDatabase;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How many bookings are under way when it is killed.
const RUSH: u64 = 200;

/// Five stretches of the day for 40 seats: room for [`RUSH`] bookings.
const STRETCHES: [(&str, &str); 5] =
    [("08:00", "10:00"), ("10:00", "12:00"), ("12:00", "14:00"), ("14:00", "16:00"), ("16:00", "18:00")];

/// A wish that nobody else has, on a day of its round.
fn wish(round: i64, number: u64) -> Form {
    let (from, until) = STRETCHES[usize::try_from(number / 40).unwrap()];
    // The quiet zone is closed for a day, so the rounds go over the days behind it, and come back to them an hour later
    // than the last time only if there are more rounds than days.
    Form::booking(any_seat(number % 40), 4 + round % 10, from, until)
}

async fn kill_and_look(database: &TestDatabase) {
    let kills = std::env::var("PLEK_TEST_KILLS").map_or(3, |kills| kills.parse().unwrap());
    fill_if_empty(&database.instance().await).await;
    let (mut lost_answers, mut done_unheard) = (0, 0);
    for round in 0..kills {
        if round > 0 && round % 10 == 0 {
            database.raw().await.run("UPDATE booking SET status = 'cancelled', active = FALSE WHERE active").await;
        }
        let instance = Instance::spawn(database.url(), &["--request-seconds", "15", "--readers", "16"]);
        let acknowledged = Arc::new(AtomicUsize::new(0));
        let mut asking = JoinSet::new();
        for number in 0..RUSH {
            let (student, form) = (instance.as_student(student(number)), wish(round, number));
            let acknowledged = Arc::clone(&acknowledged);
            asking.spawn(async move {
                let answer = student.try_to_book(&form).await.ok();
                // On a busy machine some are told to try again later, which is not to be acknowledged either.
                let booking = answer.filter(|answer| answer.status != 503).map(|answer| answer.booking());
                acknowledged.fetch_add(usize::from(booking.is_some()), Ordering::Relaxed);
                (number, form, booking)
            });
        }
        let enough = fastrand::usize(5..120);
        while acknowledged.load(Ordering::Relaxed) < enough {
            sleep(Duration::from_millis(1)).await;
        }
        instance.kill();
        let asked = asking.join_all().await;

        let bookings: Vec<BookingId> = asked.iter().filter_map(|(.., booking)| *booking).collect();
        let mut raw = database.raw().await;
        assert_eq!(present(&mut raw, &bookings).await, bookings.len(), "acknowledged and lost");
        let mine = "SELECT COUNT(*) FROM booking WHERE active AND starts_at / 86400 = ";
        let day = plek_storage::testing::START.0 / 86400 + 4 + round % 10;
        let there = raw.number(&format!("{mine}{day}")).await;
        raw.close().await;

        // Everybody presses the button once more: the acknowledged get the same booking, the others theirs.
        let instance = Instance::spawn(database.url(), &["--request-seconds", "15", "--readers", "16"]);
        let mut asking = JoinSet::new();
        for (number, form, booking) in asked {
            let student = instance.as_student(student(number));
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
        assert_eq!(raw.number(&format!("{mine}{day}")).await, i64::try_from(RUSH).unwrap());
        assert_eq!(doubled(&mut raw).await, 0);
        assert!(!instance.log().contains("panic"), "{}", instance.log());
        lost_answers += usize::try_from(RUSH).unwrap() - bookings.len();
        done_unheard += usize::try_from(there).unwrap() - bookings.len();
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
