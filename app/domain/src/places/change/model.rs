use crate::ids::{BookingId, BranchId, ChangeId, ClosureId, LetterId, LibraryId, PersonId, SeatId, ZoneId};
use crate::notices::Withdrawn;
use crate::places::{BookingMode, BranchPlan, Closure, StaffSeat};
use crate::text::Line;
use crate::time::{DAY, Hours, OpeningException, Period, Timestamp, Wall, resolve};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HouseChange {
    /// A zone, or all of the branch, is closed for a while.
    Close {
        /// Only this zone; none = the whole branch.
        zone: Option<ZoneId>,
        /// When.
        period: Period,
        /// Why, for visitors to read.
        reason: Line,
    },
    /// A closure ends; nobody can be hit by that.
    Reopen {
        /// Which.
        closure: ClosureId,
    },
    /// Other weekly hours.
    Week {
        /// ISO weekday (1 = Monday) and hours.
        week: Vec<(u8, Hours)>,
    },
    /// Other hours on one day.
    Day {
        /// Which.
        day: NaiveDate,
        /// Its hours; none = as in the week.
        exception: Option<OpeningException>,
    },
    /// Seats go out of use, or come back.
    Seats {
        /// Which.
        seats: Vec<SeatId>,
        /// Whether visitors see them.
        in_use: bool,
    },
    /// Other wall clocks: bookings stay instants, but the hours around them move.
    TimeZone {
        /// IANA zone ("Europe/Brussels").
        zone: String,
    },
    /// A zone's seats are taken in another way.
    Mode {
        /// Which zone.
        zone: ZoneId,
        /// How.
        mode: BookingMode,
    },
}

impl HouseChange {
    /// How the plan looks with the change; `closure` is the id that a closure gets.
    #[must_use]
    pub fn applied(&self, plan: &BranchPlan, closure: ClosureId) -> BranchPlan {
        let mut plan = plan.clone();
        match self {
            Self::Close { zone, period, reason } => plan.closures.push(Closure {
                id: closure,
                zone: *zone,
                period: *period,
                reason: reason.as_str().to_owned(),
            }),
            Self::Reopen { closure } => plan.closures.retain(|known| known.id != *closure),
            Self::Week { week } => plan.week.clone_from(week),
            Self::Day { day, exception } => {
                plan.exceptions.retain(|known| known.day != *day);
                plan.exceptions.extend(exception.clone());
            }
            Self::Seats { seats, in_use: false } => plan.seats.retain(|seat| !seats.contains(&seat.id)),
            // Seats that come back are not in the plan yet, and nobody can sit on them.
            Self::Seats { .. } => {}
            Self::TimeZone { zone } => {
                plan.time_zone = zone.parse().unwrap_or(plan.time_zone);
                plan.branch.zone.clone_from(zone);
            }
            Self::Mode { zone, mode } => {
                for known in plan.zones.iter_mut().filter(|known| known.id == *zone) {
                    known.mode = *mode;
                }
            }
        }
        plan
    }

    /// What puts everything back.
    #[must_use]
    pub fn inverse(&self, plan: &BranchPlan, closure: ClosureId) -> Option<Self> {
        Some(match self {
            Self::Close { .. } => Self::Reopen { closure },
            Self::Reopen { .. } => return None,
            Self::Week { .. } => Self::Week { week: plan.week.clone() },
            Self::Day { day, .. } => {
                Self::Day { day: *day, exception: plan.exceptions.iter().find(|known| known.day == *day).cloned() }
            }
            Self::Seats { seats, in_use } => Self::Seats { seats: seats.clone(), in_use: !in_use },
            Self::TimeZone { .. } => Self::TimeZone { zone: plan.branch.zone.clone() },
            Self::Mode { zone, .. } => Self::Mode { zone: *zone, mode: plan.zone(*zone)?.mode },
        })
    }

