//! What the tests stand on: a world, Pleks to run, people who visit them, and networks and disks that fail.

mod app;
mod client;
mod database;
mod form;
mod found;
mod instance;
mod page;
mod proxy;
mod world;

pub use app::{App, fill_if_empty, fill_with};
pub use client::{Answer, Client, Site};
pub use database::{active, doubled, present};
pub use form::{Form, day, new_key};
pub use found::Found;
pub use instance::Instance;
pub use proxy::Proxy;
pub use world::{CLOSED_AHEAD, CLOSED_FOR, SEATS_PAGE, admin, any_seat, other_admin, student, world};
