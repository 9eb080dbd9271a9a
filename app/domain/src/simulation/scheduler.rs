//! A run: its tasks take turns, one step each, in an order that the seed picks.

use super::Config;
use super::client::Client;
use super::cluster::{Cluster, Work};
use super::faults::{Event, Faults, Schedule};
use super::invariants::answers;
use super::report::{Events, Kind, Report, Violation};
use super::sim::Sim;
use super::world::World;
use crate::access::Actor;
use fastrand::Rng;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// Steps that a run may go on after its faults are over.
const LONGEST: u64 = 200_000;

/// A task and whether it wants its turn.
struct Task {
    work: Work,
    /// The instance that it dies with; none for a client.
    instance: Option<usize>,
    ready: Arc<Ready>,
    waker: Waker,
}

struct Ready(AtomicBool);

impl Wake for Ready {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Task {
    fn new(work: Work, instance: Option<usize>) -> Self {
        let ready = Arc::new(Ready(AtomicBool::new(true)));
        Self { work, instance, waker: Waker::from(Arc::clone(&ready)), ready }
    }

    fn is_ready(&self) -> bool {
        self.ready.0.load(Ordering::Relaxed)
    }

    /// Goes on until it has to wait; true when it is finished.
    fn turn(&mut self) -> bool {
        self.ready.0.store(false, Ordering::Relaxed);
        matches!(self.work.as_mut().poll(&mut Context::from_waker(&self.waker)), Poll::Ready(()))
    }
}

/// One run.
pub(super) struct Run {
    sim: Arc<Sim>,
    cluster: Arc<Cluster>,
    schedule: Schedule,
    tasks: Vec<Task>,
}

impl Run {
    /// Sets up what the seed draws.
    pub fn new(seed: u64, config: &Config, events: Events) -> Self {
        let mut rng = Rng::with_seed(seed);
        let world = Arc::new(World::draw(&mut rng));
        let instances = rng.usize(1..=3);
        let (faults, schedule) = Schedule::draw(&mut rng, instances);
        let clients = rng.usize(2..=8);
        let pace = [4, 30, 100][rng.usize(..3)];
        let yields = [0.1, 0.3, 0.6, 0.9][rng.usize(..4)];
        let sim = Arc::new(Sim::new(world, rng, config.without, events));
        {
            let mut state = sim.lock();
            state.yields = yields;
            state.faults = faults;
            state.steady_clock = schedule.steady_clock;
        }
        let cluster = Arc::new(Cluster::new(Arc::clone(&sim), instances));
        let mut run = Self { sim, cluster, schedule, tasks: Vec::new() };
        (0..instances).for_each(|instance| run.start(instance));
        (0..clients).for_each(|number| run.admit(number, pace));
        run
    }

    /// Lets a client in.
    fn admit(&mut self, number: usize, pace: u64) {
        let sim = Arc::clone(&self.sim);
        let (actor, wishes) = {
            let mut state = sim.lock();
            let people = &sim.world.people;
            let who = match number {
                // A student first; the others as they come: often the same student again, in a second tab.
                0 => 2,
                _ => state.rng.usize(..people.len()),
            };
            let is_job = number > 0 && state.rng.u8(..16) == 0;
            let actor = if is_job { Actor::Job("purge") } else { Actor::Person(Box::new(people[who].clone())) };
            (actor, state.rng.usize(6..=15))
        };
        let calm_at = self.schedule.calm_at;
        let client = Client { sim, cluster: Arc::clone(&self.cluster), actor, wishes, pace, calm_at };
        self.tasks.push(Task::new(Box::pin(client.live()), None));
    }

    fn start(&mut self, instance: usize) {
        let workers = self.cluster.start(instance);
        self.tasks.extend(workers.into_iter().map(|work| Task::new(work, Some(instance))));
    }

    /// Runs to the end.
    pub fn finish(&mut self) -> Result<Report, Violation> {
        while self.tasks.iter().any(|task| task.instance.is_none()) {
            self.step()?;
        }
        let mut state = self.sim.lock();
        if let Some(violation) = &state.violation {
            return Err(violation.clone());
        }
        answers::at_the_end(&state)?;
        state.report.count(Kind::Total, "seeds");
        let steps = state.step;
        state.report.add(Kind::Total, "steps", steps);
        Ok(std::mem::take(&mut state.report))
    }

    /// The events of a run that was asked to keep them.
    pub fn events(&self) -> Vec<String> {
        std::mem::take(&mut self.sim.lock().events).into_vec()
    }

    fn step(&mut self) -> Result<(), Violation> {
        let step = {
            let state = &mut *self.sim.lock();
            if let Some(violation) = &state.violation {
                return Err(violation.clone());
            }
            if state.step > self.schedule.calm_at + LONGEST {
                return Err(stuck("still busy long after the faults were over"));
            }
            state.step += 1;
            if state.rng.u8(..64) == 0 {
                state.now = state.now.plus_seconds(state.rng.i64(1..30));
            }
            state.tick();
            state.step
        };
        while let Some(event) = self.schedule.due(step) {
            self.happens(event);
        }
        let ready = self.tasks.iter().filter(|task| task.is_ready()).count();
        if ready == 0 {
            return self.sleep();
        }
        let turn = self.sim.lock().rng.usize(..ready);
        let Some(number) = (0..self.tasks.len()).filter(|n| self.tasks[*n].is_ready()).nth(turn) else {
            return Ok(());
        };
        if self.tasks[number].turn() {
            self.tasks.swap_remove(number);
        }
        Ok(())
    }

    /// Nobody can go on: on to the next thing that happens by itself.
    fn sleep(&mut self) -> Result<(), Violation> {
        let state = &mut *self.sim.lock();
        let next = state.next_tick().into_iter().chain(self.schedule.next()).min();
        // The step itself is counted when it is made.
        state.step = state.step.max(next.ok_or_else(|| stuck("everybody waits for ever"))?.saturating_sub(1));
        Ok(())
    }

    fn happens(&mut self, event: Event) {
        let name = match event {
            Event::Away(true) => "store away",
            Event::Full(true) => "disk full",
            Event::Away(false) | Event::Full(false) | Event::Start(_) | Event::Calm => "over",
            Event::Crash(_) => "instance crashes",
            Event::Forward(_) => "clock goes forward",
            Event::Skew(..) => "clock of an instance goes astray",
        };
        {
            let mut state = self.sim.lock();
            state.report.count(Kind::Fault, name);
            state.note(|_| format!("{event:?}"));
        }
        match event {
            Event::Away(away) => self.sim.lock().faults.away = away,
            Event::Full(full) => self.sim.lock().faults.full = full,
            Event::Crash(instance) => {
                self.cluster.crash(instance);
                self.tasks.retain(|task| task.instance != Some(instance));
            }
            Event::Start(instance) => self.start(instance),
            Event::Forward(seconds) => {
                let mut state = self.sim.lock();
                state.now = state.now.plus_seconds(seconds);
            }
            Event::Skew(instance, seconds) => self.cluster.skew(instance, seconds),
            Event::Calm => self.sim.lock().faults = Faults::none(),
        }
    }
}

fn stuck(detail: &str) -> Violation {
    Violation::new("every request is answered", detail)
}

/// One run; its report, or the violation and the events before it.
pub(super) fn run(seed: u64, config: &Config, events: Events) -> Result<Report, (Violation, Vec<String>)> {
    let mut run = Run::new(seed, config, events);
    run.finish().map_err(|violation| (violation, run.events()))
}
