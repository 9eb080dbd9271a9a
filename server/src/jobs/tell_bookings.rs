//! Tells people what became of their bookings: see [`plek_domain::seats::tell`].
//!
//! No `Job`, because somebody who just booked looks into their mail: it looks all the time, and says nothing when there
//! is nothing to tell.

use super::Error;
use crate::shutdown::Shutdown;
use plek_domain::access::Actor;
use plek_domain::error::chain;
use plek_domain::seats::tell::{BATCH, BookingsTold, TellBookings};
use plek_domain::store::{Key, Store};
use std::time::Duration;

/// Its name: in logs, and as the actor of its command.
const NAME: &str = "tell-bookings";

/// How often it looks.
const EVERY: Duration = Duration::from_secs(2);

/// How long it waits after a run that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// Looks until the shutdown, between runs.
pub(super) async fn repeat(store: Store, shutdown: Shutdown) {
    let mut pause = EVERY;
    loop {
        tokio::select! {
            () = shutdown.clone().begun() => return,
            () = tokio::time::sleep(pause) => {}
        }
        let (store, shutdown) = (store.clone(), shutdown.clone());
        // In a task of its own, so that a panic ends this run and not the job.
        pause = match tokio::spawn(async move { run(&store, &shutdown).await }).await {
            Ok(Ok(0)) => EVERY,
            Ok(Ok(letters)) => {
                tracing::info!(job = NAME, letters, "people told of their bookings");
                EVERY
            }
            Ok(Err(error)) => {
                tracing::warn!(job = NAME, error = chain(&error), "people could not be told of their bookings");
                AFTER_FAILURE
            }
            Err(ended) => {
                tracing::error!(job = NAME, panicked = ended.is_panic(), "job did not end by itself");
                AFTER_FAILURE
            }
        };
    }
}

/// Tells of everything that is untold, a hundred bookings a time; how many letters were posted. While there is nothing,
/// nothing is written and nothing is locked.
async fn run(store: &Store, shutdown: &Shutdown) -> Result<u64, Error> {
    let mut letters = 0;
    while !shutdown.has_begun() {
        let mut reads = store.read().await.map_err(Error::Store)?;
        let untold = reads.mine().untold(store.now(), 1).await.map_err(Error::Store)?;
        drop(reads);
        if untold.is_empty() {
            break;
        }
        let told = store.write(&Actor::Job(NAME), TellBookings, Key::Fresh).await;
        let BookingsTold { bookings, letters: posted } = told.map_err(Error::from_write)?;
        letters += posted;
        if bookings < u64::from(BATCH) {
            break;
        }
    }
    Ok(letters)
}
