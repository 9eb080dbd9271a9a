//! What the page shows, loaded before anything is rendered.

use super::again::{LastSeat, last_seat};
use super::days::{self, Day};
use super::hold::{Hold, hold};
use super::moments::{Moment, moments};
use crate::AppState;
use crate::house::House;
use chrono::NaiveDate;
use plek_domain::error::StoreError;
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::{PersonId, SeatId, ZoneId};
use plek_domain::places::{Attributes, BookingMode, Branch, BranchPlan, Closure, Library};
use plek_domain::ports::Reads;
use plek_domain::seats::alternatives::Alternative;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::forms::{parse_day, wanted};
use plek_domain::seats::hold::anybody;
use plek_domain::seats::queries::Occupancy;
use plek_domain::seats::search::Found;
use plek_domain::seats::sequence::Piece;
use plek_domain::seats::{Booking, Facts, SeatRefusal};
use plek_domain::time::{Offsets, Period, Timestamp, WallTime, local, midnight};
use std::sync::Arc;
use uuid::Uuid;

/// Everything the page shows.
pub(crate) struct SeatsPage {
    /// The library, as every page of it shows it.
    pub house: House,
    /// All libraries, to go to another.
    pub libraries: Vec<Library>,
    /// The branches of this library.
    pub branches: Vec<Branch>,
    /// The branch shown.
    pub plan: Arc<BranchPlan>,
    /// What is asked for, as typed.
    pub asked: Asked,
    /// The instants of it; none when it cannot be read.
    pub period: Option<Period>,
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
    /// How the seats of the branch stand.
    pub found: Found,
    /// The zone whose seats are listed.
    pub zone: Option<ZoneId>,
    /// The coming days.
    pub days: Vec<Day>,
    /// Times that one click asks for.
    pub moments: Vec<Moment>,
    /// Where whoever asks sat last time.
    pub last: Option<LastSeat>,
    /// What is held for whoever asks.
    pub hold: Option<Hold>,
    /// Facts about the zone for nobody in particular: the browser's own check runs on them.
    pub facts: Option<Facts>,
    /// The form's hidden key.
    pub key: Uuid,
    /// What came of a booking.
    pub outcome: Outcome,
}

/// What came of a booking.
#[derive(Default)]
pub(crate) enum Outcome {
    /// Nothing was asked yet.
    #[default]
    None,
    /// It was refused.
    Refused { refusal: SeatRefusal, instead: Instead },
    /// It was made; with the seats that follow it, where it is a sequence.
    Booked(Booking, Vec<Booking>),
}

/// What can be had instead of what was refused.
#[derive(Default)]
pub(crate) struct Instead {
    /// Another seat, or another time.
    pub alternatives: Vec<Alternative>,
    /// Several seats one after the other, where no single one is free all that time.
    pub sequence: Vec<Piece>,
    /// Branches of the library that have room at that time, and how much.
    pub branches: Vec<(Branch, usize)>,
}

/// The fields as typed, kept whatever becomes of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub day: String,
    pub from: String,
    pub until: String,
    pub seat: String,
    pub person: String,
    pub wanted: Attributes,
}

impl Asked {
    pub(crate) fn of(raw: &Raw) -> Self {
        let one = |name| raw.one(name).to_owned();
        let wanted = wanted(raw);
        Self {
            day: one("day"),
            from: one("from"),
            until: one("until"),
            seat: one("seat"),
            person: one("person"),
            wanted,
        }
    }
}

/// A wall time as the form writes it: with its offset only where the clock shows it twice.
pub(crate) fn typed(plan: &BranchPlan, at: Timestamp) -> (NaiveDate, String) {
    let (day, minutes, offset) = local(plan.time_zone, at);
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let twice = matches!(plek_domain::time::resolve(plan.time_zone, day, minutes), plek_domain::time::Wall::Twice(..));
    (day, if twice { format!("{time}+{:02}:{:02}", offset / 60, offset % 60) } else { time })
}

