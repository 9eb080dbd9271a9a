//! For tests: throw-away databases of both kinds, a small world to fill them with, and seeded chance.
//!
//! ```no_run
//! # use plek_storage::testing::{TestDatabase, small_world};
//! # async fn test() {
//! let database = TestDatabase::sqlite().await;
//! let (one, two) = (database.instance().await, database.instance().await);
//! one.fill(&small_world()).await.unwrap();
//! # }
//! ```
//!
//! Behind the feature `testing`, which no shipped build turns on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test has nobody to answer to")]

mod database;
mod engine;
mod letters;
mod raw;
mod world;

pub(crate) use database::page_limit;
pub use database::{SeededEntropy, TestDatabase};
pub use engine::memory_engine;
pub use letters::{letter, post, withdraw};
pub use raw::Raw;
pub use world::*;
