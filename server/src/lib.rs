//! Plek's server: configuration, HTTP, jobs and the command line around `app` (pages) and `plek-storage` (SQL).
//!
//! - [`cli`]: one file per subcommand; [`cli::serve`] is what starts and stops everything.
//! - [`config`]: flags, environment and file become one [`config::Config`].
//! - [`state`]: what a configuration is turned into: clock, chance, database, the state of the pages.
//! - [`web`]: the router, its layers (one small file each, with the reason) and the health checks.
//! - [`jobs`]: what happens by itself, on a schedule.
//! - [`live`]: what open pages hear without asking again.
//! - [`mail`]: how letters reach their readers.
//!
//! A program that wants a Plek of its own (a test, a benchmark) takes [`config::Config`], [`state::State`] and
//! [`web::router`].

pub mod cli;
pub mod config;
pub mod demo;
pub mod disk;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod shutdown;
pub mod state;
pub mod telemetry;
pub mod web;
