//! The same commands on any engine: whether SQL agrees with the model.
//!
//! No faults and no rivals here, only answers: what was done, refused and replayed, what each read says after each
//! group, and the rows at the end. A storage test fills an empty database with [`World::of`] the seed, and compares
//! [`transcript`] of its engine with [`expected`].

use super::model::Session;
use super::report::Events;
use super::sim::Sim;
use super::workload::{Answer, Ask, Request, Wishes};
use super::world::World;
use crate::access::Actor;
use crate::error::StoreError;
use crate::group::{Engine, Queued, settle};
use crate::ids::BookingId;
use crate::keys::KeyReads;
use crate::mine::repo::MineReads;
use crate::notices::repo::LetterReads;
use crate::people::own::erase::PersonalReads;
use crate::people::repo::{AccountReads, PeopleReads, SessionReads};
use crate::people::set_up::SetUpReads;
use crate::people::sign_in::SignInReads;
use crate::people::staff::StaffReads;
use crate::places::Attributes;
use crate::places::repo::{HouseReads, PlaceReads};
use crate::ports::{Backend, Entropy, Reads};
use crate::retention::RetentionReads;
use crate::seats::book::{BookSeat, SeatBooked};
use crate::seats::desk::DeskReads;
use crate::seats::queries::{RefusedWish, alternatives};
use crate::seats::repo::BookingReads;
use crate::seats::{Facts, SeatRefusal};
use crate::store::Store;
use crate::time::{Clock, DAY, FixedClock, MINUTE, Period};
use async_trait::async_trait;
use fastrand::Rng;
use futures_util::FutureExt;
use futures_util::lock::{Mutex as AsyncMutex, OwnedMutexGuard};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

/// What the model answers to the commands of a seed; see [`transcript`].
#[must_use]
pub fn expected(seed: u64) -> Vec<String> {
    let sim = Sim::new(Arc::new(World::of(seed)), Rng::with_seed(seed), None, Events::Off);
    let lines = transcript(seed, Box::new(Session::new(Arc::new(sim)))).now_or_never();
    lines.unwrap_or_else(|| vec!["the model waits for somebody although nobody else is there".to_owned()])
}

/// Gives the commands of a seed to an engine over a database that holds [`World::of`] the seed and nothing else.
///
/// Ids come from the seed, so that two engines that agree give equal lines. Reads go through the same engine, between
/// its transactions: an in-memory database with one connection will do.
pub async fn transcript(seed: u64, engine: Box<dyn Engine>) -> Vec<String> {
    let mut rng = Rng::with_seed(!seed);
    let world = World::of(seed);
    let clock = Arc::new(FixedClock::new(world.start));
    let entropy = Arc::new(Seeded(Mutex::new(rng.fork())));
    let desk = Arc::new(Desk { engine: Arc::new(AsyncMutex::new(engine)), queue: Mutex::default() });
    let shared: (Arc<dyn Backend>, Arc<dyn Clock>, Arc<dyn Entropy>) = (desk.clone(), clock.clone(), entropy.clone());
    let store = Store::new(shared.0, shared.1, shared.2);
    let mut script = Script { world, clock, entropy, desk, store, bookings: Vec::new(), asked: Vec::new() };
    let mut lines = Vec::new();
    for _ in 0..rng.usize(8..16) {
        let minutes = if rng.u8(..12) == 0 { 49 * 60 } else { rng.i64(0..50) };
        script.clock.advance(minutes * MINUTE);
        let requests: Vec<Request> = (0..rng.usize(1..8)).map(|_| script.next(&mut rng)).collect();
        script.group(&requests, &mut lines).await;
        if let Err(error) = script.reads(&mut lines).await {
            lines.push(format!("reading failed: {error:?}"));
        }
    }
    lines
}

/// The seed's chance, for ids.
struct Seeded(Mutex<Rng>);

impl Entropy for Seeded {
    fn bytes(&self) -> [u8; 16] {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).u128(..).to_le_bytes()
    }
}

/// A backend that hands out the one engine for reading and collects writes.
struct Desk {
    engine: Arc<AsyncMutex<Box<dyn Engine>>>,
    queue: Mutex<Vec<Box<dyn Queued>>>,
}

