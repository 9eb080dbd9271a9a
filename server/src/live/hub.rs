//! [`Hub`]: reads what changed once for all who listen.

use super::topics::{Branch, Day, Topic};
use crate::shutdown::Shutdown;
use axum::body::Bytes;
use plek_domain::error::{StoreError, chain};
use plek_domain::ids::{BranchId, SeatId};
use plek_domain::ports::Reads;
use plek_domain::seats::now::{address, branch_now};
use plek_domain::store::Store;
use plek_domain::time::{Period, Timestamp, local};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender, channel};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep, sleep_until};

/// How long changes are gathered before they are read.
const GATHER: Duration = Duration::from_millis(50);
/// No oftener than this does a listener hear of a branch.
const EVERY: Duration = Duration::from_secs(1);
/// When everything is read anew although nobody told of a change.
const HEAL: Duration = Duration::from_secs(10);
/// After this long everybody gets a line of comment, at the next look at the latest: proxies hang up on silence.
const BEAT: Duration = Duration::from_secs(10);
/// That line.
const HEARTBEAT: Bytes = Bytes::from_static(b":\n\n");
/// Messages that a slow listener may lag behind; then it gets everything anew.
const BACKLOG: usize = 16;

/// What a stream wants to hear.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// Every branch.
    All,
    /// The branches of the library of that name.
    Library(String),
    /// The branch at that address, in a period.
    Period(String, Period),
}

/// Knows how branches are and who wants to know.
pub(super) struct Hub {
    store: Store,
    /// What was told to have changed and is not read yet.
    changed: Mutex<HashSet<BranchId>>,
    some: Notify,
    known: tokio::sync::Mutex<Known>,
    channels: Mutex<HashMap<Topic, Sender<Bytes>>>,
    ended: watch::Sender<bool>,
}

/// How branches are, as far as listeners were told.
#[derive(Default)]
struct Known {
    /// When that was read; never at first.
    read: Option<Instant>,
    /// How far the clock was moved then; a demo's visitors move it.
    offset: i64,
    branches: HashMap<BranchId, Branch>,
    days: HashMap<Topic, Day>,
}

/// One stream's place at the hub.
pub(super) struct Listening {
    hub: Arc<Hub>,
    wanted: Wanted,
    channel: Receiver<Bytes>,
    ended: watch::Receiver<bool>,
    first: Option<Bytes>,
}

impl Hub {
    pub(super) fn new(store: Store) -> Self {
        Self {
            store,
            changed: Mutex::default(),
            some: Notify::new(),
            known: tokio::sync::Mutex::default(),
            channels: Mutex::default(),
            ended: watch::Sender::new(false),
        }
    }

