//! Hold a seat for somebody who is still signing in, and make a booking of it.
//!
//! What is held is a row like a booking's, with nobody's id: the guard and every reader know it, and it lapses by its
//! `release_at` like a booking to which nobody came.

use super::book::{BookSeat, Prepared as PreparedSeat, SeatBooked, person, take};
use super::book_any::{BookAnySeat, Prepared as PreparedAny};
use super::grant::Asking;
use super::rules::judge;
use super::{Booking, Facts, SeatRefusal, Status};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, PersonId, SeatId};
use crate::keys::{self, Purpose};
use crate::people::limits::Limit;
use crate::people::sign_in::{Place, count};
use crate::people::{Membership, Person};
use crate::places::BranchPlan;
use crate::time::WallTime;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a seat is held, in minutes: the time that a code by e-mail takes to arrive and to be typed.
pub const HOLD_MINUTES: i64 = 10;

/// Seats held from one place: a class of thirty may come at once, then one every ten seconds.
pub const HOLDS_AN_ADDRESS: Limit = Limit { kind: "holds-address", every: 10, burst: 40 };

/// To whom what is only held belongs.
pub const NOBODY: PersonId = PersonId(Uuid::nil());

/// A member without bookings: what may be offered to somebody of whom nothing is known yet.
#[must_use]
pub fn anybody(plan: &BranchPlan) -> Person {
    let member = Membership { library: plan.library.id, patron_group: String::new(), until: None };
    Person { id: NOBODY, name: String::new(), memberships: vec![member], posts: Vec::new(), keeps_consortium: false }
}

/// Keeps a seat for ten minutes for whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoldSeat {
    /// The branch.
    pub branch: BranchId,
    /// The seat in it.
    pub seat: SeatId,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
    /// From where it is asked.
    pub place: Place,
}

/// It is held, or too many are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeatHeld {
    /// It is.
    Held {
        /// What to claim.
        hold: BookingId,
    },
    /// Too many seats are held from there; what was asked for can still be booked after signing in.
    TooMany,
}

impl HoldSeat {
    pub(super) fn book(&self) -> BookSeat {
        let Self { branch, seat, day, from, until, place: _ } = *self;
        BookSeat { branch, seat, person: NOBODY, day, from, until }
    }

    /// The row that would keep it, when the rules allow that.
    pub(super) async fn judged(
        &self,
        prepared: &PreparedSeat,
        ctx: &mut Ctx<'_>,
    ) -> Result<Booking, Halt<SeatRefusal>> {
        let PreparedSeat { plan, zone, person, period } = prepared;
        let now = ctx.now();
        if ctx.store().places().revision(self.branch).await? != Some(plan.revision) {
            return Err(Halt::Stale);
        }
        let period = *period.as_ref().map_err(|refusal| Halt::Refused(refusal.clone()))?;
        // What concerns the person is judged once it is known who they are.
        let facts = Facts::gather(plan, *zone, person, &[], now, period);
        let terms = judge(period, &facts).map_err(Halt::Refused)?;
        Ok(Booking {
            id: BookingId(ctx.new_id()),
            library: plan.library.id,
            branch: self.branch,
            zone: *zone,
            seat: self.seat,
            person: NOBODY,
            period,
            held: terms.held,
            release_at: Some(now.plus_minutes(HOLD_MINUTES)),
            status: Status::Held,
            booked_at: now,
            arrived_at: None,
            left_at: None,
            sequence: 0,
        })
    }
}

/// Keeps what was judged; refused when somebody has it.
pub(super) async fn keep(ctx: &mut Ctx<'_>, hold: &Booking) -> Result<BookingId, Halt<SeatRefusal>> {
    ctx.store().booking_repo().add_nobody().await?;
    take(ctx, hold).await?;
    Ok(hold.id)
}

impl Command for HoldSeat {
    const NAME: &'static str = "hold-seat";
    const ACTION: Action = Action::HoldSeat;
    const AUDITED: bool = false;
    type Prepared = PreparedSeat;
    type Done = SeatHeld;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<PreparedSeat, Halt<SeatRefusal>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        self.book().prepared(&plan, anybody(&plan)).ok_or(Halt::NotFound)
    }

    fn scope(&self, prepared: &PreparedSeat) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: None }
    }

    fn locks(&self, prepared: &PreparedSeat) -> Vec<LockKey> {
        vec![LockKey::Zone(prepared.zone), Purpose::Limits.lock()]
    }

    async fn run(&self, prepared: &PreparedSeat, ctx: &mut Ctx<'_>) -> Result<SeatHeld, Halt<SeatRefusal>> {
        let hold = self.judged(prepared, ctx).await?;
        let limits = keys::ensure(ctx, Purpose::Limits).await?;
        if count(ctx, &limits, HOLDS_AN_ADDRESS, &self.place.0).await?.is_some() {
            return Ok(SeatHeld::TooMany);
        }
        Ok(SeatHeld::Held { hold: keep(ctx, &hold).await? })
    }

    fn is_kept(done: &SeatHeld) -> bool {
        matches!(done, SeatHeld::Held { .. })
    }

    fn trail(&self, _: &PreparedSeat, _: &SeatHeld) -> Trail {
        Trail::default()
    }
}

