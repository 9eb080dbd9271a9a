//! [`Timestamp`]: one instant.

use serde::{Deserialize, Serialize};

/// Seconds in a minute.
pub const MINUTE: i64 = 60;
/// Seconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Seconds in 24 hours; a local day may have 23 or 25 hours.
pub const DAY: i64 = 24 * HOUR;

/// An instant in whole seconds since 1970-01-01T00:00:00Z.
///
/// The same integer in both databases, in the browser and on the wire: nothing to round, and a day's 3,000
/// bookings cost no date parsing (ADR 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The instant `minutes` later (earlier when negative).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * MINUTE)
    }

    /// The instant `seconds` later (earlier when negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }

    /// As a chrono instant, for printing.
    #[must_use]
    pub fn utc(self) -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }
}

impl std::fmt::Display for Timestamp {
    /// RFC 3339 in UTC, as `<time datetime>` and logs want it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.utc().format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl From<chrono::DateTime<chrono::Utc>> for Timestamp {
    /// Cuts off what is below a second.
    fn from(instant: chrono::DateTime<chrono::Utc>) -> Self {
        Self(instant.timestamp())
    }
}
