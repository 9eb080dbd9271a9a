//! `store.write` without HTTP: rules, replay, audit, queue and group commit.

use crate::cpu::{Meter, Spent};
use crate::database::Place;
use crate::report::{Aim, Report};
use crate::supply::{Supply, Wishes};
use crate::{Result, floor};
use plek_domain::access::Actor;
use plek_domain::store::{Key, Store};
use plek_storage::Database;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// The floor, then one client, then 64.
pub async fn measure(
    length: Duration,
    place: &Place,
    database: &Database,
    supply: &Supply,
    report: &mut Report,
) -> Result<()> {
    let store = database.store();
    let floor = floor::measure(length, place, &supply.wishes, store.now(), report).await?;
    let meter = Meter::new(&[], place);
    // Plans are read, statements prepared, connections opened.
    clients(&store, &supply.wishes, 64, Duration::from_millis(500)).await?;
    for (count, aim) in [(1, 0.5), (64, 1.0)] {
        let before = place.connect().await?.bookings().await?;
        let running = meter.start()?;
        let booked = clients(&store, &supply.wishes, count, length).await?;
        let spent = running.stop()?;
        let added = place.connect().await?.bookings().await? - before;
        let title = format!("store.write, {count} client{}", if count == 1 { "" } else { "s" });
        print(&title, booked, &spent, (floor, aim), place, report);
        report.check(i64::try_from(booked).is_ok_and(|booked| booked == added), || {
            format!("{title}: {booked} bookings confirmed, {added} stored")
        });
    }
    Ok(())
}

fn print(title: &str, booked: usize, spent: &Spent, (floor, aim): (f64, f64), place: &Place, report: &mut Report) {
    let each = booked as f64;
    let rate = each / spent.wall.as_secs_f64();
    report.line(title, rate, "bookings/s");
    report.aimed("  next to the floor", rate / floor, "x", Aim::AtLeast(aim));
    report.line("  CPU of Plek a booking", spent.own / each, "ms");
    if place.is_shared() {
        report.line("  CPU of PostgreSQL a booking", spent.postgres / each, "ms");
    }
}

/// Lets `count` clients book for a while, each one seat after the other; how many bookings were confirmed.
async fn clients(store: &Store, wishes: &Arc<Wishes>, count: usize, length: Duration) -> Result<usize> {
    let until = Instant::now() + length;
    let mut clients = JoinSet::new();
    for _ in 0..count {
        clients.spawn(client(store.clone(), Arc::clone(wishes), until));
    }
    let mut booked = 0;
    while let Some(client) = clients.join_next().await {
        booked += client??;
    }
    Ok(booked)
}

async fn client(store: Store, wishes: Arc<Wishes>, until: Instant) -> Result<usize> {
    let mut booked = 0;
    while Instant::now() < until {
        let (person, prize) = wishes.next()?;
        let command = wishes.command(person.id, prize);
        let done = store.write(&Actor::Person(Box::new(person.clone())), command, Key::Fresh).await;
        done.map_err(|error| format!("a booking that the rules allow: {error:?}"))?;
        booked += 1;
    }
    Ok(booked)
}
