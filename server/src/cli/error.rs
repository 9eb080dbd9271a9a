//! Why a subcommand ended without doing its work.

use crate::{config, state, telemetry};
use plek_domain::error::StoreError;
use std::error::Error as _;
use std::net::SocketAddr;
use thiserror::Error;

/// Each variant says its own layer only; [`Error::print`] prints what lies below.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no configuration to start with.
    #[error("the configuration is not usable")]
    Config(#[from] config::Error),
    /// There would be no logs.
    #[error("cannot start logging")]
    Telemetry(#[from] telemetry::Error),
    /// Nothing to work on.
    #[error("cannot prepare the server")]
    State(#[from] state::Error),
    /// No threads.
    #[error("cannot start the runtime")]
    Runtime(#[source] std::io::Error),
    /// The address is taken, or not ours.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// Nothing would stop us.
    #[error("cannot listen for the signals that end the server")]
    Signals(#[source] std::io::Error),
    /// It stopped serving without being asked.
    #[error("the server ended by itself")]
    Ended,
    /// The database's tables could not be brought up to date.
    #[error("cannot bring the database up to date")]
    Migrate(#[source] StoreError),
    /// The database could not be asked.
    #[error("cannot read the database")]
    Read(#[source] StoreError),
    /// Nothing could be written.
    #[error("cannot write to the database")]
    Write(#[source] StoreError),
    /// There is no library of that name.
    #[error("there is no library with that name in its address")]
    NoLibrary,
    /// The demo could not be written.
    #[error("cannot fill the database with the demo")]
    Fill(#[source] StoreError),
    /// The demo lets anyone be anyone; that must never happen to real data.
    #[error(
        "the database has something else than the demo in it, and in a demo anyone may be anyone; use another one: plek demo --database sqlite:PATH"
    )]
    NotTheDemo,
}

impl Error {
    /// Says it on standard error, each cause below what it caused.
    pub fn print(&self) {
        eprintln!("plek: {self}");
        let mut below = self.source();
        while let Some(cause) = below {
            eprintln!("  because: {}", cause.to_string().trim_end().replace('\n', "\n    "));
            below = cause.source();
        }
    }
}
