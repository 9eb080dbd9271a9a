//! The form by which the desk gives somebody a seat.

use crate::form::{FieldErrors, Raw};
use crate::ids::{PersonId, SeatId, ZoneId};
use crate::places::{Attributes, BookingMode, BranchPlan};
use crate::seats::forms::parse_day;
use crate::text::Line;
use crate::time::{Offsets, Period, Timestamp, WallTime, local};
use chrono::NaiveDate;

/// For whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody with a name only: no e-mail, no telephone.
    Guest(Line),
    /// Somebody who was found among the members.
    Known(PersonId),
}

/// A seat for somebody at the desk or on the telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkInForm {
    /// For whom.
    pub who: Who,
    /// The zone they want; none = wherever there is one.
    pub zone: Option<ZoneId>,
    /// This very seat; none = any that fits.
    pub seat: Option<SeatId>,
    /// Whether they stand there, so that nobody has to check them in later.
    pub is_there: bool,
    /// What it must offer.
    pub attributes: Attributes,
    /// Local day of the start.
    pub day: NaiveDate,
    /// Start.
    pub from: WallTime,
    /// End; not after the start = the next day.
    pub until: WallTime,
}

impl WalkInForm {
    /// Names of the fields, in the order of the page.
    pub const FIELDS: [&'static str; 8] = ["name", "day", "from", "until", "zone", "seat", "offers", "there"];

    /// What can be ticked, with the names that are posted.
    pub const OFFERS: [(&'static str, Attributes); 5] = [
        ("power", Attributes::POWER),
        ("silent", Attributes::SILENT),
        ("accessible", Attributes::ACCESSIBLE),
        ("monitor", Attributes::MONITOR),
        ("group", Attributes::GROUP),
    ];

    /// Reads what was posted.
    ///
    /// # Errors
    /// All problems at once, each at its field.
    pub fn parse(raw: &Raw, plan: &BranchPlan) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let who = match raw.one("person") {
            "" => errors.required(raw, "name", |text| text.parse::<Line>().ok()).map(Who::Guest),
            _ => errors.required(raw, "person", |text| text.parse::<PersonId>().ok()).map(Who::Known),
        };
        let day = errors.required(raw, "day", parse_day);
        let from = errors.required(raw, "from", WallTime::parse);
        let until = errors.required(raw, "until", WallTime::parse);
        let zone = match raw.one("zone") {
            "" => None,
            _ => {
                let known = |text: &str| text.parse::<ZoneId>().ok().filter(|zone| plan.zone(*zone).is_some());
                errors.required(raw, "zone", known)
            }
        };
        // What stands on it, as somebody says it on the telephone.
        let seat = match raw.one("seat") {
            "" => None,
            _ => {
                let called = |label: &str| label.trim().to_lowercase();
                let known = |text: &str| {
                    let mut seats = plan.seats.iter().filter(|seat| zone.is_none_or(|zone| zone == seat.zone));
                    seats.find(|seat| called(&seat.label) == called(text)).map(|seat| seat.id)
                };
                errors.required(raw, "seat", known)
            }
        };
        let is_there = !raw.one("there").is_empty();
        let attributes = Self::offers(raw);
        match (who, day, from, until) {
            (Some(who), Some(day), Some(from), Some(until)) if errors.is_empty() => {
                Ok(Self { who, zone, seat, is_there, attributes, day, from, until })
            }
            _ => Err(errors),
        }
    }

    /// What was ticked.
    #[must_use]
    pub fn offers(raw: &Raw) -> Attributes {
        let ticked = raw.all("offers").filter_map(|name| Self::OFFERS.iter().find(|(known, _)| *known == name));
        ticked.fold(Attributes::default(), |all, (_, one)| all.and(*one))
    }
}

/// The hours that the form begins with: from the step that runs, or from the next opening, for two hours or until the
/// house closes. None when it does not open within a fortnight.
#[must_use]
pub fn next_hours(plan: &BranchPlan, now: Timestamp) -> Option<Period> {
    let booked = plan.zones.iter().find(|zone| zone.mode != BookingMode::WalkIn);
    let step = booked.map_or(30, |zone| plan.policy_of(zone.id).step_minutes.value);
    let running = Offsets::around(plan.time_zone, Period::starting(now, 1)).floor(now, step);
    let (today, _, _) = local(plan.time_zone, now);
    let opening = plan.openings(today, 15).into_iter().find(|opening| opening.until() > now)?;
    let from = running.max(opening.from());
    Period::new(from, from.plus_minutes(120).min(opening.until()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FieldProblem;
    use crate::seats::testing::{plan, wall, zone};
    use crate::time::Hours;

    fn raw(pairs: &[(&str, &str)]) -> Raw {
        Raw::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_name_is_enough_for_who_has_no_address() {
        let plan = plan(vec![]);
        let id = uuid::Uuid::from_u128(7).to_string();
        let good = raw(&[
            ("name", " Maria  van de markt "),
            ("day", "2026-10-13"),
            ("from", "10:00"),
            ("until", "12:00"),
            ("offers", "power"),
            ("offers", "silent"),
            ("offers", "gold"),
        ]);
        let form = WalkInForm::parse(&good, &plan).unwrap();
        assert_eq!(form.who, Who::Guest("Maria  van de markt".parse().unwrap()));
        assert_eq!((form.zone, form.attributes), (None, Attributes::POWER.and(Attributes::SILENT)));
        let there = good.clone().with("zone", zone(0).to_string());
        assert_eq!(WalkInForm::parse(&there, &plan).unwrap().zone, Some(zone(0)));
        let known = good.clone().with("person", id).with("name", "");
        assert!(matches!(WalkInForm::parse(&known, &plan).unwrap().who, Who::Known(_)));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let broken = raw(&[("name", " "), ("day", "morgen"), ("from", "25:00"), ("until", ""), ("zone", "attic")]);
        let errors = WalkInForm::parse(&broken, &plan(vec![])).unwrap_err();
        let (missing, unreadable) = (FieldProblem::Missing, FieldProblem::Unreadable);
        let said: Vec<_> = errors.iter().collect();
        assert_eq!(
            said,
            [("name", missing), ("day", unreadable), ("from", unreadable), ("until", missing), ("zone", unreadable)]
        );
    }

    #[test]
    fn the_form_begins_now_and_ends_when_the_house_closes() {
        let mut plan = plan(vec![]);
        plan.week = (1..=7).map(|weekday| (weekday, Hours { opens: 480, closes: 1320 })).collect();
        let at = |minutes| wall("2026-10-13", minutes, minutes + 1).from();
        assert_eq!(next_hours(&plan, at(620)), Some(wall("2026-10-13", 600, 720)));
        assert_eq!(next_hours(&plan, at(400)), Some(wall("2026-10-13", 480, 600)), "not open yet");
        assert_eq!(next_hours(&plan, at(1275)), Some(wall("2026-10-13", 1260, 1320)), "it closes at ten");
    }
}
