//! The instances: each with its own store handle (and so its own kept plans), clock, queue and connections.

use super::model::Session;
use super::report::Kind;
use super::sim::Sim;
use crate::error::StoreError;
use crate::group::{GROUP_SIZE, Queued, settle};
use crate::ports::{Backend, Entropy, Reads};
use crate::store::Store;
use crate::time::{Clock, Timestamp};
use async_trait::async_trait;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// A task of the scheduler.
pub(super) type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// All instances, by number.
pub(super) struct Cluster {
    sim: Arc<Sim>,
    instances: Mutex<Vec<Instance>>,
    /// Most writes that an instance takes into one group, and its number of connections for writing.
    size: (usize, usize),
}

struct Instance {
    clock: Arc<SkewedClock>,
    /// None when it is down.
    live: Option<(Store, Arc<Node>)>,
}

/// The clock of one instance.
struct SkewedClock {
    sim: Arc<Sim>,
    skew: AtomicI64,
}

impl Clock for SkewedClock {
    fn now(&self) -> Timestamp {
        self.sim.lock().now.plus_seconds(self.skew.load(Ordering::Relaxed))
    }

    fn advance(&self, seconds: i64) {
        self.skew.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// One running instance, as its store sees it.
struct Node {
    sim: Arc<Sim>,
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    writes: VecDeque<Box<dyn Queued>>,
    idle: Vec<Waker>,
    closed: bool,
}

impl Node {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next writes to do together; waits for the first.
    async fn next_group(&self, most: usize) -> Vec<Box<dyn Queued>> {
        poll_fn(|cx| {
            let mut queue = self.queue();
            if queue.writes.is_empty() {
                queue.idle.push(cx.waker().clone());
                return Poll::Pending;
            }
            let count = queue.writes.len().min(most);
            Poll::Ready(queue.writes.drain(..count).collect())
        })
        .await
    }
}

#[async_trait]
impl Backend for Node {
    async fn read(&self) -> Result<Box<dyn Reads>, StoreError> {
        self.sim.breathe().await;
        Ok(Box::new(Session::new(Arc::clone(&self.sim))))
    }

    async fn submit(&self, write: Box<dyn Queued>) -> Result<(), StoreError> {
        self.sim.breathe().await;
        let room = self.sim.lock().faults.queue;
        let mut queue = self.queue();
        if queue.closed || queue.writes.len() >= room {
            drop(queue);
            self.sim.lock().happens(Kind::Fault, "queue full or closed");
            return Err(StoreError::Unavailable(None));
        }
        queue.writes.push_back(write);
        queue.idle.drain(..).for_each(Waker::wake);
        Ok(())
    }
}

async fn work(sim: Arc<Sim>, clock: Arc<SkewedClock>, node: Arc<Node>, most: usize) {
    let mut session = Session::new(Arc::clone(&sim));
    loop {
        let group = node.next_group(most).await;
        sim.lock().report.count(
            Kind::Inside,
            match group.len() {
                1 => "groups of 1",
                2..=4 => "groups of 2 to 4",
                _ => "groups of more",
            },
        );
        settle(&mut session, clock.as_ref(), sim.as_ref(), group).await;
    }
}

impl Cluster {
    pub fn new(sim: Arc<Sim>, instances: usize) -> Self {
        let size = {
            let mut state = sim.lock();
            let most = *state.rng.choice(&[1, 2, 4, 8, GROUP_SIZE]).unwrap_or(&GROUP_SIZE);
            (most, state.rng.usize(1..=2))
        };
        let down = |_| {
            let clock = Arc::new(SkewedClock { sim: Arc::clone(&sim), skew: AtomicI64::new(0) });
            Instance { clock, live: None }
        };
        let instances = Mutex::new((0..instances).map(down).collect());
        Self { sim, instances, size }
    }

    fn instances(&self) -> MutexGuard<'_, Vec<Instance>> {
        self.instances.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts an instance, unless it is up; the tasks that work its queue.
    pub fn start(&self, number: usize) -> Vec<Work> {
        let mut instances = self.instances();
        let instance = &mut instances[number];
        if instance.live.is_some() {
            return Vec::new();
        }
        let sim = &self.sim;
        let node = Arc::new(Node { sim: Arc::clone(sim), queue: Mutex::default() });
        let backend: Arc<dyn Backend> = Arc::<Node>::clone(&node);
        let clock: Arc<dyn Clock> = Arc::<SkewedClock>::clone(&instance.clock);
        let entropy: Arc<dyn Entropy> = Arc::<Sim>::clone(sim);
        let (most, connections) = self.size;
        let worker = |_| {
            let work: Work = Box::pin(work(Arc::clone(sim), Arc::clone(&instance.clock), Arc::clone(&node), most));
            work
        };
        let workers = (0..connections).map(worker).collect();
        instance.live = Some((Store::new(backend, clock, entropy), node));
        workers
    }

    /// An instance dies: its queue is lost. (Its tasks are the scheduler's to drop.)
    pub fn crash(&self, number: usize) -> bool {
        let Some((_, node)) = self.instances()[number].live.take() else { return false };
        let lost = {
            let mut queue = node.queue();
            queue.closed = true;
            std::mem::take(&mut queue.writes)
        };
        // Outside the lock: their senders wake up.
        drop(lost);
        true
    }

    /// From now on an instance's clock is off by so many seconds.
    pub fn skew(&self, number: usize, seconds: i64) {
        self.instances()[number].clock.skew.store(seconds, Ordering::Relaxed);
    }

    /// The store of some instance, if that one is up.
    pub fn any(&self) -> Option<Store> {
        let instances = self.instances();
        let number = self.sim.lock().rng.usize(..instances.len());
        instances[number].live.as_ref().map(|(store, _)| store.clone())
    }
}