impl Desk {
    fn queued(&self) -> usize {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

#[async_trait]
impl Backend for Desk {
    async fn read(&self) -> Result<Box<dyn Reads>, StoreError> {
        Ok(Box::new(Lent(Arc::clone(&self.engine).lock_owned().await)))
    }

    async fn submit(&self, write: Box<dyn Queued>) -> Result<(), StoreError> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).push(write);
        Ok(())
    }
}

/// The engine, lent for reading.
struct Lent(OwnedMutexGuard<Box<dyn Engine>>);

impl Reads for Lent {
    fn places(&mut self) -> &mut dyn PlaceReads {
        self.0.places()
    }

    fn house(&mut self) -> &mut dyn HouseReads {
        self.0.house()
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        self.0.people()
    }

    fn desk(&mut self) -> &mut dyn DeskReads {
        self.0.desk()
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        self.0.bookings()
    }

    fn accounts(&mut self) -> &mut dyn AccountReads {
        self.0.accounts()
    }

    fn sessions(&mut self) -> &mut dyn SessionReads {
        self.0.sessions()
    }

    fn sign_ins(&mut self) -> &mut dyn SignInReads {
        self.0.sign_ins()
    }

    fn set_up_links(&mut self) -> &mut dyn SetUpReads {
        self.0.set_up_links()
    }

    fn staff(&mut self) -> &mut dyn StaffReads {
        self.0.staff()
    }

    fn personal(&mut self) -> &mut dyn PersonalReads {
        self.0.personal()
    }

    fn retention(&mut self) -> &mut dyn RetentionReads {
        self.0.retention()
    }

    fn keys(&mut self) -> &mut dyn KeyReads {
        self.0.keys()
    }

    fn letters(&mut self) -> &mut dyn LetterReads {
        self.0.letters()
    }

    fn mine(&mut self) -> &mut dyn MineReads {
        self.0.mine()
    }
}

/// The commands of a seed and what came of them.
struct Script {
    world: World,
    clock: Arc<FixedClock>,
    entropy: Arc<Seeded>,
    desk: Arc<Desk>,
    store: Store,
    bookings: Vec<BookingId>,
    asked: Vec<Request>,
}

impl Script {
    /// What is asked next: something new, something old again, or something else under an old key.
    fn next(&mut self, rng: &mut Rng) -> Request {
        let old = if rng.u8(..6) == 0 { rng.choice(&self.asked).cloned() } else { None };
        let other_body = rng.u8(..3) == 0;
        let actor = match rng.u8(..20) {
            0 => Actor::Job("purge"),
            _ => Actor::Person(Box::new(self.world.people[rng.usize(..self.world.people.len())].clone())),
        };
        let mut wishes = Wishes { rng, world: &self.world, now: self.clock.now(), bookings: &self.bookings };
        let request = match old {
            Some(old) if other_body => wishes.other_body(&old),
            Some(old) => old,
            None => wishes.new_request(&actor),
        };
        self.asked.push(request.clone());
        request
    }

    /// Sends requests as one group and notes the answers.
    async fn group(&mut self, requests: &[Request], lines: &mut Vec<String>) {
        let answers = self.answers(requests).await;
        for (request, answer) in requests.iter().zip(answers) {
            lines.push(format!("{}: {answer}", request.describe(&self.world)));
            match (&request.ask, &answer) {
                (Ask::Book(_), Answer::Done(done)) => {
                    let made = serde_json::from_str(done).ok().map(|SeatBooked { booking }| booking);
                    self.bookings.extend(made.filter(|booking| !self.bookings.contains(booking)));
                }
                (Ask::Book(asked), Answer::Refused(_, refusal)) => {
                    let offers = self.offers(asked, refusal).await;
                    lines.extend(offers);
                }
                _ => {}
            }
        }
    }

