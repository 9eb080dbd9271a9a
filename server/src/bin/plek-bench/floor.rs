//! The floor: what the database can do when one client inserts the bare row of a booking, one commit each.
//!
//! Same table, same indexes and guard, same durability; no rules, no audit, no replay, no queue.

use crate::Result;
use crate::database::Raw;
use crate::supply::Wishes;
use plek_domain::time::Timestamp;
use std::time::{Duration, Instant};

/// Inserts for a while; how many rows.
pub async fn inserts(connection: &mut Raw, wishes: &Wishes, now: Timestamp, length: Duration) -> Result<usize> {
    let until = Instant::now() + length;
    let mut rows = 0;
    while Instant::now() < until {
        let (person, prize) = wishes.next()?;
        connection.insert(&wishes.row(person.id, prize, now)).await?;
        rows += 1;
    }
    Ok(rows)
}
