//! Bookings through HTTP that do not get in each other's way: alone, and 64 clients at once.

use crate::Result;
use crate::cpu::{Meter, Spent};
use crate::database::Place;
use crate::http::{Answer, Client, Cookie, Encoding};
use crate::plek::Plek;
use crate::report::{Aim, Report};
use crate::supply::{Prize, Supply, Wishes};
use plek_domain::ids::PersonId;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// The answer to a form that was done: on to the confirmation.
pub const DONE: u16 = 303;

/// Bookings of a round, over all clients.
const ROUND: usize = 640;

/// What came back.
#[derive(Default)]
pub struct Tally {
    statuses: BTreeMap<u16, usize>,
    times: Vec<Duration>,
}

impl Tally {
    pub fn add(&mut self, answer: &Answer) {
        *self.statuses.entry(answer.status).or_default() += 1;
        self.times.push(answer.took);
    }

    pub fn merge(&mut self, other: Self) {
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.times.extend(other.times);
    }

    pub fn count(&self) -> usize {
        self.times.len()
    }

    pub fn done(&self) -> usize {
        self.statuses.get(&DONE).copied().unwrap_or(0)
    }

    /// "20 x 303, 140 x 422".
    pub fn statuses(&self) -> String {
        let all: Vec<String> = self.statuses.iter().map(|(status, count)| format!("{count} x {status}")).collect();
        all.join(", ")
    }

    pub fn only(&self, expected: &[u16]) -> bool {
        self.statuses.keys().all(|status| expected.contains(status))
    }

    /// Milliseconds within which this share of the answers came.
    pub fn within(&mut self, share: f64) -> f64 {
        self.times.sort_unstable();
        let at = (self.times.len().saturating_sub(1)) as f64 * share;
        self.times.get(at.ceil() as usize).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

/// One client, then 64.
pub async fn measure(
    length: Duration,
    place: &Place,
    plek: &Plek,
    meter: &Meter,
    supply: &Supply,
    report: &mut Report,
) -> Result<()> {
    round(signed_in(plek.address(), &supply.wishes, 8).await?, &supply.wishes).await?;
    for count in [1, 64] {
        meter.settled().await?;
        let before = place.connect().await?.bookings().await?;
        let (mut tally, mut spent) = (Tally::default(), Spent::default());
        while spent.wall < length {
            let clients = signed_in(plek.address(), &supply.wishes, count).await?;
            let running = meter.start()?;
            tally.merge(round(clients, &supply.wishes).await?);
            spent += running.stop()?;
        }
        let added = place.connect().await?.bookings().await? - before;
        let title = format!("booking through HTTP, {count} client{}", if count == 1 { "" } else { "s" });
        report.line(&title, tally.done() as f64 / spent.wall.as_secs_f64(), "bookings/s");
        report.aimed("  CPU of Plek a booking", spent.plek / tally.count() as f64, "ms", Aim::AtMost(1.0));
        cost(&tally, &spent, place, report);
        report.line("  median answer", tally.within(0.5), "ms");
        report.line("  95 of 100 answers within", tally.within(0.95), "ms");
        report.line("  slowest answer", tally.within(1.0), "ms");
        report.check(tally.only(&[DONE]), || format!("{title}: {}", tally.statuses()));
        report.check(i64::try_from(tally.done()).is_ok_and(|done| done == added), || {
            format!("{title}: {} bookings confirmed, {added} stored", tally.done())
        });
    }
    Ok(())
}

/// What the others took: the database, and we ourselves.
pub fn cost(tally: &Tally, spent: &Spent, place: &Place, report: &mut Report) {
    let each = tally.count() as f64;
    if place.is_shared() {
        report.line("  CPU of PostgreSQL a request", spent.postgres / each, "ms");
    }
    report.line("  CPU of the measuring client a request", spent.own / each, "ms");
}

/// A client with what it will book, each for somebody who has signed in.
struct Booker {
    client: Client,
    list: Vec<(PersonId, Prize, Cookie)>,
}

/// Clients that can begin at once: signing in is not part of a booking.
async fn signed_in(address: SocketAddr, wishes: &Wishes, count: usize) -> Result<Vec<Booker>> {
    let mut bookers = Vec::with_capacity(count);
    for _ in 0..count {
        let mut client = Client::connect(address, Encoding::Browser).await?;
        let mut list = Vec::new();
        for _ in 0..(ROUND / count).max(1) {
            let (person, prize) = wishes.next()?;
            list.push((person.id, prize, client.be(person.id).await?));
        }
        bookers.push(Booker { client, list });
    }
    Ok(bookers)
}

/// Lets each client book what it has, one seat after the other, all clients at once.
async fn round(bookers: Vec<Booker>, wishes: &Arc<Wishes>) -> Result<Tally> {
    let mut clients = JoinSet::new();
    for Booker { mut client, list } in bookers {
        let wishes = Arc::clone(wishes);
        clients.spawn(async move {
            let (mut tally, path) = (Tally::default(), wishes.path());
            for (person, prize, cookie) in list {
                client.carry(cookie);
                tally.add(&client.post(&path, &wishes.form(person, prize)).await?);
            }
            Ok::<_, crate::Error>(tally)
        });
    }
    let mut tally = Tally::default();
    while let Some(client) = clients.join_next().await {
        tally.merge(client??);
    }
    Ok(tally)
}
