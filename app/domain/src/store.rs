//! [`Store`]: the one door to what is kept. Pages, API, jobs and the command line all go through it.

use crate::access::{Actor, may};
use crate::audit::AuditEntry;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::{StoreError, WireError};
use crate::group::{Queued, Verdict};
use crate::ids::{AuditId, BranchId};
use crate::ledger::Ledger;
use crate::people::SessionToken;
use crate::places::{BranchPlan, PlanCache};
use crate::ports::{Backend, Entropy, Reads, UnitOfWork};
use crate::replay::{KeptAnswer, Replay, ReplayKey, digest_of};
use crate::time::{Clock, Timestamp};
use async_trait::async_trait;
use futures_channel::oneshot;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// A handle to the store: cheap to clone, the same for both databases.
#[derive(Clone)]
pub struct Store {
    backend: Arc<dyn Backend>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    plans: Arc<PlanCache>,
    listener: Listener,
}

/// Who is told, after the commit, in which branch something was done.
type Listener = Arc<OnceLock<Box<dyn Fn(BranchId) + Send + Sync>>>;

/// How a repeated key is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// None was given: the store makes one, so that a lost commit answer cannot double the write.
    Fresh,
    /// A form's hidden key: the same key with another body is a new command (Back, corrected input).
    Form(Uuid),
    /// An API's `Idempotency-Key`: the same key with another body is an error.
    Strict(Uuid),
}

/// Why a write was not done.
#[derive(Debug)]
pub enum WriteError<R> {
    /// A rule says no.
    Refused(R),
    /// There is no such thing, or not for this actor.
    NotFound,
    /// The key was used for another body.
    KeyReused,
    /// Storage failed; whether it was done is unknown only for [`StoreError::Unavailable`], and the same key tells.
    Store(StoreError),
}

impl<R> WriteError<R> {
    /// The refusal, or else what goes over the wire.
    pub fn refusal(self) -> Result<R, WireError> {
        match self {
            Self::Refused(refusal) => Ok(refusal),
            Self::NotFound => Err(WireError::NotFound),
            Self::KeyReused => Err(WireError::KeyReused),
            Self::Store(error) => Err(WireError::from(&error)),
        }
    }
}

/// How often a write is prepared anew when its plan was out of date.
const PREPARATIONS: u32 = 3;

impl Store {
    /// A store over a backend.
    #[must_use]
    pub fn new(backend: Arc<dyn Backend>, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self { backend, clock, entropy, plans: Arc::default(), listener: Arc::default() }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The clock, which the demo's visitors may move.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// From now on this is called after each commit of a command that says in which branch it works. It is called on
    /// the write path, so it only takes a note. There is one for the whole store; a second one is not heard.
    pub fn on_change(&self, listener: impl Fn(BranchId) + Send + Sync + 'static) {
        drop(self.listener.set(Box::new(listener)));
    }

    /// A random key, for a form's hidden field.
    #[must_use]
    pub fn new_key(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.entropy.bytes()).into_uuid()
    }

    /// Sixteen random bytes, for a shorter secret.
    #[must_use]
    pub fn chance(&self) -> [u8; 16] {
        self.entropy.bytes()
    }

    /// A new secret for a cookie or a link.
    #[must_use]
    pub fn new_token(&self) -> SessionToken {
        let mut bytes = [0; 32];
        let (high, low) = bytes.split_at_mut(16);
        high.copy_from_slice(&self.entropy.bytes());
        low.copy_from_slice(&self.entropy.bytes());
        SessionToken::new(bytes)
    }

    /// A read-only view.
    pub async fn read(&self) -> Result<Box<dyn Reads>, StoreError> {
        self.backend.read().await
    }

    /// The plans this process has seen.
    #[must_use]
    pub fn plans(&self) -> &PlanCache {
        &self.plans
    }

    /// The present plan of a branch: the kept one when its revision is still the stored one.
    pub async fn plan(&self, branch: BranchId) -> Result<Option<Arc<BranchPlan>>, StoreError> {
        let mut reads = self.read().await?;
        let Some(revision) = reads.places().revision(branch).await? else { return Ok(None) };
        self.plan_at(reads.as_mut(), branch, revision).await
    }

