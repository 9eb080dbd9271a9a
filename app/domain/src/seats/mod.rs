//! Reservation of a unit over a period: one seat, one active booking at any instant.

#[cfg(feature = "server")]
pub mod alternatives;
#[cfg(feature = "server")]
pub mod book;
#[cfg(feature = "server")]
pub mod cancel;
mod facts;
#[cfg(feature = "server")]
pub mod forms;
#[cfg(feature = "server")]
pub mod link;
mod model;
#[cfg(feature = "server")]
pub mod queries;
mod refusal;
#[cfg(feature = "server")]
pub mod repo;
pub mod rules;
#[cfg(feature = "server")]
pub mod tell;
#[cfg(feature = "server")]
#[cfg(test)]
mod testing;

pub use facts::{Closed, Facts, WeekUse};
pub use model::{Booking, Occupied, PersonBooking, Status};
pub use refusal::SeatRefusal;
