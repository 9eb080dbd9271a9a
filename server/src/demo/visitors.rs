//! The demo's quiet visitors: every few seconds somebody made up comes, leaves, books for tomorrow or takes that back, by
//! the commands that everybody uses. So the weave moves while one looks at it. The people of the demo's bar are left alone.

use super::named_people;
use crate::shutdown::Shutdown;
use fastrand::Rng;
use plek_domain::access::Actor;
use plek_domain::error::{StoreError, chain};
use plek_domain::ids::PersonId;
use plek_domain::people::Person;
use plek_domain::places::{Attributes, BookingMode, BranchPlan};
use plek_domain::ports::Reads;
use plek_domain::seats::book_any::BookAnySeat;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::check_in::CheckIn;
use plek_domain::seats::check_out::CheckOut;
use plek_domain::seats::{Booking, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::{DAY, HOUR, Period, Timestamp, WallTime, local};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// How often somebody does something.
const EVERY: Duration = Duration::from_secs(4);

/// Members who are looked at to find one.
const CROWD: u32 = 60;

/// Runs until the shutdown.
pub async fn run(store: Store, seed: u64, shutdown: Shutdown) {
    let mut rng = Rng::with_seed(seed);
    loop {
        tokio::select! {
            () = shutdown.clone().begun() => return,
            () = sleep(EVERY) => {}
        }
        if let Err(error) = step(&store, &mut rng).await {
            tracing::warn!(error = chain(&error), "the demo's visitors stay at home");
        }
    }
}

/// What a visitor does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Comes,
    Leaves,
    Plans,
    TakesBack,
}

/// One visitor does one thing, if it can be done; whether it was.
///
/// # Errors
/// When storage fails.
pub async fn step(store: &Store, rng: &mut Rng) -> Result<bool, StoreError> {
    let mut reads = store.read().await?;
    let now = store.now();
    let mut open = Vec::new();
    for (branch, revision) in reads.places().revisions("").await? {
        let plan = store.plan_at(reads.as_mut(), branch, revision).await?;
        open.extend(plan.and_then(|plan| Some((plan.open_at(now)?, plan))));
    }
    let Some((opening, plan)) = rng.choice(open) else { return Ok(false) };
    let deed = rng.choice([Deed::Comes, Deed::Comes, Deed::Leaves, Deed::Leaves, Deed::Plans, Deed::TakesBack]);
    let done = match deed.unwrap_or(Deed::Comes) {
        Deed::Comes => {
            let Some(visitor) = somebody(reads.as_mut(), &plan, rng).await? else { return Ok(false) };
            drop(reads);
            return comes(store, &plan, visitor, opening, rng).await;
        }
        Deed::Plans => {
            let Some(visitor) = somebody(reads.as_mut(), &plan, rng).await? else { return Ok(false) };
            drop(reads);
            let from = (9 + rng.i64(0..5)) * 60;
            let wish = wish(&plan, &visitor, now.plus_seconds(DAY), (from, from + 120));
            write(store.write(&actor(visitor), wish, Key::Fresh).await)?.is_some()
        }
        Deed::Leaves => {
            let around = Period::starting(now, 1);
            let seated = |booking: &Booking| booking.status == Status::CheckedIn;
            let Some((booking, visitor)) = booked(reads.as_mut(), &plan, around, seated, rng).await? else {
                return Ok(false);
            };
            drop(reads);
            write(store.write(&actor(visitor), CheckOut { booking }, Key::Fresh).await)?.is_some()
        }
        Deed::TakesBack => {
            let Some(tomorrow) = Period::new(now.plus_seconds(12 * HOUR), now.plus_seconds(30 * HOUR)) else {
                return Ok(false);
            };
            let planned = |booking: &Booking| booking.status == Status::Booked && booking.period.from() > now;
            let Some((booking, visitor)) = booked(reads.as_mut(), &plan, tomorrow, planned, rng).await? else {
                return Ok(false);
            };
            drop(reads);
            write(store.write(&actor(visitor), CancelBooking { booking }, Key::Fresh).await)?.is_some()
        }
    };
    Ok(done)
}

/// Takes any seat from now on and sits down.
async fn comes(
    store: &Store,
    plan: &Arc<BranchPlan>,
    visitor: Person,
    opening: Period,
    rng: &mut Rng,
) -> Result<bool, StoreError> {
    let now = store.now();
    let zones = plan.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn);
    let Some(step) = zones.map(|zone| plan.policy_of(zone.id).step_minutes.value).max() else { return Ok(false) };
    let minutes = local(plan.time_zone, now).1;
    let from = minutes - minutes % step.max(1);
    let left = (opening.until().0 - now.0) / 60;
    let length = (rng.i64(2..7) * 30).min(left - left % step.max(1));
    let wish = wish(plan, &visitor, now, (from, from + length));
    let actor = actor(visitor);
    let Some(done) = write(store.write(&actor, wish, Key::Fresh).await)? else { return Ok(false) };
    let mut reads = store.read().await?;
    let Some(booking) = reads.bookings().booking(done.booking).await? else { return Ok(false) };
    let code = reads.places().code_of(booking.seat).await?;
    drop(reads);
    let command = CheckIn { booking: booking.id, code, inside: true };
    Ok(write(store.write(&actor, command, Key::Fresh).await)?.is_some())
}

fn wish(plan: &BranchPlan, visitor: &Person, at: Timestamp, (from, until): (i64, i64)) -> BookAnySeat {
    let wall = |minutes: i64| WallTime { minutes: minutes.rem_euclid(1440), offset: None };
    BookAnySeat {
        branch: plan.branch.id,
        zone: None,
        attributes: Attributes::default(),
        person: visitor.id,
        day: local(plan.time_zone, at).0,
        from: wall(from),
        until: wall(until),
    }
}

fn actor(visitor: Person) -> Actor {
    Actor::Person(Box::new(visitor))
}

/// A member of the library, one of those with some letter in their name.
async fn somebody(reads: &mut dyn Reads, plan: &BranchPlan, rng: &mut Rng) -> Result<Option<Person>, StoreError> {
    let letter = rng.lowercase().to_string();
    let members = reads.staff().members(plan.library.id, &letter, CROWD).await?;
    let ids = members.into_iter().map(|member| member.person).filter(|person| !is_named(*person));
    match rng.choice(ids.collect::<Vec<_>>()) {
        Some(id) => reads.people().person(id).await,
        None => Ok(None),
    }
}

/// A booking of the branch that fits, and whose it is.
async fn booked(
    reads: &mut dyn Reads,
    plan: &BranchPlan,
    within: Period,
    fits: impl Fn(&Booking) -> bool + Send,
    rng: &mut Rng,
) -> Result<Option<(plek_domain::ids::BookingId, Person)>, StoreError> {
    let now = within.from();
    let all = reads.house().bookings_within(plan.branch.id, within, now).await?;
    let some = all.into_iter().filter(|booking| fits(booking) && !is_named(booking.person)).collect::<Vec<_>>();
    let Some(booking) = rng.choice(some) else { return Ok(None) };
    Ok(reads.people().person(booking.person).await?.map(|person| (booking.id, person)))
}

fn is_named(person: PersonId) -> bool {
    named_people().iter().any(|named| named.id == person)
}

/// What was done; nothing when a rule says no, as it may.
fn write<D, R>(outcome: Result<D, WriteError<R>>) -> Result<Option<D>, StoreError> {
    match outcome {
        Ok(done) => Ok(Some(done)),
        Err(WriteError::Store(error)) => Err(error),
        Err(WriteError::Refused(_) | WriteError::NotFound | WriteError::KeyReused) => Ok(None),
    }
}
