//! Errors that cross layers: what storage may answer, what goes over the wire, and what every refusal offers.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What went wrong below the rules. "Not found" is no error here: look-ups return `Option`.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database cannot be reached or did not answer in time; later it may.
    #[error("the database is away")]
    Unavailable(#[source] Option<Cause>),
    /// This attempt lost against another one (deadlock, serialisation, lock timeout); again at once may succeed.
    #[error("the database asks to try again")]
    Conflict(#[source] Option<Cause>),
    /// There is no room on the disk. Reads go on.
    #[error("the disk is full")]
    Full(#[source] Option<Cause>),
    /// A row or statement that our own code should never have produced.
    #[error("inconsistent: {what}")]
    Broken {
        /// What was being done.
        what: &'static str,
        /// The cause below.
        #[source]
        cause: Option<Cause>,
    },
}

/// The error below a [`StoreError`].
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

impl StoreError {
    /// Whether the same attempt, made again, may succeed.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Conflict(_))
    }
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

/// The reasons for which a use-case says no. Every variant has a stable code, and each code a text in every language.
pub trait Refusal: Serialize + Clone + std::fmt::Debug + Send + 'static {
    /// All codes; a test holds that each has its texts.
    const CODES: &'static [&'static str];
    /// The code of this refusal, one of [`Self::CODES`].
    fn code(&self) -> &'static str;
}

/// What server functions and the API answer when they cannot answer: a code, never a message of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum WireError {
    /// The input could not be read.
    #[error("bad input")]
    BadInput,
    /// Not there, or not for this actor.
    #[error("not found")]
    NotFound,
    /// The same key was used for something else.
    #[error("key reused")]
    KeyReused,
    /// Try again in a moment.
    #[error("unavailable")]
    Unavailable,
    /// The disk is full: nothing can be written.
    #[error("full")]
    Full,
    /// Our own fault; it is in the log.
    #[error("broken")]
    Broken,
}

impl From<&StoreError> for WireError {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) | StoreError::Conflict(_) => Self::Unavailable,
            StoreError::Full(_) => Self::Full,
            StoreError::Broken { .. } => Self::Broken,
        }
    }
}

impl WireError {
    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadInput | Self::KeyReused => 422,
            Self::NotFound => 404,
            Self::Unavailable => 503,
            Self::Full => 507,
            Self::Broken => 500,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_goes_to_the_bottom() {
        let bottom = std::io::Error::other("connection reset");
        let error = StoreError::Unavailable(Some(Box::new(bottom)));
        assert_eq!(chain(&error), "the database is away: connection reset");
    }
}