    /// Something was done in a branch. Called on the write path: takes a note, no more.
    pub(super) fn changed(&self, branch: BranchId) {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).insert(branch);
        self.some.notify_one();
    }

    /// Nobody knows what changed.
    pub(super) fn all_may_have_changed(&self) {
        // A branch that there is not: the rest is read anew with it.
        self.changed(BranchId(uuid::Uuid::nil()));
    }

    /// Tells listeners what changed, until the shutdown; then all streams end.
    pub(super) async fn run(self: Arc<Self>, shutdown: Shutdown) {
        tokio::select! {
            () = shutdown.begun() => {}
            () = self.tell() => {}
        }
        self.ended.send_replace(true);
    }

    async fn tell(&self) {
        let (mut beat, mut healed) = (Instant::now(), Instant::now());
        loop {
            // Either way it is time to look.
            drop(tokio::time::timeout(HEAL, self.some.notified()).await);
            sleep(GATHER).await;
            if self.nobody_listens() {
                self.changed.lock().unwrap_or_else(PoisonError::into_inner).clear();
                continue;
            }
            // Whoever comes to listen meanwhile is not kept waiting.
            let read = self.known.lock().await.read;
            if let Some(read) = read {
                sleep_until(read + EVERY).await;
            }
            let mut known = self.known.lock().await;
            let heal = healed.elapsed() >= HEAL;
            match self.read(&mut known, heal).await {
                Ok(()) if heal => healed = Instant::now(),
                Ok(()) => {}
                Err(error) => {
                    tracing::warn!(error = chain(&error), "live updates cannot be read now");
                    known.read = Some(Instant::now());
                    self.some.notify_one();
                }
            }
            drop(known);
            if beat.elapsed() >= BEAT {
                beat = Instant::now();
                self.channels().values().for_each(|channel| drop(channel.send(HEARTBEAT)));
            }
        }
    }

    fn channels(&self) -> MutexGuard<'_, HashMap<Topic, Sender<Bytes>>> {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets topics that nobody listens to; whether none is left.
    fn nobody_listens(&self) -> bool {
        let mut channels = self.channels();
        channels.retain(|_, channel| channel.receiver_count() > 0);
        channels.is_empty()
    }

    fn topics(&self) -> Vec<Topic> {
        self.channels().keys().cloned().collect()
    }

    fn send(&self, topic: &Topic, bytes: Bytes) {
        if let Some(channel) = self.channels().get(topic) {
            // Nobody there any more: the topic goes at the next round.
            drop(channel.send(bytes));
        }
    }

    /// Reads how branches are and tells the difference to what was known: two statements for all branches, one more for
    /// each day that somebody looks at and that may have changed.
    async fn read(&self, known: &mut Known, heal: bool) -> Result<(), StoreError> {
        let changed = std::mem::take(&mut *self.changed.lock().unwrap_or_else(PoisonError::into_inner));
        let offset = self.store.clock().offset();
        let heal = heal || offset != known.offset || changed.contains(&BranchId(uuid::Uuid::nil()));
        let done = self.read_changed(known, &changed, heal).await;
        match done {
            Ok(()) => (known.read, known.offset) = (Some(Instant::now()), offset),
            // Not read, so still to be read.
            Err(_) => self.changed.lock().unwrap_or_else(PoisonError::into_inner).extend(changed),
        }
        done
    }

    async fn read_changed(&self, known: &mut Known, changed: &HashSet<BranchId>, heal: bool) -> Result<(), StoreError> {
        let mut reads = self.store.read().await?;
        let now = self.store.now();
        let mut plans = Vec::new();
        for (branch, revision) in reads.places().revisions("").await? {
            plans.extend(self.store.plan_at(reads.as_mut(), branch, revision).await?);
        }
        let taken: HashSet<SeatId> = reads.bookings().taken_at(now).await?.into_iter().collect();
        let mut frames: HashMap<Topic, Vec<Bytes>> = HashMap::new();
        known.branches.retain(|branch, _| plans.iter().any(|plan| plan.branch.id == *branch));
        for plan in plans {
            let is = branch_now(&plan, &taken, now);
            let id = plan.branch.id;
            if known.branches.get(&id).is_some_and(|known| known.now == is) {
                continue;
            }
            let branch = Branch::new(plan, is);
            for topic in [Topic::All, Topic::Library(branch.library.clone())] {
                frames.entry(topic).or_default().push(branch.frame.clone());
            }
            known.branches.insert(id, branch);
        }
        for (topic, frames) in frames {
            self.send(&topic, frames.concat().into());
        }
        let topics = self.topics();
        known.days.retain(|topic, _| topics.contains(topic));
        for topic in topics {
            let Topic::Day(branch, _) = &topic else { continue };
            if heal || changed.contains(branch) {
                self.read_day(reads.as_mut(), known, &topic).await?;
            }
        }
        Ok(())
    }

    /// Reads a day of a branch and tells what changed; nothing when there is no such branch any more.
    async fn read_day(&self, reads: &mut dyn Reads, known: &mut Known, topic: &Topic) -> Result<(), StoreError> {
        let Topic::Day(branch, day) = topic else { return Ok(()) };
        let Some(plan) = known.branches.get(branch).map(|branch| Arc::clone(&branch.plan)) else { return Ok(()) };
        let window = Day::window(&plan, *day);
        let occupied = reads.bookings().occupied(*branch, window, self.store.now()).await?;
        let is = Day::new(&plan, &occupied);
        if let Some(frame) = known.days.get(topic).and_then(|before| is.changes(before, &plan)) {
            self.send(topic, frame);
        }
        known.days.insert(topic.clone(), is);
        Ok(())
    }

    /// A place to listen from; none when there is no such library or branch.
    pub(super) async fn listen(self: &Arc<Self>, wanted: Wanted) -> Result<Option<Listening>, StoreError> {
        let mut known = self.known.lock().await;
        // Nobody listened for a while, so nobody read.
        if known.read.is_none_or(|read| read.elapsed() > HEAL + EVERY) || self.topics().is_empty() {
            self.read(&mut known, true).await?;
        }
        let Some(topic) = known.topic(&wanted, self.store.now()) else { return Ok(None) };
        let channel = {
            let mut channels = self.channels();
            channels.entry(topic).or_insert_with(|| channel(BACKLOG).0).subscribe()
        };
        let first = Some(self.everything(&mut known, &wanted).await?);
        Ok(Some(Listening { hub: Arc::clone(self), wanted, channel, ended: self.ended.subscribe(), first }))
    }

    /// What a listener hears first.
    async fn everything(&self, known: &mut Known, wanted: &Wanted) -> Result<Bytes, StoreError> {
        if let Wanted::Period(_, period) = wanted {
            let Some(topic @ Topic::Day(branch, _)) = known.topic(wanted, self.store.now()) else {
                return Ok(HEARTBEAT);
            };
            if !known.days.contains_key(&topic) {
                let mut reads = self.store.read().await?;
                self.read_day(reads.as_mut(), known, &topic).await?;
            }
            let plan = known.branches.get(&branch).map(|branch| &branch.plan);
            let whole = plan.and_then(|plan| Some(known.days.get(&topic)?.whole(plan, *period)));
            return Ok(whole.unwrap_or_default());
        }
        let wants = |branch: &&Branch| match wanted {
            Wanted::Library(library) => branch.library == *library,
            _ => true,
        };
        Ok(known.branches.values().filter(wants).map(|branch| &branch.frame[..]).collect::<Vec<_>>().concat().into())
    }
}

