//! Policy is data: every rule of booking is a number that a level of the consortium sets.
//!
//! Each field is inherited alone from the level above. A lower level replaces it, unless a level above marked it as a
//! limit: then it can only be made stricter. A budget (minutes a week) counts over the level that set it; a stricter one
//! below counts over less, so the limits above it go on counting beside it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The levels, from wide to narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// What Plek does when nobody said anything.
    Default,
    /// The whole consortium.
    Consortium,
    /// A working alliance.
    Group,
    /// One library.
    Library,
    /// One branch.
    Branch,
    /// One zone.
    Zone,
}

impl Level {
    /// All levels that can set something.
    pub const ALL: [Self; 5] = [Self::Consortium, Self::Group, Self::Library, Self::Branch, Self::Zone];

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Consortium => "consortium",
            Self::Group => "group",
            Self::Library => "library",
            Self::Branch => "branch",
            Self::Zone => "zone",
        }
    }

    /// The level of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// The fields of the policy for seats: counts, minutes, or whether something is asked (1) or not (0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Shortest booking, in minutes.
    MinMinutes,
    /// Longest booking, in minutes.
    MaxMinutes,
    /// Most minutes a person may book in a local week.
    WeekMinutes,
    /// How many days ahead one may book; 0 = today only.
    DaysAhead,
    /// Minutes after the start (or after booking, when later) at which an unused seat is given free.
    GraceMinutes,
    /// Minutes that stay empty behind a booking.
    BufferMinutes,
    /// Bookings start and end on multiples of this many minutes after the hour.
    StepMinutes,
    /// Whether only members of the library book (1), or everybody who has signed in (0).
    MembersOnly,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 8] = [
        Self::MembersOnly,
        Self::MinMinutes,
        Self::MaxMinutes,
        Self::WeekMinutes,
        Self::DaysAhead,
        Self::GraceMinutes,
        Self::BufferMinutes,
        Self::StepMinutes,
    ];

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MinMinutes => "min-minutes",
            Self::MaxMinutes => "max-minutes",
            Self::WeekMinutes => "week-minutes",
            Self::DaysAhead => "days-ahead",
            Self::GraceMinutes => "grace-minutes",
            Self::BufferMinutes => "buffer-minutes",
            Self::StepMinutes => "step-minutes",
            Self::MembersOnly => "members-only",
        }
    }

    /// The field of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// Values that make sense, so that no level can set a step of 0 or a booking of a month.
    #[must_use]
    pub const fn range(self) -> (i64, i64) {
        match self {
            Self::MinMinutes | Self::StepMinutes => (5, 720),
            Self::MaxMinutes => (5, 1440),
            Self::WeekMinutes => (0, 10_140),
            Self::DaysAhead => (0, 400),
            Self::GraceMinutes => (5, 1440),
            Self::BufferMinutes => (0, 240),
            Self::MembersOnly => (0, 1),
        }
    }

    /// Whether a place may ask for a value where a place above has set a limit.
    #[must_use]
    pub fn allows(self, limit: i64, asked: i64) -> bool {
        self.stricter(limit, asked) == asked
    }

    /// The stricter of two values.
    fn stricter(self, one: i64, other: i64) -> i64 {
        match self {
            Self::MinMinutes | Self::BufferMinutes | Self::StepMinutes | Self::MembersOnly => one.max(other),
            Self::MaxMinutes | Self::WeekMinutes | Self::DaysAhead | Self::GraceMinutes => one.min(other),
        }
    }
}

/// One value that one place set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyValue {
    /// The level of the place.
    pub level: Level,
    /// The consortium, group, library, branch or zone that set it.
    pub place: Uuid,
    /// What it is about.
    pub field: Field,
    /// Count or minutes.
    pub value: i64,
    /// Whether levels below may only make it stricter.
    pub is_limit: bool,
}

/// A value that applies, and the place that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Count or minutes.
    pub value: i64,
    /// Level of the place that set it.
    pub level: Level,
    /// The place that set it; nil for the default.
    pub place: Uuid,
}

/// What applies at one zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// See [`Field::MinMinutes`].
    pub min_minutes: Setting,
    /// See [`Field::MaxMinutes`].
    pub max_minutes: Setting,
    /// See [`Field::WeekMinutes`].
    pub week_minutes: Setting,
    /// See [`Field::DaysAhead`].
    pub days_ahead: Setting,
    /// See [`Field::GraceMinutes`].
    pub grace_minutes: Setting,
    /// See [`Field::BufferMinutes`].
    pub buffer_minutes: Setting,
    /// See [`Field::StepMinutes`].
    pub step_minutes: Setting,
    /// See [`Field::MembersOnly`].
    pub members_only: Setting,
}

