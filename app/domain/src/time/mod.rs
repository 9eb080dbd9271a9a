//! Time: instants, periods, opening hours and, on the server, clocks and wall times.
//!
//! Everything is UTC in whole seconds and half-open; wall times exist only where a person reads or types them.

#[cfg(feature = "server")]
mod clock;
mod opening;
mod period;
mod timestamp;
#[cfg(feature = "server")]
mod wall;
mod wall_time;

#[cfg(feature = "server")]
pub use chrono_tz::Tz;
#[cfg(feature = "server")]
pub use clock::{Clock, FixedClock, SystemClock};
pub use opening::{Hours, OpeningException, merge};
pub use period::Period;
pub use timestamp::{DAY, HOUR, MINUTE, Timestamp};
#[cfg(feature = "server")]
pub use wall::{Wall, european_zones, local, opening_on, opening_periods, resolve, week_of};
pub use wall_time::WallTime;
