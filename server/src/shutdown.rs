//! Stopping: one signal that everything which runs by itself listens to.

use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

/// Begins the shutdown.
#[derive(Debug)]
pub struct Trigger(watch::Sender<bool>);

/// Tells whether the shutdown has begun; cheap to clone.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<bool>);

/// The two ends.
#[must_use]
pub fn pair() -> (Trigger, Shutdown) {
    let (begin, begun) = watch::channel(false);
    (Trigger(begin), Shutdown(begun))
}

impl Trigger {
    /// Begins.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }
}

impl Shutdown {
    /// Whether it has begun. A trigger that is gone counts as one that was pulled.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Returns once it has begun.
    pub async fn begun(mut self) {
        // The only error is that the trigger is gone, which means the same.
        drop(self.0.wait_for(|begun| *begun).await);
    }
}

/// What asks us from outside to stop: SIGTERM from a supervisor, SIGINT from Ctrl-C.
#[derive(Debug)]
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From here on these signals no longer end the process by themselves.
    pub fn listen() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for the next one.
    pub async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everyone_hears_it_also_those_who_come_late() {
        let (trigger, shutdown) = pair();
        assert!(!shutdown.has_begun());
        let waiting = tokio::spawn(shutdown.clone().begun());
        trigger.begin();
        waiting.await.unwrap();
        assert!(shutdown.has_begun());
        shutdown.begun().await;
    }

    #[tokio::test]
    async fn a_lost_trigger_counts() {
        let (trigger, shutdown) = pair();
        drop(trigger);
        assert!(shutdown.has_begun());
        shutdown.begun().await;
    }
}
