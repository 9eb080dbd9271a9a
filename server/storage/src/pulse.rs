//! Whether a group of writes still gets on, or waits for a database that answers nothing at all.

use async_trait::async_trait;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use plek_domain::group::{Queued, Verdict};
use plek_domain::ledger::Ledger;
use plek_domain::ports::{Entropy, UnitOfWork};
use plek_domain::replay::ReplayKey;
use plek_domain::time::Timestamp;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// When a group was last seen to get on.
pub struct Pulse(Mutex<Instant>);

impl Default for Pulse {
    fn default() -> Self {
        Self(Mutex::new(Instant::now()))
    }
}

impl Pulse {
    fn beat(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `work` ends with; none once there was no beat for longer than `silent`.
    pub async fn or_silence<T>(&self, work: impl Future<Output = T>, silent: Duration) -> Option<T> {
        let mut work = std::pin::pin!(work);
        loop {
            let until = self.last() + silent;
            match timeout_at(until, &mut work).await {
                Ok(done) => return Some(done),
                Err(_) if self.last() + silent > until => continue,
                Err(_) => return None,
            }
        }
    }
}

/// A write that beats whenever the group turns to it: before each try (its locks are asked for), once the locks are
/// held (its key is), and around its run.
pub struct Watched {
    write: Box<dyn Queued>,
    pulse: Arc<Pulse>,
}

impl Watched {
    /// Watches a write.
    pub fn over(write: Box<dyn Queued>, pulse: &Arc<Pulse>) -> Box<dyn Queued> {
        Box::new(Self { write, pulse: Arc::clone(pulse) })
    }
}

#[async_trait]
impl Queued for Watched {
    fn locks(&self) -> &[LockKey] {
        self.pulse.beat();
        self.write.locks()
    }

    fn replay_key(&self) -> &ReplayKey {
        self.pulse.beat();
        self.write.replay_key()
    }

    fn is_abandoned(&self) -> bool {
        self.pulse.beat();
        self.write.is_abandoned()
    }

    async fn run(
        &mut self,
        store: &mut dyn UnitOfWork,
        ledger: &mut Ledger,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<Verdict, StoreError> {
        self.pulse.beat();
        let verdict = self.write.run(store, ledger, now, entropy).await;
        self.pulse.beat();
        verdict
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        self.write.answer(committed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::sleep;

    #[tokio::test]
    async fn work_that_gets_on_may_take_longer_than_silence() {
        let (pulse, silent) = (Pulse::default(), Duration::from_millis(200));
        let busy = async {
            for _ in 0..10 {
                sleep(Duration::from_millis(40)).await;
                pulse.beat();
            }
        };
        assert_eq!(pulse.or_silence(busy, silent).await, Some(()));
        assert_eq!(pulse.or_silence(std::future::pending::<()>(), silent).await, None);
    }
}
