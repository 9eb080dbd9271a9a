//! What happens by itself, on a schedule.
//!
//! A job is a command like any other, done as [`Actor::Job`](plek_domain::access::Actor::Job): the same rules, audit
//! and retries. It must not matter how often it runs or on how many instances: the rows say what is due, not the timer.
//!
//! **A new job** is one file here with a `JOB`, and one line in [`ALL`].

mod purge_replays;
mod retain;
mod tell_bookings;

use crate::mail::office::{self, Office, Tally};
use crate::shutdown::Shutdown;
use plek_domain::error::StoreError;
use plek_domain::error::chain;
use plek_domain::replay::Never;
use plek_domain::store::{Store, WriteError};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use thiserror::Error;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

/// All jobs.
const ALL: &[Job] = &[purge_replays::JOB, retain::JOB];

/// How long after the start the first runs come: not in the middle of it, and soon after a deployment all the same.
const FIRST: Duration = Duration::from_secs(60);

/// One job.
#[derive(Clone, Copy)]
struct Job {
    /// Its name: in the log and, as the actor, in the audit log.
    name: &'static str,
    /// How often it runs.
    every: Duration,
    /// One run; how many things it did.
    run: fn(Store) -> Run,
}

type Run = Pin<Box<dyn Future<Output = Result<u64, Error>> + Send>>;

/// Why a run failed.
#[derive(Debug, Error)]
enum Error {
    /// The table of who may does not know the job.
    #[error("the job may not do this")]
    NotAllowed,
    /// A fresh key that was used before.
    #[error("the job's key was used before")]
    KeyReused,
    /// Storage failed.
    #[error("nothing could be written")]
    Store(#[source] StoreError),
}

impl Error {
    /// What a write that never refuses can end with.
    fn from_write(error: WriteError<Never>) -> Self {
        match error {
            WriteError::Refused(never) => match never {},
            WriteError::NotFound => Self::NotAllowed,
            WriteError::KeyReused => Self::KeyReused,
            WriteError::Store(error) => Self::Store(error),
        }
    }
}

/// The jobs that run.
#[derive(Debug)]
pub struct Jobs(JoinSet<()>);

impl Jobs {
    /// Starts them all; they stop by themselves at the shutdown, between runs.
    #[must_use]
    pub fn start(store: &Store, office: Option<Office>, shutdown: &Shutdown) -> Self {
        let mut jobs = JoinSet::new();
        for job in ALL {
            jobs.spawn(repeat(*job, store.clone(), shutdown.clone()));
        }
        if let Some(office) = office {
            // Without an office letters would only pile up.
            jobs.spawn(tell_bookings::repeat(store.clone(), shutdown.clone()));
            jobs.spawn(deliver(office, shutdown.clone()));
        }
        Self(jobs)
    }

    /// One more, which stops by itself at the shutdown.
    pub fn also(&mut self, job: impl Future<Output = ()> + Send + 'static) {
        self.0.spawn(job);
    }

    /// Waits until the last run has ended.
    pub async fn finish(self) {
        self.0.join_all().await;
    }
}

async fn repeat(job: Job, store: Store, shutdown: Shutdown) {
    let mut due = interval_at(Instant::now() + FIRST.min(job.every), job.every);
    due.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = shutdown.clone().begun() => return,
            _ = due.tick() => {}
        }
        // In a task of its own, so that a panic ends this run and not the job.
        match tokio::spawn((job.run)(store.clone())).await {
            Ok(Ok(done)) => tracing::info!(job = job.name, done, "job done"),
            Ok(Err(error)) => tracing::error!(job = job.name, error = chain(&error), "job failed"),
            Err(ended) => tracing::error!(job = job.name, panicked = ended.is_panic(), "job did not end by itself"),
        }
    }
}

/// Takes letters to their readers. No [`Job`], because it looks for work all the time, and says nothing when there is
/// none.
async fn deliver(office: Office, shutdown: Shutdown) {
    let mut pause = office::EVERY;
    loop {
        tokio::select! {
            () = shutdown.clone().begun() => return,
            () = tokio::time::sleep(pause) => {}
        }
        let run = office.clone();
        pause = match tokio::spawn(async move { run.run().await }).await {
            Ok(Ok(Tally { away: true, .. })) => office::AWAY,
            Ok(Ok(tally)) => {
                let Tally { delivered, overtaken, later, given_up, away: _ } = tally;
                if tally != Tally::default() {
                    tracing::info!(job = office::NAME, delivered, overtaken, later, given_up, "letters delivered");
                }
                office::EVERY
            }
            Ok(Err(error)) => {
                tracing::warn!(job = office::NAME, error = chain(&error), "letters could not be delivered");
                office::AWAY
            }
            Err(ended) => {
                tracing::error!(job = office::NAME, panicked = ended.is_panic(), "job did not end by itself");
                office::AWAY
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_no_job_runs_all_the_time() {
        let mut names: Vec<_> = ALL.iter().map(|job| job.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        assert!(ALL.iter().all(|job| job.every >= FIRST));
    }
}