/// Keeps the seat for ten minutes that leaves the best room for later requests (see [`super::any`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoldAnySeat {
    /// What is asked for; its person is [`NOBODY`].
    pub wish: BookAnySeat,
    /// From where it is asked.
    pub place: Place,
}

impl Command for HoldAnySeat {
    const NAME: &'static str = "hold-any-seat";
    const ACTION: Action = Action::HoldSeat;
    const AUDITED: bool = false;
    type Prepared = PreparedAny;
    type Done = SeatHeld;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<PreparedAny, Halt<SeatRefusal>> {
        let plan = with.plan(self.wish.branch).await?.ok_or(Halt::NotFound)?;
        self.wish.prepared(with, anybody(&plan)).await
    }

    fn scope(&self, prepared: &PreparedAny) -> Scope {
        Scope { person: None, ..self.wish.scope_of(prepared) }
    }

    fn locks(&self, prepared: &PreparedAny) -> Vec<LockKey> {
        let zones = self.wish.locks_of(prepared).into_iter().filter(|lock| matches!(lock, LockKey::Zone(_)));
        zones.chain([Purpose::Limits.lock()]).collect()
    }

    async fn run(&self, prepared: &PreparedAny, ctx: &mut Ctx<'_>) -> Result<SeatHeld, Halt<SeatRefusal>> {
        let BookAnySeat { branch, day, from, until, .. } = self.wish;
        let hold = |seat| HoldSeat { branch, seat, day, from, until, place: self.place.clone() };
        self.wish.first(prepared, ctx, hold).await
    }

    fn is_kept(done: &SeatHeld) -> bool {
        HoldSeat::is_kept(done)
    }

    fn trail(&self, _: &PreparedAny, _: &SeatHeld) -> Trail {
        Trail::default()
    }
}

/// Makes a booking of a seat that is held.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ClaimHold {
    /// What is held.
    pub hold: BookingId,
    /// For whom it is booked now.
    pub person: PersonId,
}

impl Command for ClaimHold {
    const NAME: &'static str = "claim-hold";
    const ACTION: Action = Action::BookSeat;
    type Prepared = (Booking, PreparedSeat);
    type Done = SeatBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Self::Prepared, Halt<SeatRefusal>> {
        let held = with.store.read().await?.bookings().booking(self.hold).await?;
        // Theirs already: the same button once more, whose first answer is kept.
        let held = held.filter(|held| held.person == NOBODY || held.person == self.person).ok_or(Halt::NotFound)?;
        let plan = with.plan(held.branch).await?.ok_or(Halt::NotFound)?;
        let person = person(with, self.person).await?;
        let prepared = PreparedSeat { plan, zone: held.zone, person, period: Ok(held.period) };
        Ok((held, prepared))
    }

    fn scope(&self, (held, _): &Self::Prepared) -> Scope {
        Scope { library: Some(held.library), branch: Some(held.branch), person: Some(self.person) }
    }

    fn locks(&self, (held, _): &Self::Prepared) -> Vec<LockKey> {
        vec![LockKey::Person(self.person), LockKey::Zone(held.zone)]
    }

    async fn run(&self, prepared: &Self::Prepared, ctx: &mut Ctx<'_>) -> Result<SeatBooked, Halt<SeatRefusal>> {
        let (held, PreparedSeat { plan, zone, person, period }) = prepared;
        // Staff may have taken the seat out of use, or to another zone, while it was held.
        if plan.seat(held.seat).is_none_or(|seat| seat.zone != *zone) {
            return Err(Halt::Refused(SeatRefusal::Taken));
        }
        let asking = Asking { plan, zone: *zone, person, period, instead_of: None };
        let (_, terms) = asking.grant(ctx).await?;
        let booking = Booking {
            person: self.person,
            held: terms.held,
            release_at: Some(terms.release_at),
            status: Status::Booked,
            booked_at: ctx.now(),
            ..held.clone()
        };
        if ctx.store().booking_repo().claim(self.hold, &booking).await? {
            return Ok(SeatBooked { booking: self.hold });
        }
        // It took longer than ten minutes; the seat may well be free still.
        let booking = Booking { id: BookingId(ctx.new_id()), ..booking };
        take(ctx, &booking).await?;
        Ok(SeatBooked { booking: booking.id })
    }

    fn trail(&self, (held, _): &Self::Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(held.library), branch: Some(held.branch), object: Some(done.booking.0) }
    }
}