    /// The plan of a branch whose present revision the caller has just read.
    pub async fn plan_at(
        &self,
        reads: &mut dyn Reads,
        branch: BranchId,
        revision: i64,
    ) -> Result<Option<Arc<BranchPlan>>, StoreError> {
        if let Some(plan) = self.plans.last_seen(branch).filter(|plan| plan.revision == revision) {
            return Ok(Some(plan));
        }
        let plan = reads.places().plan(branch).await?.map(Arc::new);
        if let Some(plan) = &plan {
            self.plans.keep(Arc::clone(plan));
        }
        Ok(plan)
    }

    /// Does a command: prepare, authorise, queue, run in a group, commit, then answer.
    pub async fn write<C: Command>(
        &self,
        actor: &Actor,
        command: C,
        key: Key,
    ) -> Result<C::Done, WriteError<C::Refused>> {
        let command = Arc::new(command);
        let (key, strict) = match key {
            Key::Fresh => (self.new_key(), false),
            Key::Form(key) => (key, false),
            Key::Strict(key) => (key, true),
        };
        let replay = ReplayKey { actor: actor.id(), command: C::NAME, key };
        let digest = digest_of(command.as_ref()).map_err(WriteError::Store)?;
        for attempt in 1..=PREPARATIONS {
            let mut with = Preparing { actor, now: self.now(), store: self, fresh: attempt > 1 };
            let prepared = match command.prepare(&mut with).await {
                Ok(prepared) => prepared,
                Err(Halt::Stale) => continue,
                Err(halt) => return Err(ended(halt)),
            };
            let scope = command.scope(&prepared);
            if !may(actor, C::ACTION, &scope) {
                return Err(WriteError::NotFound);
            }
            let mut locks = command.locks(&prepared);
            if strict {
                // Two bodies under one key at once: neither would find the other's answer. The same body twice needs
                // no lock: only one of the two answers can be kept.
                locks.push(LockKey::Key(key));
            }
            let (answer, outcome) = oneshot::channel();
            let write = Write {
                command: Arc::clone(&command),
                prepared,
                actor: actor.clone(),
                replay: replay.clone(),
                digest: digest.clone(),
                strict,
                locks,
                outcome: None,
                answer,
                concerns: scope.branch.map(|branch| (branch, Arc::clone(&self.listener))),
            };
            self.backend.submit(Box::new(write)).await.map_err(WriteError::Store)?;
            match outcome.await {
                Ok(Ok(Outcome::Done(done))) => return Ok(done),
                Ok(Ok(Outcome::KeyReused)) => return Err(WriteError::KeyReused),
                Ok(Ok(Outcome::Halted(Halt::Stale))) => {}
                Ok(Ok(Outcome::Halted(halt))) => return Err(ended(halt)),
                Ok(Err(error)) => return Err(WriteError::Store(error)),
                // The queue was dropped with the write in it: the process is stopping.
                Err(oneshot::Canceled) => return Err(WriteError::Store(StoreError::Unavailable(None))),
            }
        }
        Err(WriteError::Store(StoreError::Conflict(None)))
    }
}

fn ended<R>(halt: Halt<R>) -> WriteError<R> {
    match halt {
        Halt::Refused(refusal) => WriteError::Refused(refusal),
        Halt::NotFound => WriteError::NotFound,
        Halt::Stale => WriteError::Store(StoreError::Conflict(None)),
        Halt::Store(error) => WriteError::Store(error),
    }
}

/// What a try ended with.
enum Outcome<C: Command> {
    Done(C::Done),
    KeyReused,
    Halted(Halt<C::Refused>),
}

