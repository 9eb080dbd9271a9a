//! What the home pages show, loaded before anything is rendered.

use super::today::{Entry, today};
use super::weave::{Weave, WovenBranch};
use plek_domain::error::StoreError;
use plek_domain::ids::{BranchId, PersonId, SeatId};
use plek_domain::places::{Attributes, BookingMode, BranchPlan, Library, Seat};
use plek_domain::ports::Reads;
use plek_domain::seats::Booking;
use plek_domain::seats::live::{BranchNow, Marks};
use plek_domain::seats::now::branch_now;
use plek_domain::time::{DAY, Period, Timestamp};
use std::collections::HashSet;
use std::sync::Arc;

/// How far back somebody's last visit may lie to say which branch is theirs.
const REMEMBERED: i64 = 120 * DAY;

/// Branches, now.
pub(super) struct Home {
    /// The branch of this reader first, then by name of library and branch.
    pub branches: Vec<BranchHere>,
    /// The same as a drawing; its branches are in the same order.
    pub weave: Weave,
    /// What today still brings.
    pub today: Vec<Entry>,
    /// When this was.
    pub now: Timestamp,
}

/// A branch, now.
pub(super) struct BranchHere {
    /// Everything about it.
    pub plan: Arc<BranchPlan>,
    /// How it is.
    pub is: BranchNow,
    /// Silent seats that are free.
    pub quiet: usize,
    /// Whether it has seats that are booked.
    pub bookable: bool,
    /// Whether it has seats where one just sits down.
    pub walk_in: bool,
    /// Whether this reader was there last.
    pub usual: bool,
}

impl Home {
    /// The branches whose plans were read, for somebody or nobody: one statement for all of them.
    pub(super) async fn of(
        reads: &mut dyn Reads,
        plans: Vec<Arc<BranchPlan>>,
        now: Timestamp,
        me: Option<PersonId>,
    ) -> Result<Self, StoreError> {
        let taken: HashSet<SeatId> = reads.bookings().taken_at(now).await?.into_iter().collect();
        let (usual, mine) = match me {
            Some(me) => own(reads, &plans, me, now).await?,
            None => (None, Vec::new()),
        };
        let mut branches: Vec<BranchHere> =
            plans.into_iter().map(|plan| BranchHere::new(plan, &taken, usual, now)).collect();
        let name = |branch: &BranchHere| {
            let plan = &branch.plan;
            // One that is still being set up leads nobody anywhere.
            (!branch.usual, plan.zones.is_empty(), plan.library.name.to_lowercase(), plan.branch.name.to_lowercase())
        };
        branches.sort_by_cached_key(name);
        let weave = Weave::new(branches.iter().map(BranchHere::woven).collect());
        let today = today(&branches, &mine, now);
        Ok(Self { branches, weave, today, now })
    }

    /// All seats that one may take now.
    pub(super) fn free(&self) -> i64 {
        self.branches.iter().map(|branch| branch.is.count).sum()
    }

    /// Whether any branch is open.
    pub(super) fn is_open(&self) -> bool {
        self.branches.iter().any(|branch| branch.is.open)
    }

    /// Whether there are seats that are booked.
    pub(super) fn is_bookable(&self) -> bool {
        self.branches.iter().any(|branch| branch.bookable)
    }

    /// Whether something can change while the page is looked at.
    pub(super) fn is_live(&self) -> bool {
        self.is_bookable()
    }

    /// Where to go for a seat: the nearest branch that has one free; else the nearest that has any.
    pub(super) fn nearest(&self) -> Option<&BranchHere> {
        let free = self.branches.iter().find(|branch| branch.is.count > 0);
        free.or_else(|| self.branches.iter().find(|branch| branch.bookable))
    }

    /// The libraries by name, each with how many seats are free.
    pub(super) fn libraries(&self) -> Vec<(&Library, i64)> {
        let mut libraries: Vec<(&Library, i64)> = Vec::new();
        for branch in &self.branches {
            let library = &branch.plan.library;
            match libraries.iter_mut().find(|(other, _)| other.id == library.id) {
                Some((_, free)) => *free += branch.is.count,
                None => libraries.push((library, branch.is.count)),
            }
        }
        libraries.sort_by_cached_key(|(library, _)| library.name.to_lowercase());
        libraries
    }
}

impl BranchHere {
    fn new(plan: Arc<BranchPlan>, taken: &HashSet<SeatId>, usual: Option<BranchId>, now: Timestamp) -> Self {
        let is = branch_now(&plan, taken, now);
        let quiet = plan.seats.iter().enumerate().filter(|(at, seat)| is_quiet(seat) && is.free.has(*at)).count();
        let has = |walk_in: bool| plan.zones.iter().any(|zone| (zone.mode == BookingMode::WalkIn) == walk_in);
        let bookable = plan.seats.iter().any(|seat| !sits_down(&plan, seat));
        Self { is, quiet, bookable, walk_in: has(true), usual: usual == Some(plan.branch.id), plan }
    }

    fn woven(&self) -> WovenBranch {
        let seats = &self.plan.seats;
        WovenBranch {
            branch: self.is.branch.clone(),
            revision: self.is.revision,
            first: 0,
            count: self.is.count,
            drawn: seats.iter().map(|seat| !sits_down(&self.plan, seat)).collect::<Marks>(),
            quiet: seats.iter().map(is_quiet).collect(),
            free: self.is.free.clone(),
            taken: self.is.taken.clone(),
        }
    }

    /// The way to a seat here: its page offers any that fits first.
    pub(super) fn href(&self) -> String {
        format!("/{}/seats?branch={}", self.plan.library.slug, self.plan.branch.slug)
    }
}

fn is_quiet(seat: &Seat) -> bool {
    seat.attributes.include(Attributes::SILENT)
}

/// Whether nobody books this seat.
fn sits_down(plan: &BranchPlan, seat: &Seat) -> bool {
    plan.zone(seat.zone).is_some_and(|zone| zone.mode == BookingMode::WalkIn)
}

/// Where somebody was last, or is going; and what they have booked for the rest of today.
async fn own(
    reads: &mut dyn Reads,
    plans: &[Arc<BranchPlan>],
    me: PersonId,
    now: Timestamp,
) -> Result<(Option<BranchId>, Vec<Booking>), StoreError> {
    let around = Period::new(now.plus_seconds(-REMEMBERED), now.plus_seconds(REMEMBERED));
    let Some(around) = around else { return Ok((None, Vec::new())) };
    let mut booked = reads.bookings().of_person(me, around, now).await?;
    booked.retain(|booking| plans.iter().any(|plan| plan.branch.id == booking.branch));
    let usual = booked.iter().max_by_key(|booking| booking.period.from()).map(|booking| booking.branch);
    let mut mine = Vec::new();
    let soon = |booking: &&plek_domain::seats::PersonBooking| {
        booking.occupies && booking.period.until() > now && booking.period.from() < now.plus_seconds(DAY)
    };
    for booking in booked.iter().filter(soon) {
        mine.extend(reads.bookings().booking(booking.id).await?);
    }
    Ok((usual, mine))
}
