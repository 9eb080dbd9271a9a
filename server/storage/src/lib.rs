//! Plek's storage: all SQL, on SQLite and PostgreSQL.
//!
//! The repository files in `repos/` are plain code that is compiled twice: `sqlite.rs` and `postgres.rs` each name
//! their driver and include them. What truly differs (opening a transaction, locks, connecting) stands in those two.
//!
//! To add a statement: write it in `sql!(...)` where it is used; a test prepares it on both databases. To add a table:
//! a migration of the same number and name for both, and a line in `tables.rs`.

#![allow(clippy::duplicate_mod, reason = "repos/ is compiled twice on purpose, once per database")]

pub mod backup;
mod bell;
mod database;
mod doctor;
mod errors;
pub mod fill;
mod migrations;
mod personal;
mod postgres;
mod pulse;
mod sql;
mod sqlite;
pub mod tables;
#[cfg(feature = "testing")]
pub mod testing;
mod writer;

pub use bell::{Bell, Ear};
pub use database::{Database, NotReady, Options};
pub use doctor::Finding;
