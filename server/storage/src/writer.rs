//! The writer's loop: takes what waits in the queue and settles it as a group.

use futures_util::FutureExt;
use plek_domain::group::{Engine, GROUP_SIZE, Queued, settle};
use plek_domain::ports::Entropy;
use plek_domain::time::Clock;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};
use tokio::time::timeout;

/// Most writes that wait; beyond that the answer is "try again", at once.
pub const QUEUE: usize = 4096;

/// Longest time a group may take before its connection is given up: longer than every timeout of the database, so
/// that only a connection that answers nothing at all gets here.
const STUCK_AFTER: Duration = Duration::from_secs(6);

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
        // A panic in one command must end neither this task nor, with it, all writing. Nothing half-changed is used
        // afterwards: the group is dropped, and the engine's transaction with it.
        let settled = settle(&mut engine, clock.as_ref(), entropy.as_ref(), group);
        let settled = AssertUnwindSafe(timeout(STUCK_AFTER, settled)).catch_unwind().await;
        match settled {
            Ok(Ok(())) => continue,
            Ok(Err(_)) => tracing::error!("a group of writes got no answer from the database"),
            Err(_) => tracing::error!("a command panicked"),
        }
        // The writes of the group are dropped unanswered, which their callers hear as "unavailable".
        engine.reset().await;
    }
}
