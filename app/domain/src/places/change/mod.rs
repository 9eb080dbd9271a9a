//! Changes of a house that bookings may be hit by: one question, one preview, one way to do it and one to undo it.
//!
//! [`HouseChange::applied`] says how the plan would look; [`Effect`] compares both plans and finds, for each booking
//! that would no longer stand, another seat or none. The page shows the effect, [`make::ChangeHouse`] works it out again
//! under its locks and does exactly that, or says that the world has moved on.

mod choice;
mod effect;
pub mod make;
mod model;
mod preview;
pub mod proceed;
mod settle;
pub mod undo;

pub use choice::{Free, Wanted, choose};
pub use effect::{Effect, Fate, Hit};
pub use model::{BookingChange, HouseChange, MadeChange, MoveState, Told};
pub use preview::Preview;

/// How many people are moved in one transaction: whoever books meanwhile waits no longer than that takes.
pub const PORTION: usize = 200;

/// How long a change can be undone and its letters wait, in seconds.
pub const UNDO_SECONDS: i64 = 120;
