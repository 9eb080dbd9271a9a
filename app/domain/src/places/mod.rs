//! Places: consortium > group > library > branch > zone > seat, with opening hours, closures and policy.

#[cfg(feature = "server")]
pub mod close_zone;
mod cloth;
#[cfg(feature = "server")]
pub mod edit_profile;
mod model;
#[cfg(feature = "server")]
mod plan;
mod profile;
#[cfg(feature = "server")]
pub mod repo;

pub use cloth::{Cloth, ClothError};
pub use model::{Attributes, BookingMode, Branch, Closure, Library, Seat, Zone};
#[cfg(feature = "server")]
pub use plan::{BranchPlan, PlanCache};
pub use profile::{Country, HttpsAddress, Profile};
