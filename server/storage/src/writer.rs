//! The writer's loop: takes what waits in the queue and settles it as a group.

use plek_domain::group::{Engine, GROUP_SIZE, Queued, settle};
use plek_domain::ports::Entropy;
use plek_domain::time::Clock;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};

/// Most writes that wait; beyond that the answer is "try again", at once.
pub const QUEUE: usize = 4096;

/// Longest time a group may take before its connection is given up: longer than every timeout of the database, so
/// that only a connection that answers nothing at all gets here.
const STUCK_AFTER: Duration = Duration::from_secs(12);

/// The queue's far end, shared by the writers of this process.
pub type Queue = Arc<Mutex<mpsc::Receiver<Box<dyn Queued>>>>;

/// Settles groups until the queue is closed and empty; returns the engine, for closing.
pub async fn run<E: Engine>(mut engine: E, queue: Queue, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> E {
    loop {
        let mut group = Vec::with_capacity(GROUP_SIZE);
        // While one group commits, the next one gathers here: no timer, no waiting when nobody else is there.
        if queue.lock().await.recv_many(&mut group, GROUP_SIZE).await == 0 {
            return engine;
        }
        let settled = settle(&mut engine, clock.as_ref(), entropy.as_ref(), group);
        if tokio::time::timeout(STUCK_AFTER, settled).await.is_err() {
            // The writes of the group are dropped unanswered, which their callers hear as "unavailable".
            tracing::error!(seconds = STUCK_AFTER.as_secs(), "a group of writes got no answer from the database");
            engine.reset().await;
        }
    }
}
