//! What the page shows, loaded before anything is rendered.

use crate::AppState;
use chrono::NaiveDate;
use plek_domain::error::StoreError;
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::ids::{SeatId, ZoneId};
use plek_domain::people::Person;
use plek_domain::places::{BookingMode, Branch, BranchPlan, Library, Zone};
use plek_domain::ports::Reads;
use plek_domain::seats::alternatives::Alternative;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::forms::parse_day;
use plek_domain::seats::queries::Occupancy;
use plek_domain::seats::{Booking, Facts, SeatRefusal};
use plek_domain::time::{HOUR, MINUTE, Period, Timestamp, WallTime, local};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

/// Everything the page shows.
pub(crate) struct SeatsPage {
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
    /// The zones, with how many seats are free.
    pub zones: Vec<ZoneLine>,
    /// The zone whose seats are listed.
    pub zone: Option<ZoneId>,
    /// The seats that somebody keeps within the period.
    pub taken: HashSet<SeatId>,
    /// Facts about the zone for nobody in particular: the browser's own check runs on them.
    pub facts: Option<Facts>,
    /// The form's hidden key.
    pub key: Uuid,
    /// What came of a booking.
    pub outcome: Outcome,
}

/// What came of a booking.
pub(crate) enum Outcome {
    /// Nothing was asked yet.
    None,
    /// It was refused.
    Refused { refusal: SeatRefusal, alternatives: Vec<Alternative> },
    /// It was made.
    Booked(Booking),
}

/// The fields as typed, kept whatever becomes of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub day: String,
    pub from: String,
    pub until: String,
    pub seat: String,
    pub person: String,
}

impl Asked {
    pub(crate) fn of(raw: &Raw) -> Self {
        let one = |name| raw.one(name).to_owned();
        Self { day: one("day"), from: one("from"), until: one("until"), seat: one("seat"), person: one("person") }
    }
}

/// One zone in the list.
pub(crate) struct ZoneLine {
    pub id: ZoneId,
    pub free: usize,
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
fn wanted(plan: &BranchPlan, asked: &mut Asked, now: Timestamp, errors: &mut FieldErrors) -> Option<Period> {
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
    let wish = BookSeat {
        branch: plan.branch.id,
        seat: SeatId(nobody),
        person: plek_domain::ids::PersonId(nobody),
        day,
        from,
        until,
    };
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

/// Two hours from the running step, or from the next opening; shorter when the branch closes before.
fn soonest(plan: &BranchPlan, now: Timestamp) -> Option<Period> {
    let (today, _, _) = local(plan.time_zone, now);
    let booked = plan.zones.iter().find(|zone| zone.mode != BookingMode::WalkIn);
    let step = booked.map_or(30, |zone| plan.policy_of(zone.id).step_minutes.value) * MINUTE;
    let running = now.plus_seconds(-now.0.rem_euclid(step));
    plan.openings(today, 14)
        .into_iter()
        .filter(|opening| opening.until() > now)
        .find_map(|opening| opening.intersection(&Period::starting(opening.from().max(running), 120)))
}

impl SeatsPage {
    /// Loads the page of a branch for what was asked. A confirmation needs no zones and no seats, so it gets none;
    /// `occupancy` is who sits where, when the caller has read it already.
    pub(crate) async fn load(
        state: &AppState,
        reads: &mut dyn Reads,
        plan: Arc<BranchPlan>,
        raw: &Raw,
        outcome: Outcome,
        occupancy: Option<Occupancy>,
    ) -> Result<Self, StoreError> {
        let now = state.store.now();
        let confirms = matches!(outcome, Outcome::Booked(_));
        let mut asked = Asked::of(raw);
        let mut errors = FieldErrors::default();
        let period = if confirms { None } else { wanted(&plan, &mut asked, now, &mut errors) };
        let taken = match (period, occupancy) {
            (None, _) => HashSet::new(),
            (Some(period), Some(known)) if known.covers(period) => known.taken(period),
            (Some(period), _) => Occupancy::of(reads, &plan, period, now).await?.taken(period),
        };
        let zones = if confirms { Vec::new() } else { zone_lines(&plan, &taken) };
        let picked = raw.one("zone").parse::<ZoneId>().ok().filter(|zone| plan.zone(*zone).is_some());
        let of_seat = asked.seat.parse::<SeatId>().ok().and_then(|seat| plan.seat(seat)).map(|seat| seat.zone);
        let mut booked = zones.iter().filter(|line| is_booked(&plan, line));
        let first_free = booked.find(|line| line.free > 0).or_else(|| zones.first());
        let zone = of_seat.or(picked).or_else(|| first_free.map(|line| line.id));
        let facts = zone.zip(period).map(|(zone, period)| general_facts(&plan, zone, now, period));
        Ok(Self {
            libraries: reads.places().libraries().await?,
            branches: reads.places().branches(plan.library.id).await?,
            asked,
            period,
            errors,
            zones,
            zone,
            taken,
            facts,
            key: raw.one("key").parse().unwrap_or_else(|_| state.store.new_key()),
            outcome,
            plan,
        })
    }

    /// All seats that are free for the period, in zones that are booked.
    pub(crate) fn free(&self) -> usize {
        self.zones.iter().filter(|line| is_booked(&self.plan, line)).map(|line| line.free).sum()
    }
}

/// Whether seats of the zone are booked at all.
fn is_booked(plan: &BranchPlan, line: &ZoneLine) -> bool {
    plan.zone(line.id).is_some_and(|zone| zone.mode != BookingMode::WalkIn)
}

fn zone_lines(plan: &BranchPlan, taken: &HashSet<SeatId>) -> Vec<ZoneLine> {
    let free = |zone| plan.seats.iter().filter(|seat| seat.zone == zone && !taken.contains(&seat.id)).count();
    let line = |zone: &Zone| ZoneLine { id: zone.id, free: free(zone.id) };
    plan.zones.iter().map(line).collect()
}

/// The facts about a zone for a member who has no bookings.
fn general_facts(plan: &BranchPlan, zone: ZoneId, now: Timestamp, period: Period) -> Facts {
    let anybody = Person {
        id: plek_domain::ids::PersonId(Uuid::nil()),
        name: String::new(),
        memberships: Vec::new(),
        posts: Vec::new(),
    };
    let facts = Facts::gather(plan, zone, &anybody, &[], now, period.hull(&period.shifted(24 * HOUR)));
    Facts { is_member: true, ..facts }
}
