//! Throws away what is past its time, once a day whatever the number of instances.

use super::{Error, Job, Run};
use plek_domain::access::Actor;
use plek_domain::retention::Retain;
use plek_domain::store::{Key, Store};
use std::time::Duration;

/// Tries every hour; the rows say whether a day has passed.
pub(super) const JOB: Job = Job { name: "retain", every: Duration::from_secs(3600), run };

fn run(store: Store) -> Run {
    Box::pin(async move {
        let done = store.write(&Actor::Job(JOB.name), Retain, Key::Fresh).await.map_err(Error::from_write)?;
        Ok(done.rows)
    })
}
