//! Places: consortium > group > library > branch > zone > seat, with opening hours, closures and policy.

#[cfg(feature = "server")]
pub mod close_zone;
mod model;
#[cfg(feature = "server")]
mod plan;
#[cfg(feature = "server")]
pub mod repo;

pub use model::{Attributes, BookingMode, Branch, Closure, Library, Seat, Zone};
#[cfg(feature = "server")]
pub use plan::{BranchPlan, PlanCache};
