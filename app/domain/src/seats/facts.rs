use crate::people::Member;
use crate::places::BookingMode;
use crate::policy::Policy;
use crate::time::{Offsets, Period, Timestamp};
use serde::{Deserialize, Serialize};

/// Everything that decides about a booking, in UTC and without zone tables: the server gathers it, and the same rules
/// run over it in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The present instant.
    pub now: Timestamp,
    /// How long the person is a member of the library.
    pub member: Member,
    /// How seats of the zone are taken.
    pub mode: BookingMode,
    /// Merged opening periods around the time asked for.
    pub openings: Vec<Period>,
    /// Closures that concern the zone, around the same time.
    pub closures: Vec<Closed>,
    /// What applies in the zone.
    pub policy: Policy,
    /// A booking must start before this: local midnight after the last day allowed.
    pub horizon: Timestamp,
    /// The offsets from UTC: the grid of start and end times is one of wall time.
    pub offsets: Offsets,
    /// The local weeks around, with what the person used of each: once for every budget that counts.
    pub weeks: Vec<WeekUse>,
    /// When the person has a seat already.
    pub own: Vec<Period>,
}

/// A closure as a rule sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// When.
    pub period: Period,
    /// The library's words.
    pub reason: String,
}

/// A local week and the minutes that count in it for one budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekUse {
    /// Monday 0.00 to Monday 0.00, local.
    pub week: Period,
    /// Most minutes.
    pub budget: i64,
    /// Minutes used by bookings that count over the level that set the budget.
    pub used: i64,
}

#[cfg(feature = "server")]
mod gather {
    use super::{Closed, Facts, WeekUse};
    use crate::ids::ZoneId;
    use crate::people::Person;
    use crate::places::{BookingMode, BranchPlan};
    use crate::policy::{Level, Setting};
    use crate::seats::PersonBooking;
    use crate::time::{DAY, Offsets, Period, Timestamp, local, midnight, week_of};
    use chrono::Days;
    use chrono_tz::Tz;

    impl Facts {
        /// The weeks that `around` touches, as one period: the bookings of the person in it are facts.
        #[must_use]
        pub fn weeks_around(zone: Tz, around: Period) -> Period {
            week_of(zone, around.from()).hull(&week_of(zone, around.until().plus_seconds(-1)))
        }

        /// Gathers the facts for bookings of `person` in a zone within `around`; `own` are the person's bookings that
        /// overlap [`Self::weeks_around`].
        #[must_use]
        pub fn gather(
            plan: &BranchPlan,
            zone: ZoneId,
            person: &Person,
            own: &[PersonBooking],
            now: Timestamp,
            around: Period,
        ) -> Self {
            Self::of_zones(plan, person, own, now, around)(zone)
        }

        /// The same for one zone after the other: openings, offsets and weeks are those of the branch, and are worked out
        /// once.
        pub fn of_zones<'a>(
            plan: &'a BranchPlan,
            person: &Person,
            own: &'a [PersonBooking],
            now: Timestamp,
            around: Period,
        ) -> impl Fn(ZoneId) -> Self + use<'a> {
            let tz = plan.time_zone;
            let (first, _, _) = local(tz, around.from());
            let days = u64::try_from((around.until().0 - around.from().0) / DAY + 2).unwrap_or(2);
            let (openings, offsets) = (plan.openings(first, days), Offsets::around(tz, around));
            let (weeks, member) = (weeks_within(tz, around), person.member_of(plan.library.id));
            let (today, _, _) = local(tz, now);
            let occupying: Vec<Period> = own.iter().filter(|own| own.occupies).map(|own| own.period).collect();
            move |zone| {
                let policy = plan.policy_of(zone);
                let ahead = u64::try_from(policy.days_ahead.value).unwrap_or(0) + 1;
                let budgets = plan.week_budgets_of(zone);
                let used = |week: &Period, budget: &Setting| {
                    let counting = own.iter().filter(|booking| counts(booking, plan, zone, budget));
                    counting.filter_map(|booking| booking.period.intersection(week)).map(|part| part.minutes()).sum()
                };
                let use_of = |week: &Period| {
                    let of = |budget: &Setting| WeekUse { week: *week, budget: budget.value, used: used(week, budget) };
                    budgets.iter().map(of).collect::<Vec<_>>()
                };
                let closed = |closure: &crate::places::Closure| Closed {
                    period: closure.period,
                    reason: closure.reason.clone(),
                };
                Self {
                    now,
                    member,
                    mode: plan.zone(zone).map_or(BookingMode::WalkIn, |zone| zone.mode),
                    openings: openings.clone(),
                    closures: plan.closures_of(zone, around).map(closed).collect(),
                    policy,
                    horizon: midnight(tz, today + Days::new(ahead)),
                    offsets: offsets.clone(),
                    weeks: weeks.iter().flat_map(use_of).collect(),
                    own: occupying.clone(),
                }
            }
        }
    }

    /// Whether a booking counts in the budget: it was made within the place that set it.
    fn counts(booking: &PersonBooking, plan: &BranchPlan, zone: ZoneId, budget: &Setting) -> bool {
        match budget.level {
            Level::Default | Level::Consortium => true,
            Level::Group => plan.group.contains(&booking.library),
            Level::Library => booking.library == plan.library.id,
            Level::Branch => booking.branch == plan.branch.id,
            Level::Zone => booking.zone == zone,
        }
    }

    fn weeks_within(zone: Tz, around: Period) -> Vec<Period> {
        let mut weeks = vec![week_of(zone, around.from())];
        while let Some(last) = weeks.last().copied().filter(|week| week.until() < around.until()) {
            weeks.push(week_of(zone, last.until()));
        }
        weeks
    }
}

