//! What staff see of a house and visitors do not: codes, seats out of use, and where the house hangs.

use super::{Seat, SeatCode};
use crate::ids::{ConsortiumId, GroupId};
use crate::places::Library;

/// A seat as staff see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSeat {
    /// The seat.
    pub seat: Seat,
    /// What its label says.
    pub code: SeatCode,
    /// Whether visitors see it.
    pub in_use: bool,
}

/// A library with the places above it, for those who ask where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// The consortium.
    pub consortium: (ConsortiumId, String),
    /// The working alliance.
    pub group: (GroupId, String),
    /// The library.
    pub library: Library,
}
