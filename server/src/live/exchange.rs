//! From a commit to the hub, and to the hubs of the other instances.

use super::hub::Hub;
use crate::shutdown::Shutdown;
use plek_domain::error::{StoreError, chain};
use plek_domain::ids::BranchId;
use plek_storage::{Bell, Database};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::sleep;

/// How long changes are gathered before the others are told: one message, however many commits.
const GATHER: Duration = Duration::from_millis(100);

/// How long to wait before trying again to hear the others. What is missed meanwhile is found by reading anew.
const AGAIN: Duration = Duration::from_secs(5);

/// What the others have not been told yet.
#[derive(Default)]
struct Untold {
    branches: Mutex<BTreeSet<BranchId>>,
    some: Notify,
}

/// Tells the hub of every change from now on: those of this process and, over PostgreSQL, those of the others.
pub(super) fn start(database: &Database, hub: &Arc<Hub>, shutdown: &Shutdown) {
    let Some(bell) = database.bell() else {
        let hub = Arc::clone(hub);
        return database.store().on_change(move |branch| hub.changed(branch));
    };
    let untold = Arc::new(Untold::default());
    database.store().on_change({
        let (hub, untold) = (Arc::clone(hub), Arc::clone(&untold));
        move |branch| {
            hub.changed(branch);
            untold.branches.lock().unwrap_or_else(PoisonError::into_inner).insert(branch);
            untold.some.notify_one();
        }
    });
    let (hub, shutdown) = (Arc::clone(hub), shutdown.clone());
    tokio::spawn(async move {
        tokio::select! {
            () = shutdown.begun() => {}
            () = tell(&bell, &untold) => {}
            () = hear(&bell, &hub) => {}
        }
    });
}

/// Rings for what was done here.
async fn tell(bell: &Bell, untold: &Untold) {
    loop {
        untold.some.notified().await;
        sleep(GATHER).await;
        let branches = std::mem::take(&mut *untold.branches.lock().unwrap_or_else(PoisonError::into_inner));
        let branches: Vec<BranchId> = branches.into_iter().collect();
        if let Err(error) = bell.ring(&branches).await {
            // Not tried again: the others read anew within ten seconds.
            tracing::warn!(error = chain(&error), "other instances could not be told of changes");
        }
    }
}

/// Hears what the others did.
async fn hear(bell: &Bell, hub: &Hub) {
    loop {
        let Err(error) = hear_until_it_fails(bell, hub).await;
        tracing::warn!(error = chain(&error), "changes of other instances are not heard");
        sleep(AGAIN).await;
    }
}

async fn hear_until_it_fails(bell: &Bell, hub: &Hub) -> Result<std::convert::Infallible, StoreError> {
    let mut ear = bell.hear().await?;
    loop {
        match ear.next().await? {
            Some(branches) => branches.into_iter().for_each(|branch| hub.changed(branch)),
            None => hub.all_may_have_changed(),
        }
    }
}
