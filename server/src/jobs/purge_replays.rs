//! Forgets answers that were kept for repeated requests, once no repetition is to be expected any more.

use super::{Error, Job, Run};
use plek_domain::access::Actor;
use plek_domain::replay::PurgeReplays;
use plek_domain::store::{Key, Store};
use std::time::Duration;

pub(super) const JOB: Job = Job { name: "purge-replays", every: Duration::from_secs(3600), run };

fn run(store: Store) -> Run {
    Box::pin(async move {
        let purged = store.write(&Actor::Job(JOB.name), PurgeReplays, Key::Fresh).await.map_err(Error::from_write)?;
        Ok(purged.rows)
    })
}
