//! Plek's one typed model.
//!
//! Pillars (`places`, `people`, `seats`, `mine`, `notices`) hold model, rules and use-cases; the other modules are what they share.
//! Rules are pure functions over facts and build for the browser; whatever needs zones, storage or async stands
//! behind the feature `server`.
//!
//! To add a use-case: see `docs/how-to-add.md`.

pub mod access;
#[cfg(feature = "server")]
pub mod audit;
#[cfg(feature = "server")]
pub mod command;
pub mod error;
pub mod form;
#[cfg(feature = "server")]
pub mod group;
pub mod ids;
#[cfg(feature = "server")]
pub mod keys;
#[cfg(feature = "server")]
pub mod ledger;
pub mod mine;
pub mod notices;
pub mod people;
pub mod places;
pub mod policy;
#[cfg(feature = "server")]
pub mod ports;
#[cfg(feature = "server")]
pub mod replay;
#[cfg(feature = "server")]
pub mod retention;
pub mod seats;
#[cfg(feature = "simulation")]
pub mod simulation;
#[cfg(feature = "server")]
pub mod store;
pub mod text;
pub mod time;