impl Known {
    /// What a wish listens to; none when there is no such library or branch.
    fn topic(&self, wanted: &Wanted, now: Timestamp) -> Option<Topic> {
        match wanted {
            Wanted::All => Some(Topic::All),
            Wanted::Library(library) => {
                let exists = self.branches.values().any(|branch| branch.library == *library);
                exists.then(|| Topic::Library(library.clone()))
            }
            Wanted::Period(at, period) => {
                let branch = self.branches.values().find(|branch| address(&branch.plan) == *at)?;
                let (day, _, _) = local(branch.plan.time_zone, period.from());
                let near = Day::is_near(&branch.plan, day, now);
                Some(if near { Topic::Day(branch.plan.branch.id, day) } else { Topic::Nothing })
            }
        }
    }
}

impl Listening {
    /// The next bytes for this stream; none when it ends.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        let heard = tokio::select! {
            heard = self.channel.recv() => heard,
            _ = self.ended.wait_for(|ended| *ended) => return None,
        };
        match heard {
            Ok(bytes) => Some(bytes),
            // Too slow for some messages: everything anew. When that cannot be read, the browser comes back for it.
            Err(RecvError::Lagged(_)) => {
                let mut known = self.hub.known.lock().await;
                self.hub.everything(&mut known, &self.wanted).await.ok()
            }
            Err(RecvError::Closed) => None,
        }
    }
}