/// Reads day, from and until of the address; what is missing is filled in with "now, for two hours", or the next
/// opening when the branch is closed.
fn asked_period(plan: &BranchPlan, asked: &mut Asked, now: Timestamp, errors: &mut FieldErrors) -> Option<Period> {
    if asked.day.is_empty() && asked.from.is_empty() && asked.until.is_empty() {
        let next = soonest(plan, now)?;
        let (day, from) = typed(plan, next.from());
        let (_, until) = typed(plan, next.until());
        (asked.day, asked.from, asked.until) = (day.to_string(), from, until);
    }
    let raw = Raw::new(vec![
        ("day".into(), asked.day.clone()),
        ("from".into(), asked.from.clone()),
        ("until".into(), asked.until.clone()),
    ]);
    let day = errors.required(&raw, "day", parse_day);
    let from = errors.required(&raw, "from", WallTime::parse);
    let until = errors.required(&raw, "until", WallTime::parse);
    let (day, from, until) = (day?, from?, until?);
    let nobody = Uuid::nil();
    let wish = BookSeat { branch: plan.branch.id, seat: SeatId(nobody), person: PersonId(nobody), day, from, until };
    match wish.period(plan.time_zone) {
        Ok(period) => Some(period),
        Err(SeatRefusal::NoSuchTime { end }) => {
            errors.add(if end { "until" } else { "from" }, FieldProblem::NoSuchTime);
            None
        }
        Err(_) => {
            errors.add("until", FieldProblem::Unreadable);
            None
        }
    }
}

/// An address that says only a day gets the first times that may be had on it.
pub(super) fn with_times(plan: &BranchPlan, raw: Raw, now: Timestamp) -> Raw {
    let said = ["from", "until"].iter().any(|name| !raw.one(name).is_empty());
    let day = parse_day(raw.one("day")).filter(|_| !said);
    let first = day.and_then(|day| moments(plan, day, None, now).into_iter().next());
    match first {
        Some(first) => raw.with("from", first.from).with("until", first.until),
        None => raw,
    }
}

/// Two hours from the running step, or from the next opening; shorter when the branch closes before.
pub(super) fn soonest(plan: &BranchPlan, now: Timestamp) -> Option<Period> {
    let (today, _, _) = local(plan.time_zone, now);
    let booked = plan.zones.iter().find(|zone| zone.mode != BookingMode::WalkIn);
    let step = booked.map_or(30, |zone| plan.policy_of(zone.id).step_minutes.value);
    let running = Offsets::around(plan.time_zone, Period::starting(now, 1)).floor(now, step);
    plan.openings(today, 14)
        .into_iter()
        .filter(|opening| opening.until() > now)
        .find_map(|opening| opening.intersection(&Period::starting(opening.from().max(running), 120)))
}

/// What is known before the page is loaded.
#[derive(Default)]
pub(crate) struct Known {
    /// Who asks, when somebody is signed in.
    pub person: Option<PersonId>,
    /// What came of a booking.
    pub outcome: Outcome,
    /// Who sits where, when it was read already.
    pub occupancy: Option<Occupancy>,
}

