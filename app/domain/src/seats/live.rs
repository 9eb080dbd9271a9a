//! What open pages hear about seats: the events of `GET /live/...`, the same types on the server and in the browser.
//!
//! Each event says how a branch, or a seat's whole day, *is*, never how it differs from before. So an event that was
//! missed or came twice does no harm, and whoever comes back after a lost connection just gets all of them anew. Seats
//! go by their position in [`BranchPlan::seats`](crate::places::BranchPlan) at the revision given; a page that was made
//! at another revision leaves the event alone (what it shows stays as of its load). There is nothing about persons here.

use crate::time::{Period, Timestamp};
use serde::{Deserialize, Serialize};

/// The event's name for [`BranchNow`].
pub const NOW: &str = "now";
/// The event's name for [`DayHeld`].
pub const HELD: &str = "held";

/// How a branch is at this moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchNow {
    /// Library and branch by their names in addresses: `gent/zuid`.
    pub branch: String,
    /// The revision of the plan whose seats are meant.
    pub revision: i64,
    /// Whether the house is open.
    pub open: bool,
    /// How many seats one may take now.
    pub count: i64,
    /// Those seats. A seat that is neither here nor in `taken` is shut, or in a zone where nothing is booked.
    pub free: Marks,
    /// Seats that somebody keeps now.
    pub taken: Marks,
}

/// When seats of a branch are kept on one local day, and until the evening after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHeld {
    /// Library and branch: `gent/zuid`.
    pub branch: String,
    /// The revision of the plan whose seats are meant.
    pub revision: i64,
    /// Sent when a page connects: every seat that is not named is free for the period the page asked about. Otherwise
    /// seats that are not named did not change.
    pub whole: bool,
    /// Seats, each with all the stretches in which it is kept that day; none = free all day.
    pub seats: Vec<(u32, Vec<(Timestamp, Timestamp)>)>,
}

impl DayHeld {
    /// What becomes of each named seat for a period and its zone's buffer behind it: position, and whether it is taken.
    pub fn taken(&self, wanted: Period) -> impl Iterator<Item = (u32, bool)> + '_ {
        let clashes = move |(from, until): &(Timestamp, Timestamp)| *from < wanted.until() && wanted.from() < *until;
        self.seats.iter().map(move |(seat, held)| (*seat, held.iter().any(clashes)))
    }
}

/// A mark or none for each seat, four to a hexadecimal digit: 500 seats are 125 characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Marks(Vec<bool>);

impl Marks {
    /// Whether a seat is marked.
    #[must_use]
    pub fn has(&self, seat: usize) -> bool {
        self.0.get(seat).copied().unwrap_or(false)
    }

    /// The seats that are marked.
    pub fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, marked)| **marked).map(|(seat, _)| seat)
    }

    /// How many are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().filter(|marked| **marked).count()
    }
}

impl FromIterator<bool> for Marks {
    fn from_iter<I: IntoIterator<Item = bool>>(marks: I) -> Self {
        Self(marks.into_iter().collect())
    }
}

impl From<Marks> for String {
    fn from(marks: Marks) -> Self {
        let bit = |(place, marked): (usize, &bool)| if *marked { 8 >> place } else { 0 };
        let digit = |four: &[bool]| char::from_digit(four.iter().enumerate().map(bit).sum(), 16).unwrap_or('0');
        marks.0.chunks(4).map(digit).collect()
    }
}

impl From<String> for Marks {
    /// What is no digit marks nothing.
    fn from(text: String) -> Self {
        let digits = text.chars().map(|digit| digit.to_digit(16).unwrap_or(0));
        digits.flat_map(|digit| [8, 4, 2, 1].map(|bit| digit & bit != 0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_seats_are_one_digit() {
        let marks: Marks = [true, false, false, true, true].into_iter().collect();
        assert_eq!(String::from(marks.clone()), "98");
        let read = Marks::from("98".to_owned());
        assert!(read.has(0) && !read.has(1) && read.has(4) && !read.has(5) && !read.has(500));
        assert_eq!(read.count(), marks.count());
        assert_eq!(Marks::from("zz".to_owned()).count(), 0);
    }

    #[test]
    fn a_seat_is_taken_when_any_stretch_meets_the_period() {
        let at = Timestamp;
        let wanted = Period::new(at(100), at(200)).unwrap();
        let seats = vec![
            (3, vec![(at(0), at(100)), (at(200), at(300))]),
            (4, vec![(at(0), at(50)), (at(199), at(300))]),
            (7, vec![]),
        ];
        let event = DayHeld { seats, ..DayHeld::default() };
        assert_eq!(event.taken(wanted).collect::<Vec<_>>(), [(3, false), (4, true), (7, false)]);
    }

    proptest! {
        #[test]
        fn marks_survive_the_wire(marked in proptest::collection::vec(any::<bool>(), 0..70)) {
            let read = Marks::from(String::from(marked.iter().copied().collect::<Marks>()));
            for (seat, mark) in marked.iter().enumerate() {
                prop_assert_eq!(read.has(seat), *mark);
            }
            prop_assert_eq!(read.count(), marked.iter().filter(|mark| **mark).count());
        }
    }
}
