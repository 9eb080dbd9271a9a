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

/// An error with everything below it on one line, for a log field.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        line.push_str(": ");
        line.push_str(&cause.to_string());
        below = cause.source();
    }
    line
}

#[cfg(test)]
mod tests {
    use plek_domain::error::StoreError;

    #[test]
    fn a_chain_goes_to_the_bottom() {
        let bottom = std::io::Error::other("connection reset");
        let error = StoreError::Unavailable(Some(Box::new(bottom)));
        assert_eq!(super::chain(&error), "the database is away: connection reset");
    }
}