    /// Whether everything that it names is there; `seats` are all seats of the branch.
    #[must_use]
    pub fn fits(&self, plan: &BranchPlan, seats: &[StaffSeat]) -> bool {
        match self {
            Self::Close { zone, .. } => zone.is_none_or(|zone| plan.zone(zone).is_some()),
            Self::Reopen { closure } => plan.closures.iter().any(|known| known.id == *closure),
            Self::Week { .. } | Self::Day { .. } => true,
            Self::Seats { seats: named, .. } => {
                !named.is_empty() && named.iter().all(|id| seats.iter().any(|known| known.seat.id == *id))
            }
            Self::TimeZone { zone } => zone.parse::<chrono_tz::Tz>().is_ok(),
            Self::Mode { zone, .. } => plan.zone(*zone).is_some(),
        }
    }

    /// Within which time bookings may be hit, of those that are not over at `now`.
    #[must_use]
    pub fn window(&self, plan: &BranchPlan, now: Timestamp) -> Option<Period> {
        let ahead = Period::new(now, now.plus_seconds(AHEAD))?;
        match self {
            Self::Close { period, .. } => period.intersection(&ahead),
            Self::Reopen { .. } | Self::Seats { in_use: true, .. } => None,
            Self::Day { day, .. } => {
                // The hours of a day may last until the end of the next one.
                let (from, until) = (instant(plan, *day, 0), instant(plan, *day, 3 * 1440));
                Period::new(from, until).and_then(|around| around.intersection(&ahead))
            }
            Self::Week { .. } | Self::Seats { .. } | Self::TimeZone { .. } | Self::Mode { .. } => Some(ahead),
        }
    }

    /// What people are told when there is no other seat for them.
    #[must_use]
    pub const fn reason(&self) -> Withdrawn {
        match self {
            Self::Seats { .. } | Self::Mode { .. } => Withdrawn::SeatGone,
            Self::Close { .. } | Self::Reopen { .. } | Self::Week { .. } | Self::Day { .. } | Self::TimeZone { .. } => {
                Withdrawn::Closed
            }
        }
    }
}

/// How far ahead anybody can have booked: further than any rule of booking reaches, in seconds.
const AHEAD: i64 = 500 * DAY;

fn instant(plan: &BranchPlan, day: NaiveDate, minutes: i64) -> Timestamp {
    match resolve(plan.time_zone, day, minutes) {
        Wall::Once(at) | Wall::Twice(at, _) | Wall::Never(at) => at,
    }
}

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeChange {
    /// Which.
    pub id: ChangeId,
    /// At which library.
    pub library: LibraryId,
    /// At which branch.
    pub branch: BranchId,
    /// By whom.
    pub person: PersonId,
    /// The revision of the plan that it changed.
    pub revision: i64,
    /// When.
    pub made_at: Timestamp,
    /// First instant at which it cannot be undone any more, and at which its letters leave.
    pub undo_until: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// What was changed.
    pub change: HouseChange,
    /// What puts it back.
    pub back: HouseChange,
}

/// What becomes of a booking that a change hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookingChange {
    /// The change.
    pub change: ChangeId,
    /// At which library.
    pub library: LibraryId,
    /// The booking.
    pub booking: BookingId,
    /// Whose.
    pub person: PersonId,
    /// The zone and seat it had.
    pub from: (ZoneId, SeatId),
    /// The zone and seat for it; none = there is none.
    pub to: Option<(ZoneId, SeatId)>,
    /// Where it stood.
    pub before: crate::seats::Status,
    /// The letter that tells its person.
    pub letter: LetterId,
    /// How far it is.
    pub state: MoveState,
    /// When the change was made.
    pub made_at: Timestamp,
}

/// How far a booking is that a change hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveState {
    /// Its turn comes.
    Planned,
    /// It has another seat.
    Moved,
    /// It was taken back.
    Withdrawn,
    /// It was over before its turn came.
    Over,
    /// It is what it was.
    Undone,
}

impl MoveState {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Moved, Self::Withdrawn, Self::Over, Self::Undone];

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Moved => "moved",
            Self::Withdrawn => "withdrawn",
            Self::Over => "over",
            Self::Undone => "undone",
        }
    }

    /// The state of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Somebody who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub person: PersonId,
    /// How they are called.
    pub name: String,
    /// Tag of the language of their letters ("nl-BE").
    pub lang: String,
    /// Whether letters reach them: whoever has no address is told by people.
    pub has_email: bool,
}
