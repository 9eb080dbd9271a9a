//! The writer's loop: takes what waits in the queue and settles it as a group.

use crate::pulse::{Pulse, Watched};
use futures_util::FutureExt;
use plek_domain::error::StoreError;
use plek_domain::group::{Engine, GROUP_SIZE, Queued, settle};
use plek_domain::ports::Entropy;
use plek_domain::time::Clock;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::sync::{Mutex, mpsc, oneshot};

/// Most writes that wait; beyond that the answer is "try again", at once.
pub const QUEUE: usize = 4096;

/// Longest time in which a group may get no further on PostgreSQL before its connection is given up. The server itself
/// ends a statement after 5 s, so beyond that nobody listens there any more.
pub const SILENT_POSTGRES: Duration = Duration::from_secs(6);

/// The same on SQLite: longer than opening the file (10 s) and waiting for another process to finish writing (5 s).
pub const SILENT_SQLITE: Duration = Duration::from_secs(20);

/// The queue's far end, shared by the writers of this process.
pub type Queue = Arc<Mutex<mpsc::Receiver<Box<dyn Queued>>>>;

/// Settles groups until the queue is closed and empty; returns the engine, for closing. A group may take as long as it
/// needs, as 32 writes that are tried alone behind somebody else's lock do, but not stand still for longer than `silent`.
pub async fn run<E: Engine>(
    mut engine: E,
    queue: Queue,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    silent: Duration,
) -> E {
    loop {
        let mut group = Vec::with_capacity(GROUP_SIZE);
        // While one group commits, the next one gathers here: no timer, no waiting when nobody else is there.
        if queue.lock().await.recv_many(&mut group, GROUP_SIZE).await == 0 {
            return engine;
        }
        let pulse = Arc::new(Pulse::default());
        let group = group.into_iter().map(|write| Watched::over(write, &pulse)).collect();
        // A panic in one command must end neither this task nor, with it, all writing. Nothing half-changed is used
        // afterwards: the group is dropped, and the engine's transaction with it.
        let settled = settle(&mut engine, clock.as_ref(), entropy.as_ref(), group);
        let settled = AssertUnwindSafe(pulse.or_silence(settled, silent)).catch_unwind().await;
        match settled {
            Ok(Some(())) => continue,
            Ok(None) => tracing::error!("a group of writes got no answer from the database"),
            Err(_) => tracing::error!("a command panicked"),
        }
        // The writes of the group are dropped unanswered, which their callers hear as "unavailable".
        engine.reset(&StoreError::Unavailable(None)).await;
    }
}

/// Hears when a writer has ended.
pub type End = oneshot::Receiver<()>;

/// Runs a writer among the server's tasks. SQLite's driver has a thread of its own already; one more that each answer
/// is handed to would cost a lone write a tenth.
pub fn among_tasks(writer: impl Future<Output = ()> + Send + 'static) -> End {
    let (ended, end) = oneshot::channel();
    tokio::spawn(announced(writer, ended));
    end
}

/// Runs a writer in a thread of its own. Among the server's tasks each answer of PostgreSQL would wait until a page has
/// been rendered, 2 ms a time, while the group's locks keep all others waiting: where 64 people want the same seats from
/// two instances, the slowest would hear after 300 ms instead of 200.
///
/// # Errors
/// When the machine has no thread or file handle left.
pub fn in_thread(writer: impl Future<Output = ()> + Send + 'static) -> Result<End, StoreError> {
    let unavailable = |cause: std::io::Error| StoreError::Unavailable(Some(cause.into()));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(unavailable)?;
    let (ended, end) = oneshot::channel();
    let work = move || runtime.block_on(announced(writer, ended));
    std::thread::Builder::new().name("plek-writer".to_owned()).spawn(work).map_err(unavailable)?;
    Ok(end)
}

async fn announced(writer: impl Future<Output = ()>, ended: oneshot::Sender<()>) {
    writer.await;
    let _nobody_waits = ended.send(());
}
