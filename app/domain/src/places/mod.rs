//! Places: consortium > group > library > branch > zone > seat, with opening hours, closures and policy.

#[cfg(feature = "server")]
pub mod add_branch;
#[cfg(feature = "server")]
pub mod add_group;
#[cfg(feature = "server")]
pub mod add_library;
#[cfg(feature = "server")]
pub mod add_seats;
#[cfg(feature = "server")]
pub mod add_zone;
#[cfg(feature = "server")]
pub mod change;
#[cfg(feature = "server")]
pub mod close_zone;
mod cloth;
mod code;
#[cfg(feature = "server")]
mod common;
#[cfg(feature = "server")]
pub mod describe_branch;
#[cfg(feature = "server")]
pub mod describe_library;
#[cfg(feature = "server")]
pub mod describe_zone;
#[cfg(feature = "server")]
pub mod edit_profile;
mod house;
pub mod layout;
mod logo;
#[cfg(feature = "server")]
pub mod mark_seats;
mod model;
#[cfg(feature = "server")]
pub mod move_library;
#[cfg(feature = "server")]
pub mod name_place;
mod networks;
#[cfg(feature = "server")]
pub mod open_library;
#[cfg(feature = "server")]
pub mod order_zones;
#[cfg(feature = "server")]
pub mod place_seat;
#[cfg(feature = "server")]
mod plan;
mod profile;
#[cfg(feature = "server")]
pub mod remove_seats;
#[cfg(feature = "server")]
pub mod remove_zone;
#[cfg(feature = "server")]
pub mod reopen;
#[cfg(feature = "server")]
pub mod repo;
#[cfg(feature = "server")]
pub mod set_logo;
#[cfg(feature = "server")]
pub mod set_networks;
#[cfg(feature = "server")]
pub mod set_rule;
pub mod week;

pub use cloth::{Cloth, ClothError};
pub use code::SeatCode;
pub use house::{Consortium, Group, Lineage, StaffSeat, WidePlace};
#[cfg(feature = "server")]
pub use logo::Logo;
pub use logo::LogoMark;
pub use model::{Attributes, BookingMode, Branch, Closure, Library, Seat, Zone};
pub use networks::Networks;
#[cfg(feature = "server")]
pub use plan::{BranchPlan, PlanCache};
pub use profile::{Country, HttpsAddress, HttpsOrigin, Profile};
