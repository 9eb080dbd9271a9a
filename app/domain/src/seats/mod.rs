//! Reservation of a unit over a period: one seat, one active booking at any instant.

#[cfg(feature = "server")]
pub mod alternatives;
#[cfg(feature = "server")]
pub mod any;
#[cfg(feature = "server")]
pub mod book;
#[cfg(feature = "server")]
pub mod book_any;
#[cfg(feature = "server")]
pub mod book_for_guest;
#[cfg(feature = "server")]
pub mod book_sequence;
#[cfg(feature = "server")]
pub mod cancel;
#[cfg(feature = "server")]
pub mod change;
#[cfg(feature = "server")]
pub mod check_in;
#[cfg(feature = "server")]
pub mod check_out;
#[cfg(feature = "server")]
pub mod desk;
#[cfg(feature = "server")]
pub mod desk_notes;
mod facts;
#[cfg(feature = "server")]
pub mod forms;
#[cfg(feature = "server")]
mod grant;
#[cfg(feature = "server")]
pub mod hold;
#[cfg(feature = "server")]
pub mod hold_sequence;
#[cfg(feature = "server")]
pub mod link;
pub mod live;
mod model;
#[cfg(feature = "server")]
mod near;
#[cfg(feature = "server")]
pub mod now;
#[cfg(feature = "server")]
pub mod queries;
mod refusal;
#[cfg(feature = "server")]
pub mod repo;
#[cfg(feature = "server")]
pub mod report_taken;
pub mod rules;
#[cfg(feature = "server")]
pub mod search;
#[cfg(feature = "server")]
pub mod sequence;
#[cfg(feature = "server")]
pub mod sit_here;
#[cfg(feature = "server")]
pub mod tell;
#[cfg(feature = "server")]
#[cfg(test)]
mod testing;

pub use facts::{Closed, Facts, WeekUse};
pub use model::{Booking, Occupied, PersonBooking, Status};
pub use refusal::SeatRefusal;
