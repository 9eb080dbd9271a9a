//! The floor: what the database can do when one client inserts the bare row of a booking, one commit each.
//!
//! Same table, same indexes and guard, same durability; no rules, no audit, no replay, no queue.

use crate::Result;
use crate::cpu::Meter;
use crate::database::Place;
use crate::report::Report;
use crate::supply::Wishes;
use plek_domain::time::Timestamp;
use std::time::{Duration, Instant};

/// The median of this many rounds counts.
const ROUNDS: u32 = 3;

/// Rows a second.
pub async fn measure(
    length: Duration,
    place: &Place,
    wishes: &Wishes,
    now: Timestamp,
    report: &mut Report,
) -> Result<f64> {
    let mut connection = place.connect().await?;
    let meter = Meter::new(&[], place);
    let (mut rates, mut rows) = (Vec::new(), 0.0);
    let running = meter.start()?;
    for _ in 0..ROUNDS {
        let (started, mut count) = (Instant::now(), 0.0);
        while started.elapsed() < length {
            let (person, prize) = wishes.next()?;
            connection.insert(&wishes.row(person.id, prize, now)).await?;
            count += 1.0;
        }
        rates.push(count / started.elapsed().as_secs_f64());
        rows += count;
    }
    let spent = running.stop()?;
    rates.sort_by(f64::total_cmp);
    let median = rates.get(rates.len() / 2).copied().unwrap_or_default();
    report.line("floor: bare inserts, 1 client", median, "rows/s");
    report.line("  CPU of this process a row", spent.own / rows, "ms");
    if place.is_shared() {
        report.line("  CPU of PostgreSQL a row", spent.postgres / rows, "ms");
    }
    Ok(median)
}
