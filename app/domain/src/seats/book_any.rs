//! Book any seat that fits.

use super::any::Fit;
use super::book::{BookSeat, Prepared as PreparedSeat, SeatBooked, person};
use super::hold::NOBODY;
use super::queries::{Occupancy, any_seats};
use super::{Facts, SeatRefusal};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, PersonId, SeatId, ZoneId};
use crate::people::Person;
use crate::places::{Attributes, BranchPlan};
use crate::time::{Period, WallTime};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many seats are tried before looking again who sits where.
const TRIED: usize = 12;

/// Books the seat that leaves the best room for later requests (see [`super::any`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BookAnySeat {
    /// The branch.
    pub branch: BranchId,
    /// Only in this zone; none = anywhere in the branch.
    pub zone: Option<ZoneId>,
    /// What the seat must offer.
    pub attributes: Attributes,
    /// For whom.
    pub person: PersonId,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
}

/// The seats that may do.
pub struct Prepared {
    plan: Arc<BranchPlan>,
    person: Person,
    /// The best, or the rule that says no wherever one looks.
    best: Result<Best, SeatRefusal>,
}

/// What is tried.
struct Best {
    fit: Fit,
    /// The best first.
    seats: Vec<SeatId>,
    /// The zones of these, which are locked.
    zones: Vec<ZoneId>,
    /// Whether there are more than are tried.
    more: bool,
}

impl BookAnySeat {
    /// Booking one of the seats.
    #[must_use]
    pub fn at(&self, seat: SeatId) -> BookSeat {
        let Self { branch, person, day, from, until, zone: _, attributes: _ } = *self;
        BookSeat { branch, seat, person, day, from, until }
    }

    /// Looks for seats for somebody who is known.
    pub(super) async fn prepared<R>(&self, with: &mut Preparing<'_>, person: Person) -> Result<Prepared, Halt<R>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        if self.zone.is_some_and(|zone| plan.zone(zone).is_none()) {
            return Err(Halt::NotFound);
        }
        let best = match self.at(SeatId(uuid::Uuid::nil())).period(plan.time_zone) {
            Ok(period) => {
                let (mut reads, fit) = (with.store.read().await?, self.fit(period));
                // Judged again under the lock, when one seat after the other is tried; without it the best ones might all
                // lie in a zone that has no hours left for them. What is nobody's is held for many.
                let weeks = Facts::weeks_around(plan.time_zone, period);
                let own = match person.id {
                    NOBODY => Vec::new(),
                    person => reads.bookings().of_person(person, weeks, with.now).await?,
                };
                let seats = any_seats(reads.as_mut(), &plan, fit, (&person, &own), with.now).await?;
                seats.map(|seats| Best::of(&plan, fit, seats))
            }
            Err(refusal) => Err(refusal),
        };
        Ok(Prepared { plan, person, best })
    }

    fn fit(&self, period: Period) -> Fit {
        Fit { zone: self.zone, attributes: self.attributes, period }
    }

    /// What a command must hold that books one of these.
    pub(super) fn locks_of(&self, prepared: &Prepared) -> Vec<LockKey> {
        let zones = prepared.best.iter().flat_map(|best| &best.zones).map(|zone| LockKey::Zone(*zone));
        std::iter::once(LockKey::Person(self.person)).chain(zones).collect()
    }

    /// Where it happens.
    pub(super) fn scope_of(&self, prepared: &Prepared) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: Some(self.person) }
    }
}

impl Best {
    fn of(plan: &BranchPlan, fit: Fit, mut seats: Vec<SeatId>) -> Self {
        let more = seats.len() > TRIED;
        seats.truncate(TRIED);
        let zones: BTreeSet<ZoneId> = seats.iter().filter_map(|seat| plan.seat(*seat)).map(|seat| seat.zone).collect();
        Self { fit, seats, zones: zones.into_iter().collect(), more }
    }
}

/// One seat after the other, until one can be had.
#[derive(Default)]
struct Tries {
    /// The first rule that said no to this person. The other seats of its zone are not tried.
    refused: Option<SeatRefusal>,
    shut: Vec<ZoneId>,
}

impl Tries {
    /// `take` is the command that takes a seat.
    async fn take<C>(
        &mut self,
        wish: &BookAnySeat,
        prepared: &Prepared,
        (seats, take): (&[SeatId], &(impl Fn(SeatId) -> C + Sync)),
        ctx: &mut Ctx<'_>,
    ) -> Result<Option<C::Done>, Halt<SeatRefusal>>
    where
        C: Command<Prepared = PreparedSeat, Refused = SeatRefusal>,
    {
        for seat in seats {
            let Some(prepared) = wish.at(*seat).prepared(&prepared.plan, prepared.person.clone()) else { continue };
            if self.shut.contains(&prepared.zone) {
                continue;
            }
            match ctx.attempt(&take(*seat), &prepared).await {
                Ok(done) => return Ok(Some(done)),
                Err(Halt::Refused(SeatRefusal::Taken)) => {}
                Err(Halt::Refused(rule)) => {
                    self.shut.push(prepared.zone);
                    self.refused.get_or_insert(rule);
                }
                Err(other) => return Err(other),
            }
        }
        Ok(None)
    }
}

impl BookAnySeat {
    /// Takes the best seat that can be had, by the command that `take` makes of it.
    pub(super) async fn first<C>(
        &self,
        prepared: &Prepared,
        ctx: &mut Ctx<'_>,
        take: impl Fn(SeatId) -> C + Sync,
    ) -> Result<C::Done, Halt<SeatRefusal>>
    where
        C: Command<Prepared = PreparedSeat, Refused = SeatRefusal>,
    {
        let Best { fit, seats, zones, more } = prepared.best.as_ref().map_err(|rule| Halt::Refused(rule.clone()))?;
        let mut tries = Tries::default();
        if let Some(done) = tries.take(self, prepared, (seats, &take), ctx).await? {
            return Ok(done);
        }
        if *more {
            // In a rush everybody was shown the same best seats. The zones are ours now: what is free in them stays so.
            let around = Fit::around(&prepared.plan, fit.period);
            let now = ctx.now();
            let occupancy = Occupancy::of(ctx.store(), &prepared.plan, around, now).await?;
            let mut seats = fit.ranked(&prepared.plan, occupancy.occupied(), zones);
            seats.truncate(TRIED);
            if let Some(done) = tries.take(self, prepared, (&seats, &take), ctx).await? {
                return Ok(done);
            }
        }
        Err(match tries.refused {
            Some(rule) => Halt::Refused(rule),
            None if *more => Halt::Stale,
            None => Halt::Refused(SeatRefusal::NoneFits),
        })
    }
}

impl Command for BookAnySeat {
    const NAME: &'static str = "book-any-seat";
    const ACTION: Action = Action::BookSeat;
    type Prepared = Prepared;
    type Done = SeatBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<SeatRefusal>> {
        let person = person(with, self.person).await?;
        self.prepared(with, person).await
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        self.scope_of(prepared)
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        self.locks_of(prepared)
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<SeatBooked, Halt<SeatRefusal>> {
        self.first(prepared, ctx, |seat| self.at(seat)).await
    }

    fn trail(&self, prepared: &Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(prepared.plan.library.id), branch: Some(self.branch), object: Some(done.booking.0) }
    }
}
