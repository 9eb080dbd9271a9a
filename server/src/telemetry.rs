//! Logs: lines for people or JSON for programs, on standard error.
//!
//! **Rules for every log line of ours.** The message is a fixed sentence; what varies is a field. A field is an id, a
//! name from our own code (command, job, route template), a number or an error of ours. Never a person's name, an
//! e-mail address, a token or code, a request's body, path or query string, or SQL with its values: people hand logs
//! around. A request is found again by its id, which is in its answer (`x-request-id`).

use crate::config::{Config, LogFormat};
use std::io::{IsTerminal, stderr};
use std::panic::PanicHookInfo;
use thiserror::Error;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, fmt, registry};

/// Why there are no logs.
#[derive(Debug, Error)]
pub enum Error {
    /// The filter cannot be read.
    #[error("the log filter cannot be read")]
    Filter(#[from] tracing_subscriber::filter::ParseError),
    /// Something else in this process logs already.
    #[error("logging was started twice")]
    Twice(#[from] TryInitError),
}

/// Starts logging, and logs panics.
pub fn start(config: &Config) -> Result<(), Error> {
    let registry = registry().with(EnvFilter::try_new(&config.log)?);
    match config.log_format {
        LogFormat::Text => {
            registry.with(fmt::layer().with_writer(stderr).with_ansi(stderr().is_terminal())).try_init()?;
        }
        LogFormat::Json => registry.with(fmt::layer().json().flatten_event(true).with_writer(stderr)).try_init()?,
    }
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// Logs where a panic happened. Only a literal message is repeated: one that was put together may hold anything.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let message = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(composed message left out)");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, message, "panic");
}
