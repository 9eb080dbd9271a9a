use crate::places::BookingMode;
use crate::policy::Policy;
use crate::time::{Period, Timestamp};
use serde::{Deserialize, Serialize};

/// Everything that decides about a booking, in UTC and without zone tables: the server gathers it, and the same rules
/// run over it in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The present instant.
    pub now: Timestamp,
    /// Whether the person is a member of the library.
    pub is_member: bool,
    /// How seats of the zone are taken.
    pub mode: BookingMode,
    /// Merged opening periods around the time asked for.
    pub openings: Vec<Period>,
    /// Closures that concern the zone.
    pub closures: Vec<Closed>,
    /// What applies in the zone.
    pub policy: Policy,
    /// A booking must start before this: local midnight after the last day allowed.
    pub horizon: Timestamp,
    /// A local midnight, from which the grid of start and end times is counted.
    pub grid_origin: Timestamp,
    /// The local weeks around, with what the person used of each.
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

/// A local week and the minutes that count in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekUse {
    /// Monday 0.00 to Monday 0.00, local.
    pub week: Period,
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
    use crate::time::{DAY, Period, Timestamp, Wall, local, resolve, week_of};
    use chrono::{Days, NaiveDate};
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
            let policy = plan.policy_of(zone);
            let tz = plan.time_zone;
            let (first, _, _) = local(tz, around.from());
            let days = u64::try_from((around.until().0 - around.from().0) / DAY + 2).unwrap_or(2);
            let (today, _, _) = local(tz, now);
            let ahead = u64::try_from(policy.days_ahead.value).unwrap_or(0) + 1;
            let counting: Vec<&PersonBooking> =
                own.iter().filter(|booking| counts(booking, plan, zone, &policy.week_minutes)).collect();
            let weeks = weeks_within(tz, around).into_iter().map(|week| WeekUse {
                week,
                used: counting.iter().filter_map(|b| b.period.intersection(&week)).map(|part| part.minutes()).sum(),
            });
            Self {
                now,
                is_member: person.is_member(plan.library.id, around.from()),
                mode: plan.zone(zone).map_or(BookingMode::WalkIn, |zone| zone.mode),
                openings: plan.openings(first, days),
                closures: plan
                    .closures_of(zone)
                    .into_iter()
                    .map(|closure| Closed { period: closure.period, reason: closure.reason })
                    .collect(),
                policy,
                horizon: midnight(tz, today + Days::new(ahead)),
                grid_origin: midnight(tz, first),
                weeks: weeks.collect(),
                own: own.iter().filter(|booking| booking.occupies).map(|booking| booking.period).collect(),
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

    fn midnight(zone: Tz, day: NaiveDate) -> Timestamp {
        match resolve(zone, day, 0) {
            Wall::Once(at) | Wall::Twice(at, _) | Wall::Never(at) => at,
        }
    }
}
