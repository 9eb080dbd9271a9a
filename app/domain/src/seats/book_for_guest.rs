//! A seat for somebody who has only a name: a walk-in or a caller, at the desk.

use super::SeatRefusal;
use super::book::{BookSeat, Prepared as PreparedSeat, SeatBooked};
use super::book_any::{BookAnySeat, Prepared as PreparedAny};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BranchId, PersonId, SeatId, ZoneId};
use crate::people::{Account, Membership, Person};
use crate::places::Attributes;
use crate::places::BranchPlan;
use crate::text::Line;
use crate::time::{Timestamp, WallTime, midnight};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::sync::Arc;

/// The patron group of guests.
pub const GUEST: &str = "guest";

/// Books a seat for somebody without an account, who becomes a guest of the library until the day after the booking's is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BookForGuest {
    /// The id that they get: the form's key, so that the same form twice is the same guest.
    pub guest: PersonId,
    /// The branch.
    pub branch: BranchId,
    /// Their name, as the desk types it.
    pub name: Line,
    /// One seat; none = any that fits.
    pub seat: Option<SeatId>,
    /// Only in this zone.
    pub zone: Option<ZoneId>,
    /// What the seat must offer.
    pub attributes: Attributes,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
    /// The language that they are spoken to in.
    pub lang: String,
}

/// What was looked up.
pub struct Prepared {
    plan: Arc<BranchPlan>,
    /// First instant at which they are no guest any more.
    until: Timestamp,
    way: Way,
}

enum Way {
    One(BookSeat, Box<PreparedSeat>),
    Any(BookAnySeat, Box<PreparedAny>),
}

impl Command for BookForGuest {
    const NAME: &'static str = "book-for-guest";
    const ACTION: Action = Action::RunDesk;
    type Prepared = Prepared;
    type Done = SeatBooked;
    type Refused = SeatRefusal;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<SeatRefusal>> {
        let plan = with.plan(self.branch).await?.ok_or(Halt::NotFound)?;
        let until = midnight(plan.time_zone, self.day.checked_add_days(Days::new(2)).unwrap_or(self.day));
        let membership = Membership { library: plan.library.id, patron_group: GUEST.to_owned(), until: Some(until) };
        let guest = Person {
            id: self.guest,
            name: self.name.as_str().to_owned(),
            memberships: vec![membership],
            posts: Vec::new(),
            keeps_consortium: false,
        };
        let Self { guest: person, branch, seat, zone, attributes, day, from, until: end, .. } = *self;
        let way = match seat {
            Some(seat) => {
                let book = BookSeat { branch, seat, person, day, from, until: end };
                let prepared = book.prepared(&plan, guest).ok_or(Halt::NotFound)?;
                Way::One(book, Box::new(prepared))
            }
            None => {
                let book = BookAnySeat { branch, zone, attributes, person, day, from, until: end };
                let prepared = book.prepared(with, guest).await?;
                Way::Any(book, Box::new(prepared))
            }
        };
        Ok(Prepared { plan, until, way })
    }

    fn scope(&self, prepared: &Prepared) -> Scope {
        Scope { library: Some(prepared.plan.library.id), branch: Some(self.branch), person: None }
    }

    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        match &prepared.way {
            Way::One(book, seat) => book.locks(seat),
            Way::Any(book, any) => book.locks_of(any),
        }
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<SeatBooked, Halt<SeatRefusal>> {
        let account = Account {
            person: self.guest,
            name: self.name.as_str().to_owned(),
            email: None,
            lang: self.lang.clone(),
            created_at: ctx.now(),
            has_password: false,
            locked_at: None,
            erased_at: None,
        };
        if !ctx.store().account_repo().add(&account).await? {
            // The id is a form's key: only somebody who makes it up can meet a person who is there.
            return Err(Halt::NotFound);
        }
        let library = prepared.plan.library.id;
        ctx.store().staff_repo().admit(self.guest, library, GUEST, Some(prepared.until)).await?;
        match &prepared.way {
            Way::One(book, seat) => ctx.attempt(book, seat).await,
            Way::Any(book, any) => ctx.attempt(book, any).await,
        }
    }

    fn trail(&self, prepared: &Prepared, done: &SeatBooked) -> Trail {
        Trail { library: Some(prepared.plan.library.id), branch: Some(self.branch), object: Some(done.booking.0) }
    }
}