/// A command on its way through the queue.
struct Write<C: Command> {
    command: Arc<C>,
    prepared: C::Prepared,
    actor: Actor,
    replay: ReplayKey,
    digest: String,
    strict: bool,
    locks: Vec<LockKey>,
    outcome: Option<Outcome<C>>,
    answer: oneshot::Sender<Result<Outcome<C>, StoreError>>,
    /// The branch in which it works, and who is told so.
    concerns: Option<(BranchId, Listener)>,
}

impl<C: Command> Write<C> {
    /// What is known to have been answered to this request before.
    fn answered(&self, ledger: &Ledger) -> Result<Option<Outcome<C>>, StoreError> {
        let mut answers = ledger.answers(&self.replay);
        let Some(same) = answers.find(|replay| replay.digest == self.digest) else {
            let reused = self.strict && ledger.answers(&self.replay).next().is_some();
            return Ok(reused.then_some(Outcome::KeyReused));
        };
        let done = serde_json::from_str(&same.done)
            .map_err(|cause| StoreError::Broken { what: "kept answer", cause: Some(Box::new(cause)) })?;
        Ok(Some(Outcome::Done(done)))
    }

    async fn decide(
        &mut self,
        store: &mut dyn UnitOfWork,
        ledger: &mut Ledger,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<(Outcome<C>, Verdict), StoreError> {
        if self.strict {
            ledger.look_up(store).await?;
        }
        if let Some(answered) = self.answered(ledger)? {
            return Ok((answered, Verdict::Undo));
        }
        let mut ctx = Ctx::new(store, &self.actor, now, entropy);
        let done = match self.command.run(&self.prepared, &mut ctx).await {
            Ok(done) => done,
            Err(Halt::Store(error)) => return Err(error),
            Err(Halt::Stale) => return Ok((Outcome::Halted(Halt::Stale), Verdict::Undo)),
            Err(halt) => {
                // What was done before is mostly refused when it is asked again: its own first booking is in the way.
                ledger.look_up(store).await?;
                let answered = self.answered(ledger)?;
                return Ok((answered.unwrap_or(Outcome::Halted(halt)), Verdict::Undo));
            }
        };
        let entry = C::AUDITED.then(|| AuditEntry {
            id: AuditId(ctx.new_id()),
            at: now,
            actor_kind: self.actor.kind().to_owned(),
            actor: self.actor.id(),
            command: C::NAME.to_owned(),
            trail: self.command.trail(&self.prepared, &done),
        });
        let answer = C::is_kept(&done).then(|| self.kept(&done)).transpose()?;
        ledger.note(entry, answer);
        Ok((Outcome::Done(done), Verdict::Keep))
    }

    /// What the same form gets again.
    fn kept(&self, done: &C::Done) -> Result<KeptAnswer, StoreError> {
        let done = serde_json::to_string(done)
            .map_err(|cause| StoreError::Broken { what: "answer to keep", cause: Some(Box::new(cause)) })?;
        Ok(KeptAnswer { key: self.replay.clone(), replay: Replay { digest: self.digest.clone(), done } })
    }
}

#[async_trait]
impl<C: Command> Queued for Write<C> {
    fn locks(&self) -> &[LockKey] {
        &self.locks
    }

    fn replay_key(&self) -> &ReplayKey {
        &self.replay
    }

    fn is_abandoned(&self) -> bool {
        self.answer.is_canceled()
    }

    async fn run(
        &mut self,
        store: &mut dyn UnitOfWork,
        ledger: &mut Ledger,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<Verdict, StoreError> {
        let (outcome, verdict) = self.decide(store, ledger, now, entropy).await?;
        self.outcome = Some(outcome);
        Ok(verdict)
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        if let (Ok(()), Some(Outcome::Done(_)), Some((branch, listener))) = (&committed, &self.outcome, &self.concerns)
            && let Some(tell) = listener.get()
        {
            tell(*branch);
        }
        let answer = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => Ok(outcome),
            (Ok(()), None) => Err(StoreError::Broken { what: "write without outcome", cause: None }),
            (Err(error), _) => Err(error),
        };
        // Whoever asked may have gone away meanwhile; the key tells them when they ask again.
        drop(self.answer.send(answer));
    }
}
