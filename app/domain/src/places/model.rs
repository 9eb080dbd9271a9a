use crate::ids::{BranchId, ClosureId, LibraryId, SeatId, ZoneId};
use crate::text::Slug;
use crate::time::Period;
use serde::{Deserialize, Serialize};

/// A library: the tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// Which.
    pub id: LibraryId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name for people.
    pub name: String,
}

/// A branch: a building with opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// Which.
    pub id: BranchId,
    /// Whose.
    pub library: LibraryId,
    /// Its name in addresses, unique within the library.
    pub slug: Slug,
    /// Its name for people.
    pub name: String,
    /// Street and town.
    pub address: String,
    /// IANA zone ("Europe/Brussels").
    pub zone: String,
}

/// A zone: a room or floor with one plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Which.
    pub id: ZoneId,
    /// Its name for people.
    pub name: String,
    /// 0 = ground floor.
    pub floor: i64,
    /// Whether seats are booked here.
    pub mode: BookingMode,
}

/// How a zone's seats are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BookingMode {
    /// Walk in and sit down; nothing to book.
    WalkIn,
    /// May be booked; free seats may be taken on the spot.
    Optional,
    /// Must be booked.
    Required,
}

impl BookingMode {
    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WalkIn => "walk-in",
            Self::Optional => "optional",
            Self::Required => "required",
        }
    }

    /// The mode of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::WalkIn, Self::Optional, Self::Required].into_iter().find(|mode| mode.code() == code)
    }
}

/// A seat, with its cell on the zone's grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Which.
    pub id: SeatId,
    /// Where.
    pub zone: ZoneId,
    /// What stands on it ("A12").
    pub label: String,
    /// What it offers.
    pub attributes: Attributes,
    /// Column on the zone's grid, from 0.
    pub column: i64,
    /// Row on the zone's grid, from 0.
    pub row: i64,
}

impl Seat {
    /// What seats are listed by: A2 before A10, the letters and then the number.
    #[must_use]
    pub fn reading_order(&self) -> (String, u32) {
        reading_order(&self.label)
    }
}

fn reading_order(label: &str) -> (String, u32) {
    let letters = label.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (letters.to_owned(), label[letters.len()..].parse().unwrap_or(0))
}

/// What a seat offers, as bits: filters are one comparison in both databases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(transparent)]
pub struct Attributes(pub i64);

impl Attributes {
    /// A socket.
    pub const POWER: Self = Self(1);
    /// In a silent zone.
    pub const SILENT: Self = Self(2);
    /// Wheelchair accessible.
    pub const ACCESSIBLE: Self = Self(4);
    /// A monitor.
    pub const MONITOR: Self = Self(8);
    /// At a table for a group.
    pub const GROUP: Self = Self(16);

    /// Whether all of `wanted` are offered.
    #[must_use]
    pub const fn include(self, wanted: Self) -> bool {
        self.0 & wanted.0 == wanted.0
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A stretch during which a branch, or one zone of it, is closed in spite of its hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// Which.
    pub id: ClosureId,
    /// Only this zone; none = the whole branch.
    pub zone: Option<ZoneId>,
    /// When.
    pub period: Period,
    /// Why, in the library's words.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    #[test]
    fn labels_are_sorted_as_people_count() {
        let mut labels = ["B1", "A10", "A2", "A"];
        labels.sort_by_cached_key(|label| super::reading_order(label));
        assert_eq!(labels, ["A", "A2", "A10", "B1"]);
    }
}
