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

/// The floor, one client and 64 take turns this many times, so that a slow minute of the machine hits all of them;
/// the median of the rounds counts.
const ROUNDS: u32 = 3;

/// How many clients book at once, and what part of the floor they should reach.
const CLIENTS: [(usize, f64); 2] = [(1, 0.5), (64, 1.0)];

/// The floor next to one client and 64.
pub async fn measure(
    length: Duration,
    place: &Place,
    database: &Database,
    supply: &Supply,
    report: &mut Report,
) -> Result<()> {
    let (store, wishes) = (database.store(), &supply.wishes);
    let meter = Meter::new(&[], place);
    let mut bare = place.connect().await?;
    // Plans are read, statements prepared, connections opened.
    clients(&store, wishes, 64, Duration::from_millis(500)).await?;
    let mut floor = Series::default();
    let mut writes = CLIENTS.map(|_| Series::default());
    for _ in 0..ROUNDS {
        let running = meter.start()?;
        let rows = floor::inserts(&mut bare, wishes, store.now(), length).await?;
        let rate = floor.add(rows, &running.stop()?);
        for ((count, _), series) in CLIENTS.into_iter().zip(&mut writes) {
            let before = bare.bookings().await?;
            let running = meter.start()?;
            let booked = clients(&store, wishes, count, length).await?;
            let reached = series.add(booked, &running.stop()?);
            series.ratios.push(reached / rate);
            let added = bare.bookings().await? - before;
            report.check(i64::try_from(booked).is_ok_and(|booked| booked == added), || {
                format!("{count} clients: {booked} bookings confirmed, {added} stored")
            });
        }
    }
    floor.print("floor: bare inserts, 1 client", "rows/s", None, place, report);
    for ((count, aim), series) in CLIENTS.into_iter().zip(writes) {
        let title = format!("store.write, {count} client{}", if count == 1 { "" } else { "s" });
        series.print(&title, "bookings/s", Some(aim), place, report);
    }
    Ok(())
}

/// The rounds of one kind.
#[derive(Default)]
struct Series {
    done: f64,
    own: f64,
    postgres: f64,
    rates: Vec<f64>,
    ratios: Vec<f64>,
}

impl Series {
    /// Adds a round; its rate a second.
    fn add(&mut self, done: usize, spent: &Spent) -> f64 {
        let rate = done as f64 / spent.wall.as_secs_f64();
        self.done += done as f64;
        self.own += spent.own;
        self.postgres += spent.postgres;
        self.rates.push(rate);
        rate
    }

    fn print(self, title: &str, unit: &'static str, aim: Option<f64>, place: &Place, report: &mut Report) {
        report.line(title, median(self.rates), unit);
        if let Some(aim) = aim {
            report.aimed("  next to the floor", median(self.ratios), "x", Aim::AtLeast(aim));
        }
        report.line("  CPU of Plek each", self.own / self.done, "ms");
        if place.is_shared() {
            report.line("  CPU of PostgreSQL each", self.postgres / self.done, "ms");
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
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
