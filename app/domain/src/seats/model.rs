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
    /// What is kept free of others: the period and the buffer behind it, cut at check-out.
    pub held: Period,
    /// When the seat is given free if nobody came; none once checked in.
    pub release_at: Option<Timestamp>,
    /// Where it stands.
    pub status: Status,
    /// When it was made.
    pub booked_at: Timestamp,
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
    /// Made; nobody there yet.
    Booked,
    /// Somebody sits there.
    CheckedIn,
    /// Nobody came in time; the seat is free again and the minutes count.
    Released,
    /// Taken back; nothing counts.
    Cancelled,
}

impl Status {
    /// Whether a booking in this state can hold its seat.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Booked | Self::CheckedIn)
    }

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::CheckedIn => "checked-in",
            Self::Released => "released",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Booked, Self::CheckedIn, Self::Released, Self::Cancelled].into_iter().find(|s| s.code() == code)
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