#[cfg(feature = "server")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClosureId;
    use crate::places::Closure;
    use crate::policy::{Field, Level};
    use crate::seats::rules::judge;
    use crate::seats::testing::{library, member, plan, used, value, wall, zone};
    use crate::seats::{PersonBooking, SeatRefusal};
    use crate::time::{DAY, midnight};
    use uuid::Uuid;

    /// What the rules say to somebody who has used some minutes and asks for a period, a day before it.
    fn asked(
        plan: &crate::places::BranchPlan,
        zone: crate::ids::ZoneId,
        own: &[PersonBooking],
        period: Period,
    ) -> Option<SeatRefusal> {
        let now = period.from().plus_seconds(-DAY);
        judge(period, &Facts::gather(plan, zone, &member(None), own, now, period)).err()
    }

    #[test]
    fn a_limit_over_several_libraries_holds_beside_the_budget_of_one() {
        let set = |level, minutes, is_limit| value(level, Field::WeekMinutes, minutes, is_limit);
        let plan = plan(vec![set(Level::Consortium, 3000, true), set(Level::Library, 2880, false)]);
        // Six days of eight hours elsewhere: what that library allows.
        let elsewhere = |day: u32| used(library(1), zone(9), wall(&format!("2026-10-{}", 12 + day), 480, 960));
        let own: Vec<_> = (0..6).map(elsewhere).collect();
        let left = SeatRefusal::WeekMinutes { minutes: 3000, left: 120 };
        assert_eq!(asked(&plan, zone(0), &own, wall("2026-10-18", 600, 720)), None);
        assert_eq!(asked(&plan, zone(0), &own, wall("2026-10-18", 600, 780)), Some(left));
        assert_eq!(asked(&plan, zone(0), &own, wall("2026-10-19", 600, 780)), None, "next week");
    }

    #[test]
    fn a_limit_over_several_zones_holds_beside_the_budget_of_one() {
        let set = |level, minutes, is_limit| value(level, Field::WeekMinutes, minutes, is_limit);
        let plan = plan(vec![set(Level::Branch, 300, true), set(Level::Zone, 240, false)]);
        let own = [used(library(0), zone(1), wall("2026-10-12", 480, 720))];
        let minutes = |minutes, left| Some(SeatRefusal::WeekMinutes { minutes, left });
        assert_eq!(asked(&plan, zone(0), &own, wall("2026-10-14", 600, 660)), None);
        assert_eq!(asked(&plan, zone(0), &own, wall("2026-10-14", 600, 720)), minutes(300, 60));
        assert_eq!(asked(&plan, zone(0), &[], wall("2026-10-14", 600, 900)), minutes(240, 240));
        // The second zone set nothing itself.
        assert_eq!(asked(&plan, zone(1), &[], wall("2026-10-14", 600, 900)), None);
    }

    #[test]
    fn the_grid_is_that_of_the_wall_on_the_days_when_the_clock_changes() {
        let plan = plan(vec![value(Level::Branch, Field::StepMinutes, 120, false)]);
        for day in ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2026-10-13"] {
            for (from, until) in [(600, 720), (480, 600), (0, 240), (1320, 1440), (240, 480)] {
                assert_eq!(asked(&plan, zone(0), &[], wall(day, from, until)), None, "{day} {from}");
            }
            for (from, until) in [(540, 720), (660, 780), (600, 700)] {
                let off = Some(SeatRefusal::OffGrid { step: 120 });
                assert_eq!(asked(&plan, zone(0), &[], wall(day, from, until)), off, "{day} {from}");
            }
        }
    }

    #[test]
    fn only_closures_near_are_facts() {
        let mut plan = plan(vec![]);
        let closure = |day: &str, n| Closure {
            id: ClosureId(Uuid::from_u128(n)),
            zone: None,
            period: wall(day, 480, 1320),
            reason: day.into(),
        };
        plan.closures = vec![closure("2025-10-14", 1), closure("2026-10-14", 2), closure("2027-10-14", 3)];
        let now = midnight(plan.time_zone, "2026-10-13".parse().unwrap());
        let around = wall("2026-10-14", 600, 720);
        let facts = Facts::gather(&plan, zone(0), &member(None), &[], now, around);
        assert_eq!(facts.closures.iter().map(|closed| closed.reason.as_str()).collect::<Vec<_>>(), ["2026-10-14"]);
        assert!(matches!(judge(around, &facts), Err(SeatRefusal::ClosedFor { .. })));
    }
}