impl SeatsPage {
    /// Loads the page of a branch for what was asked. A confirmation needs no zones and no seats, so it gets none.
    pub(crate) async fn load(
        state: &AppState,
        reads: &mut dyn Reads,
        plan: Arc<BranchPlan>,
        raw: &Raw,
        known: Known,
    ) -> Result<Self, StoreError> {
        let Known { person, outcome, occupancy } = known;
        let now = state.store.now();
        let confirms = matches!(outcome, Outcome::Booked(..));
        let mut asked = Asked::of(raw);
        let mut errors = FieldErrors::default();
        let period = if confirms { None } else { asked_period(&plan, &mut asked, now, &mut errors) };
        let occupancy = match (period, occupancy) {
            (Some(period), Some(known)) if known.covers(period) => Some(known),
            (Some(period), _) => Some(Occupancy::of(reads, &plan, period, now).await?),
            (None, _) => None,
        };
        let hold = if confirms { None } else { hold(reads, raw.one("hold"), None, now).await? };
        let hold = hold
            .filter(|hold| hold.pieces.iter().all(|piece| piece.branch == plan.branch.id) && hold.period() == period);
        // Held for whoever asks: for them it is free.
        let occupancy = match hold.as_ref().and_then(Hold::only) {
            Some(own) => occupancy.map(|known| known.without(own)),
            None => occupancy,
        };
        let found = Found::new(&plan, period, asked.wanted, occupancy.as_ref());
        // With other wishes a zone may have nothing that fits any more: then one looks where there is something.
        let picked = raw.one("zone").parse::<ZoneId>().ok();
        let picked = picked.filter(|zone| found.zone(*zone).is_some_and(|zone| !zone.is_unfit()));
        let of_seat = asked.seat_of(&plan).map(|seat| seat.zone);
        let first_free = found.booked().find(|zone| zone.free > 0).or_else(|| found.zones.first());
        let zone = of_seat.or(picked).or_else(|| first_free.map(|zone| zone.id)).filter(|_| !confirms);
        let facts = zone.zip(period).map(|(zone, period)| general_facts(&plan, zone, now, period));
        let mut page = Self {
            house: House::of(state, reads, &plan, now).await?,
            libraries: state.contacts.all().iter().map(|contact| contact.library.clone()).collect(),
            branches: reads.places().branches(plan.library.id).await?,
            period,
            errors,
            zone,
            facts,
            days: Vec::new(),
            moments: Vec::new(),
            last: None,
            hold,
            key: raw.one("key").parse().unwrap_or_else(|_| state.store.new_key()),
            outcome,
            found,
            asked,
            plan,
        };
        if !confirms {
            page.days = days::coming(state, reads, &page.plan, now).await?;
            let day = parse_day(&page.asked.day).unwrap_or_else(|| local(page.plan.time_zone, now).0);
            page.moments = moments(&page.plan, day, page.period, now);
            if let Some(person) = person.filter(|_| period.is_some()) {
                page.last = last_seat(state, reads, &page.plan, (person, &page.found), now).await?;
            }
        }
        Ok(page)
    }

    /// Whether there are zones, and each is one to walk into.
    pub(crate) fn is_walk_in(&self) -> bool {
        !self.found.zones.is_empty() && self.found.booked().next().is_none()
    }

    /// Why nothing can be booked anywhere in the branch, when each of its zones is closed: the reason, and whether it is
    /// the branch that is closed and not its zones one by one.
    pub(crate) fn closed(&self) -> Option<(&str, bool)> {
        let period = self.period?;
        let whole = |closure: &&Closure| closure.zone.is_none() && closure.period.overlaps(&period);
        if let Some(closure) = self.plan.closures.iter().find(whole) {
            return Some((&closure.reason, true));
        }
        let first = self.found.booked().next()?.closed.as_deref()?;
        self.found.booked().all(|zone| zone.closed.is_some()).then_some((first, false))
    }

    /// Why the zone whose seats are listed is closed.
    pub(crate) fn zone_closed(&self) -> Option<&str> {
        self.found.zone(self.zone?)?.closed.as_deref()
    }
}

/// The facts about a zone for a member who has no bookings, on the whole days of the period: the browser judges other
/// times of theirs too.
fn general_facts(plan: &BranchPlan, zone: ZoneId, now: Timestamp, period: Period) -> Facts {
    let (day, _, _) = local(plan.time_zone, period.from());
    let days = period.hull(&Period::starting(midnight(plan.time_zone, day), 2 * 24 * 60));
    Facts::gather(plan, zone, &anybody(plan), &[], now, days)
}