    async fn answers(&self, requests: &[Request]) -> Vec<Answer> {
        type Sending<'a> = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;
        let sending = |request| -> (Option<Sending<'_>>, Answer) {
            let request: &Request = request;
            (Some(Box::pin(request.send(&self.store))), Answer::Failed("not answered"))
        };
        let mut calls: Vec<_> = requests.iter().map(sending).collect();
        while calls.iter().any(|(sending, _)| sending.is_some()) {
            for (slot, answer) in &mut calls {
                let Some(sending) = slot else { continue };
                let before = self.desk.queued();
                // Until it is answered, or waits in the queue: one after the other, so that the order is the script's.
                let outcome = poll_fn(|cx| match sending.as_mut().poll(cx) {
                    Poll::Ready(answer) => Poll::Ready(Some(answer)),
                    Poll::Pending if self.desk.queued() > before => Poll::Ready(None),
                    Poll::Pending => Poll::Pending,
                });
                if let Some(outcome) = outcome.await {
                    *answer = outcome;
                    *slot = None;
                }
            }
            let group = std::mem::take(&mut *self.desk.queue.lock().unwrap_or_else(PoisonError::into_inner));
            let mut engine = self.desk.engine.lock().await;
            settle(engine.as_mut(), self.clock.as_ref(), self.entropy.as_ref(), group).await;
        }
        calls.into_iter().map(|(_, answer)| answer).collect()
    }

    /// What is offered instead of a refused wish.
    async fn offers(&self, asked: &BookSeat, refusal: &str) -> Option<String> {
        let refusal: SeatRefusal = serde_json::from_str(refusal).ok()?;
        let plan = self.store.plan(asked.branch).await.ok()??;
        let person = self.world.people.iter().find(|person| person.id == asked.person)?;
        let period = asked.period(plan.time_zone).ok()?;
        let mut reads = self.store.read().await.ok()?;
        let wish = RefusedWish {
            person,
            seat: Some(asked.seat),
            asked: period,
            wanted: Attributes::default(),
            refusal: &refusal,
        };
        let offers = alternatives(reads.as_mut(), &plan, &wish, self.store.now()).await;
        let offers = offers.ok()?.0.into_iter().map(|offer| {
            let (seat, from) = (self.world.seat_name(offer.seat), offer.period.from());
            format!("{seat} {from}/{}", offer.period.until())
        });
        Some(format!("  instead: {}", offers.collect::<Vec<_>>().join(", ")))
    }

    /// What everybody sees now; sorted where the store may answer in any order.
    async fn reads(&self, lines: &mut Vec<String>) -> Result<(), StoreError> {
        let (branch, now) = (self.world.plan.branch.id, self.clock.now());
        let mut reads = self.store.read().await?;
        if let Some(plan) = reads.places().plan(branch).await? {
            let policies: Vec<_> = plan.zones.iter().map(|zone| plan.policy_of(zone.id)).collect();
            let mut closures = plan.closures.clone();
            closures.sort_by_key(|closure| (closure.period, closure.id));
            lines.push(format!("plan {} {:?} {:?} {:?}", plan.revision, plan.branch, plan.week, plan.zones));
            lines.push(format!("plan {policies:?} {:?} {closures:?}", plan.seats));
        }
        for within in [Period::starting(now, 60), Period::starting(now.plus_seconds(-DAY), 3 * 1440)] {
            let mut occupied = reads.bookings().occupied(branch, within, now).await?;
            occupied.sort_by_key(|kept| (kept.held, kept.seat));
            lines.push(format!("occupied {occupied:?}"));
            for zone in &self.world.plan.zones {
                let count = reads.bookings().count_in_zone(zone.id, within, now).await?;
                lines.push(format!("in {}: {count}", zone.name));
            }
        }
        let weeks = Facts::weeks_around(self.world.plan.time_zone, Period::starting(now, 1));
        for person in &self.world.people {
            let mut own = reads.bookings().of_person(person.id, weeks, now).await?;
            own.sort_by_key(|booking| (booking.period, booking.id));
            lines.push(format!("{:?} has {own:?}", reads.people().person(person.id).await?));
        }
        for booking in &self.bookings {
            lines.push(format!("{:?}", reads.bookings().booking(*booking).await?));
        }
        Ok(())
    }
}
