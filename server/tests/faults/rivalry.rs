//! Many want the same few seats at once: each seat is booked once, and the others are told so, at once and properly.

use crate::support::{Answer, App, Form, Instance, Site, active, doubled, fill_if_empty, student};
use plek_storage::testing::{SEATS, TestDatabase, ZONE, seat};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::JoinSet;

/// In a debug build on a busy machine; the figure that counts is printed, and measured by `cargo xtask bench`.
const SLOWEST: Duration = Duration::from_secs(10);

/// One rush at a time, or they would only wait for each other. (nextest gives each a process of its own, and by
/// `.config/nextest.toml` the whole machine.)
static ALONE: Mutex<()> = Mutex::const_new(());

/// What came of a rush.
struct Rush {
    booked: usize,
    slowest: Duration,
}

/// Waits for all answers: each is a booking or "taken", nothing else.
async fn settled(name: &str, mut asking: JoinSet<Vec<Answer>>) -> Rush {
    let mut rush = Rush { booked: 0, slowest: Duration::ZERO };
    let (mut asked, mut sum) = (0, Duration::ZERO);
    while let Some(answers) = asking.join_next().await {
        for answer in answers.unwrap() {
            match answer.status {
                303 => rush.booked += 1,
                _ => answer.must_be_refused("taken"),
            }
            asked += 1;
            sum += answer.took;
            rush.slowest = rush.slowest.max(answer.took);
        }
    }
    println!("{name}: {asked} answers, slowest {:?}, on average {:?}", rush.slowest, sum / asked);
    assert!(rush.slowest < SLOWEST, "{:?}", rush.slowest);
    rush
}

/// Eight clients at twenty seats each, then sixty-four clients over twenty seats, spread over the Pleks.
async fn rush(name: &str, database: &TestDatabase, pleks: &[&Site]) {
    let alone = ALONE.lock().await;
    let mut asking = JoinSet::new();
    for client in 0..8 {
        let site = pleks[client % pleks.len()].clone();
        asking.spawn(async move {
            let mut answers = Vec::new();
            for number in 0..SEATS {
                // One seat at a time is a rule too, so each of the eight comes with twenty people.
                let student = site.as_student(student(u64::try_from(client).unwrap() * SEATS + number));
                answers.push(student.book(&Form::booking(seat(ZONE, number), 1, "09:00", "12:00")).await);
            }
            answers
        });
    }
    assert_eq!(settled(&format!("{name}, 8 x 20"), asking).await.booked, 20);

    let mut asking = JoinSet::new();
    for client in 0..64 {
        let student = pleks[usize::try_from(client).unwrap() % pleks.len()].as_student(student(client));
        asking.spawn(async move {
            let mut answers = Vec::new();
            for next in [0, 7] {
                let wanted = seat(ZONE, (client + next) % SEATS);
                answers.push(student.book(&Form::booking(wanted, 2, "09:00", "12:00")).await);
                if answers.last().is_some_and(|answer| answer.status == 303) {
                    break;
                }
            }
            answers
        });
    }
    assert_eq!(settled(&format!("{name}, 64 over 20"), asking).await.booked, 20);
    drop(alone);
    assert_eq!(active(database).await, 40);
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    let database = TestDatabase::sqlite().await;
    rush("SQLite", &database, &[&*App::start(&database).await]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_one_instance() {
    let Some(database) = TestDatabase::postgres().await else { return };
    rush("PostgreSQL", &database, &[&*App::start(&database).await]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_two_instances() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let (one, two) = (App::start(&database).await, App::start(&database).await);
    rush("PostgreSQL, two instances", &database, &[&one, &two]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_two_processes() {
    let Some(database) = TestDatabase::postgres().await else { return };
    fill_if_empty(&database.instance().await).await;
    let patient = ["--request-seconds", "15", "--readers", "32"];
    let (one, two) = (Instance::spawn(database.url(), &patient), Instance::spawn(database.url(), &patient));
    rush("PostgreSQL, two processes", &database, &[&one, &two]).await;
    for log in [one.log(), two.log()] {
        assert!(!log.contains("ERROR") && !log.contains("panic"), "{log}");
    }
}

/// One person, two tabs, two seats at the same time.
async fn two_tabs(database: &TestDatabase, pleks: &[App]) {
    for round in 0..8_u64 {
        let tabs = [0, 1].map(|tab| pleks[tab % pleks.len()].as_student(student(round)));
        let wish = |tab| Form::booking(seat(ZONE, 2 * round + tab), 1, "09:00", "12:00");
        let (wishes, [one, two]) = ([wish(0), wish(1)], tabs);
        let (one, two) = tokio::join!(one.book(&wishes[0]), two.book(&wishes[1]));
        let (booked, refused) = if one.status == 303 { (one, two) } else { (two, one) };
        booked.booking();
        refused.must_be_refused("second-seat");
    }
    assert_eq!(active(database).await, 8);
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_on_sqlite() {
    let database = TestDatabase::sqlite().await;
    two_tabs(&database, &[App::start(&database).await]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_on_two_instances_over_postgres() {
    let Some(database) = TestDatabase::postgres().await else { return };
    two_tabs(&database, &[App::start(&database).await, App::start(&database).await]).await;
}
