use crate::ids::{BookingId, BranchId, LibraryId, PersonId, SeatId, ZoneId};
use crate::time::{Period, Timestamp};
use serde::{Deserialize, Serialize};

/// A booking of one seat over a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Which.
    pub id: BookingId,
    /// At which library.
    pub library: LibraryId,
    /// In which branch.
    pub branch: BranchId,
    /// In which zone.
    pub zone: ZoneId,
    /// Which seat.
    pub seat: SeatId,
    /// Whose.
    pub person: PersonId,
    /// What was booked.
    pub period: Period,
    /// What is kept free of others: the period and the buffer behind it.
    pub held: Period,
    /// When the seat is given free if nobody came, or if what is held was not booked; none once checked in.
    pub release_at: Option<Timestamp>,
    /// Where it stands.
    pub status: Status,
    /// When it was made.
    pub booked_at: Timestamp,
    /// When its person checked in.
    pub arrived_at: Option<Timestamp>,
    /// When they checked out.
    pub left_at: Option<Timestamp>,
    /// How often it was changed since it was made: SEQUENCE in calendars (RFC 5545, 3.8.7.4).
    pub sequence: i64,
}

impl Booking {
    /// Whether it keeps its seat at `now`: one rule for writes, reads and jobs, so that a late job changes nothing.
    #[must_use]
    pub fn occupies(&self, now: Timestamp) -> bool {
        self.status.is_active() && self.release_at.is_none_or(|release| now < release)
    }
}

/// Where a booking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Kept for a few minutes for somebody who is still signing in; nobody's booking yet.
    Held,
    /// Made; nobody there yet.
    Booked,
    /// Somebody sits there.
    CheckedIn,
    /// They were there, and gave the rest back.
    Left,
    /// Nobody came in time; the seat is free again and the minutes count.
    Released,
    /// Taken back; nothing counts.
    Cancelled,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Held, Self::Booked, Self::CheckedIn, Self::Left, Self::Released, Self::Cancelled];

    /// Whether a booking in this state can hold its seat.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Held | Self::Booked | Self::CheckedIn)
    }

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Booked => "booked",
            Self::CheckedIn => "checked-in",
            Self::Left => "left",
            Self::Released => "released",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// A seat that is not free, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupied {
    /// Which seat.
    pub seat: SeatId,
    /// When it is kept.
    pub held: Period,
}

/// A booking as the rules about its person see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonBooking {
    /// Which.
    pub id: BookingId,
    /// At which library.
    pub library: LibraryId,
    /// In which branch.
    pub branch: BranchId,
    /// In which zone.
    pub zone: ZoneId,
    /// When.
    pub period: Period,
    /// Whether it keeps its seat: not released.
    pub occupies: bool,
}
