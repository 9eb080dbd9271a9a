//! Book any seat that fits.

use super::SeatRefusal;
use super::any::Fit;
use super::book::{BookSeat, Prepared as PreparedSeat, SeatBooked, person};
use super::queries::Occupancy;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, PersonId, SeatId, ZoneId};
use crate::people::Person;
use crate::places::{Attributes, BranchPlan};
use crate::time::WallTime;
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

/// The seats that may do, the best first, each with what booking it needs.
pub struct Prepared {
    plan: Arc<BranchPlan>,
    best: Vec<(BookSeat, PreparedSeat)>,
    /// Whether there are more than were tried.
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
        let matching = |seat: &&crate::places::Seat| {
            seat.attributes.include(self.attributes) && self.zone.is_none_or(|zone| zone == seat.zone)
        };
        let mut seats: Vec<SeatId> = match self.at(SeatId(uuid::Uuid::nil())).period(plan.time_zone) {
            Ok(period) => {
                let mut reads = with.store.read().await?;
                let around = Fit::around(&plan, period);
                let occupancy = Occupancy::of(reads.as_mut(), &plan, around, with.now).await?;
                self.fit(period).ranked(&plan, occupancy.occupied())
            }
            Err(_) => Vec::new(),
        };
        if seats.is_empty() {
            // Any of them, for the rule that says why nothing can be had: closed, too far ahead, all taken.
            seats.extend(plan.seats.iter().filter(matching).map(|seat| seat.id).take(1));
        }
        let more = seats.len() > TRIED;
        let prepared = |seat: SeatId| {
            let book = self.at(seat);
            book.prepared(&plan, person.clone()).map(|prepared| (book, prepared))
        };
        let best = seats.into_iter().take(TRIED).filter_map(prepared).collect();
        Ok(Prepared { plan, best, more })
    }

    fn fit(&self, period: crate::time::Period) -> Fit {
        Fit { zone: self.zone, attributes: self.attributes, period }
    }

    /// What a command must hold that books one of these.
    pub(super) fn locks_of(&self, prepared: &Prepared) -> Vec<LockKey> {
        let zones: BTreeSet<ZoneId> = prepared.best.iter().map(|(_, seat)| seat.zone).collect();
        let zones = zones.into_iter().map(LockKey::Zone);
        std::iter::once(LockKey::Person(self.person)).chain(zones).collect()
    }

    /// Where it happens.
    pub(super) fn scope_of(&self, prepared: &Prepared) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: Some(self.person) }
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
        for (book, seat) in &prepared.best {
            match ctx.attempt(book, seat).await {
                Err(Halt::Refused(SeatRefusal::Taken)) => {}
                other => return other,
            }
        }
        // Somebody was faster at all of them: look again, unless these were all there are.
        Err(if prepared.more { Halt::Stale } else { Halt::Refused(SeatRefusal::NoneFits) })
    }

    fn trail(&self, prepared: &Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(prepared.plan.library.id), branch: Some(self.branch), object: Some(done.booking.0) }
    }
}
