//! A client: somebody with a browser or a program, who asks, clicks twice, goes away, and asks again.

use super::cluster::Cluster;
use super::report::{Kind, Violation};
use super::sim::Sim;
use super::workload::{Answer, Ask, Request, Wishes};
use crate::access::Actor;
use crate::seats::book::SeatBooked;
use futures_util::future::{Either, join, join_all, select};
use std::pin::pin;
use std::sync::Arc;

/// One client; several may be the same person.
pub(super) struct Client {
    pub sim: Arc<Sim>,
    pub cluster: Arc<Cluster>,
    pub actor: Actor,
    /// How many commands it gives while there are faults.
    pub wishes: usize,
    /// Longest pause between two commands, in steps.
    pub pace: u64,
    /// The step at which the faults are over.
    pub calm_at: u64,
}

/// How a client asks.
#[derive(Clone, Copy)]
enum Manner {
    Once,
    /// Two clicks on the same button.
    DoubleClick,
    /// A few requests under one key that differ.
    OtherBody,
    /// Goes away after a while.
    GoesAway,
    /// A program that wants several things at once.
    Burst,
}

impl Client {
    pub async fn live(self) {
        for _ in 0..self.wishes {
            let (request, manner, pause) = self.next();
            self.sim.nap(pause).await;
            match manner {
                Manner::Once => self.until_known(&request).await,
                Manner::DoubleClick => {
                    join(self.until_known(&request), self.once(&request)).await;
                }
                Manner::OtherBody => {
                    let others: Vec<Request> = (0..3).map(|_| self.wishes(|w| w.other_body(&request))).collect();
                    join_all(others.iter().chain([&request]).map(|request| self.once(request))).await;
                }
                Manner::Burst => {
                    let more: Vec<Request> = (0..5).map(|_| self.wishes(|w| w.new_request(&self.actor))).collect();
                    join_all(more.iter().chain([&request]).map(|request| self.once(request))).await;
                }
                Manner::GoesAway => self.goes_away(&request, pause).await,
            }
        }
        self.in_calm().await;
    }

    /// When all faults are over: asks again whatever it does not know the outcome of, and something new.
    async fn in_calm(&self) {
        let (step, calm_at) = (self.sim.lock().step, self.calm_at);
        self.sim.nap(calm_at.saturating_sub(step) + 1).await;
        let me = self.actor.id();
        let unknown: Vec<Request> = {
            let state = self.sim.lock();
            let mine = state.history.calls.iter().filter(|call| call.key.actor == me && call.is_unknown());
            mine.map(|call| call.request.clone()).collect()
        };
        for request in unknown {
            self.once(&request).await;
        }
        let request = self.wishes(|wishes| wishes.new_request(&self.actor));
        self.once(&request).await;
    }

    /// What it asks next, how, and after how many steps.
    fn next(&self) -> (Request, Manner, u64) {
        let old = self.an_old_one();
        let request = old.unwrap_or_else(|| self.wishes(|wishes| wishes.new_request(&self.actor)));
        let mut state = self.sim.lock();
        let manner = match state.rng.u8(..20) {
            0 | 1 => Manner::DoubleClick,
            2 | 3 => Manner::OtherBody,
            4 => Manner::GoesAway,
            5 => Manner::Burst,
            _ => Manner::Once,
        };
        (request, manner, state.rng.u64(..self.pace))
    }

    /// A request that it made before: reload, Back, a second tab.
    fn an_old_one(&self) -> Option<Request> {
        let mut state = self.sim.lock();
        if !state.chance(0.15) {
            return None;
        }
        let me = self.actor.id();
        let mine: Vec<usize> =
            (0..state.history.calls.len()).filter(|n| state.history.calls[*n].key.actor == me).collect();
        let number = *state.rng.choice(&mine)?;
        Some(state.history.calls[number].request.clone())
    }

    fn wishes<T>(&self, draw: impl FnOnce(&mut Wishes<'_>) -> T) -> T {
        let state = &mut *self.sim.lock();
        let (now, bookings) = (state.now, &state.history.bookings);
        draw(&mut Wishes { rng: &mut state.rng, world: &self.sim.world, now, bookings })
    }

    /// Asks once, at whichever instance the proxy picks.
    async fn once(&self, request: &Request) -> Answer {
        let number = self.sim.lock().sent(request);
        let answer = self.deliver(request).await;
        self.sim.lock().answered(number, &answer);
        if let (Answer::Done(done), Ask::Book(_)) = (&answer, &request.ask) {
            self.look(done).await;
        }
        answer
    }

    async fn deliver(&self, request: &Request) -> Answer {
        match self.cluster.any() {
            Some(store) => request.send(&store).await,
            None => {
                self.sim.lock().happens(Kind::Fault, "instance down");
                // Sent again by whoever wants an answer in calm weather too: all instances are up then.
                Answer::Failed("unavailable")
            }
        }
    }

    /// Asks, and now and then again while it is told that the store is away.
    async fn until_known(&self, request: &Request) {
        for _ in 0..3 {
            let known = self.once(request).await != Answer::Failed("unavailable");
            let (gives_up, pause) = {
                let mut state = self.sim.lock();
                (state.chance(0.3), state.rng.u64(..60))
            };
            if known || gives_up {
                return;
            }
            self.sim.nap(pause).await;
        }
    }

    async fn goes_away(&self, request: &Request, patience: u64) {
        let number = self.sim.lock().sent(request);
        let answer = match select(pin!(self.deliver(request)), pin!(self.sim.nap(patience))).await {
            Either::Left((answer, _)) => Some(answer),
            Either::Right(_) => None,
        };
        let mut state = self.sim.lock();
        match answer {
            Some(answer) => state.answered(number, &answer),
            None => state.abandoned(number),
        }
    }

    /// The page after a booking shows it, whichever instance renders it.
    async fn look(&self, done: &str) {
        let Some(store) = self.cluster.any().filter(|_| self.sim.lock().chance(0.3)) else { return };
        let Ok(SeatBooked { booking }) = serde_json::from_str(done) else { return };
        let Ok(mut reads) = store.read().await else { return };
        if let Ok(None) = reads.bookings().booking(booking).await {
            let violation = Violation::new("what is answered can be read", booking.to_string());
            self.sim.lock().violated(violation);
        }
    }
}
