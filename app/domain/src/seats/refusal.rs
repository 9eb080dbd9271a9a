use crate::time::Period;
use serde::{Deserialize, Serialize};

/// Why a seat cannot be booked: the rule, with what a person needs to know about it.
///
/// The same value comes from the server and from the browser's own check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum SeatRefusal {
    /// The person is no member of this library.
    NotAMember,
    /// Seats here are not booked: walk in.
    WalkIn,
    /// The start lies in the past, or all of it.
    InThePast,
    /// The start lies further ahead than one may book.
    TooFarAhead {
        /// How many days ahead are allowed.
        days: i64,
    },
    /// Outside opening hours.
    Closed,
    /// Inside opening hours, but closed for a reason.
    ClosedFor {
        /// The library's words.
        reason: String,
    },
    /// Start or end is not on the grid.
    OffGrid {
        /// Minutes between two grid lines.
        step: i64,
    },
    /// Shorter than allowed.
    TooShort {
        /// Fewest minutes.
        minutes: i64,
    },
    /// Longer than allowed.
    TooLong {
        /// Most minutes.
        minutes: i64,
    },
    /// The person has another seat at that time.
    SecondSeat {
        /// When the other booking is; none when that is not for whoever asks to know.
        other: Option<Period>,
    },
    /// The person's minutes of the week are used up, or nearly.
    WeekMinutes {
        /// Most minutes a week.
        minutes: i64,
        /// Minutes still left.
        left: i64,
    },
    /// Somebody else has the seat then.
    Taken,
    /// No seat that offers what was asked is free for all of that time.
    NoneFits,
    /// The clock skips that time on that day.
    NoSuchTime {
        /// Whether it is the end (otherwise the start).
        end: bool,
    },
}

#[cfg(feature = "server")]
impl crate::error::Refusal for SeatRefusal {
    const CODES: &'static [&'static str] = &[
        "not-a-member",
        "walk-in",
        "in-the-past",
        "too-far-ahead",
        "closed",
        "closed-for",
        "off-grid",
        "too-short",
        "too-long",
        "second-seat",
        "week-minutes",
        "taken",
        "none-fits",
        "no-such-time",
    ];

    fn code(&self) -> &'static str {
        Self::code(self)
    }
}

impl SeatRefusal {
    /// Stable code, used in text keys and on the wire.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAMember => "not-a-member",
            Self::WalkIn => "walk-in",
            Self::InThePast => "in-the-past",
            Self::TooFarAhead { .. } => "too-far-ahead",
            Self::Closed => "closed",
            Self::ClosedFor { .. } => "closed-for",
            Self::OffGrid { .. } => "off-grid",
            Self::TooShort { .. } => "too-short",
            Self::TooLong { .. } => "too-long",
            Self::SecondSeat { .. } => "second-seat",
            Self::WeekMinutes { .. } => "week-minutes",
            Self::Taken => "taken",
            Self::NoneFits => "none-fits",
            Self::NoSuchTime { .. } => "no-such-time",
        }
    }
}