impl Policy {
    /// What applies when `values` are those of one zone and the places above it, in any order.
    #[must_use]
    pub fn resolve(values: &[PolicyValue]) -> Self {
        let of = |field, default| inherit(field, default, values);
        Self {
            min_minutes: of(Field::MinMinutes, 30),
            max_minutes: of(Field::MaxMinutes, 480),
            week_minutes: of(Field::WeekMinutes, WEEK_MINUTES),
            days_ahead: of(Field::DaysAhead, 14),
            grace_minutes: of(Field::GraceMinutes, 30),
            buffer_minutes: of(Field::BufferMinutes, 0),
            step_minutes: of(Field::StepMinutes, 30),
            members_only: of(Field::MembersOnly, 0),
        }
    }

    /// Every budget of minutes a week that counts when `values` are as in [`Self::resolve`]: the one that applies, and
    /// the limits above it, which count over more. The narrowest first.
    #[must_use]
    pub fn week_budgets(values: &[PolicyValue]) -> Vec<Setting> {
        standing(Field::WeekMinutes, WEEK_MINUTES, values)
    }
}

/// Minutes a week where nobody set any.
const WEEK_MINUTES: i64 = 2880;

fn inherit(field: Field, default: i64, values: &[PolicyValue]) -> Setting {
    let unset = Setting { value: default, level: Level::Default, place: Uuid::nil() };
    standing(field, default, values).first().copied().unwrap_or(unset)
}

/// The setting that applies, and behind it the limits above that it is stricter than.
fn standing(field: Field, default: i64, values: &[PolicyValue]) -> Vec<Setting> {
    let mut own: Vec<&PolicyValue> = values.iter().filter(|value| value.field == field).collect();
    own.sort_unstable_by_key(|value| value.level);
    let (low, high) = field.range();
    let mut settings = vec![Setting { value: default, level: Level::Default, place: Uuid::nil() }];
    let mut limit: Option<i64> = None;
    for value in own {
        let asked = value.value.clamp(low, high);
        let allowed = limit.map_or(asked, |limit| field.stricter(limit, asked));
        if limit.is_none() {
            settings.clear();
        }
        // A level that asks for less strict than the limit changes nothing: the limit's own place still rules.
        if limit != Some(allowed) {
            settings.insert(0, Setting { value: allowed, level: value.level, place: value.place });
        }
        if value.is_limit || limit.is_some() {
            limit = Some(allowed);
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(level: Level, value: i64, is_limit: bool) -> PolicyValue {
        PolicyValue { level, place: Uuid::from_u128(level as u128), field: Field::MaxMinutes, value, is_limit }
    }

    #[test]
    fn each_field_is_inherited_alone_and_the_nearest_wins() {
        let policy = Policy::resolve(&[value(Level::Branch, 120, false), value(Level::Consortium, 240, false)]);
        assert_eq!((policy.max_minutes.value, policy.max_minutes.level), (120, Level::Branch));
        assert_eq!((policy.min_minutes.value, policy.min_minutes.level), (30, Level::Default));
    }

    #[test]
    fn a_limit_can_only_be_made_stricter() {
        let wider = Policy::resolve(&[value(Level::Group, 240, true), value(Level::Library, 600, false)]);
        assert_eq!((wider.max_minutes.value, wider.max_minutes.level), (240, Level::Group));
        let stricter =
            [value(Level::Group, 240, true), value(Level::Library, 180, false), value(Level::Zone, 200, false)];
        let policy = Policy::resolve(&stricter);
        assert_eq!((policy.max_minutes.value, policy.max_minutes.level), (180, Level::Library));
    }

    #[test]
    fn a_stricter_budget_leaves_the_limits_above_standing() {
        let budget =
            |level, minutes, is_limit| PolicyValue { field: Field::WeekMinutes, ..value(level, minutes, is_limit) };
        let standing = |values: &[PolicyValue]| -> Vec<(i64, Level)> {
            Policy::week_budgets(values).into_iter().map(|setting| (setting.value, setting.level)).collect()
        };
        let (of_all, of_one) = (budget(Level::Consortium, 3000, true), budget(Level::Library, 2880, false));
        assert_eq!(standing(&[]), [(2880, Level::Default)]);
        assert_eq!(standing(&[of_one, of_all]), [(2880, Level::Library), (3000, Level::Consortium)]);
        assert_eq!(standing(&[of_all, budget(Level::Library, 4000, false)]), [(3000, Level::Consortium)]);
        assert_eq!(standing(&[budget(Level::Consortium, 3000, false), of_one]), [(2880, Level::Library)]);
        let zone = budget(Level::Zone, 600, false);
        let all = [(600, Level::Zone), (2880, Level::Library), (3000, Level::Consortium)];
        assert_eq!(standing(&[of_all, of_one, zone]), all);
        assert_eq!(Policy::resolve(&[of_all, of_one, zone]).week_minutes.value, 600);
    }

    #[test]
    fn nonsense_is_kept_within_range() {
        assert_eq!(Policy::resolve(&[value(Level::Zone, -5, false)]).max_minutes.value, 5);
        assert!(Field::ALL.iter().all(|field| Field::from_code(field.code()) == Some(*field)));
    }
}
