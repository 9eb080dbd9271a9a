//! Validated strings: a value of these types is clean, wherever it came from.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// More than `max` characters.
    #[error("longer than {max} characters")]
    TooLong {
        /// The longest allowed length, in characters.
        max: usize,
    },
    /// A character that has no business in a line of text (NUL, line break, other control characters).
    #[error("forbidden character")]
    Forbidden,
    /// Not of the form that addresses have: `a-z`, `0-9` and inner hyphens.
    #[error("not a slug")]
    NotASlug,
    /// An address that is Plek's own.
    #[error("reserved")]
    Reserved,
    /// Not of the form that e-mail addresses have.
    #[error("not an e-mail address")]
    NotAnAddress,
}

/// One line that people read: a name, a title, a reason. Trimmed, 1 to 200 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

impl Line {
    /// Longest line, in characters.
    pub const MAX: usize = 200;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Line {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(TextError::Empty);
        }
        if trimmed.chars().any(char::is_control) {
            return Err(TextError::Forbidden);
        }
        if trimmed.chars().count() > Self::MAX {
            return Err(TextError::TooLong { max: Self::MAX });
        }
        Ok(Self(trimmed.to_owned()))
    }
}

/// First words of addresses that are Plek's own, now or soon: a library of that name could never be reached. In order.
const RESERVED: &str = "\
    about account admin api assets b book code consortium demo door embed events favicon feeds fn fonts healthz help \
    home icons invite legal libraries live login logout me metrics mine pkg privacy public q robots s search seats \
    settings setup sign-in sign-out sign-up sitemap staff static t ui unsubscribe well-known";

fn reserved() -> impl Iterator<Item = &'static str> {
    RESERVED.split(' ')
}

/// A name in an address: `a-z`, `0-9`, hyphens between, 1 to 60 characters, and none of Plek's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        let clean = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || text.starts_with('-') || text.ends_with('-') || !text.chars().all(clean) {
            return Err(TextError::NotASlug);
        }
        if text.len() > 60 {
            return Err(TextError::TooLong { max: 60 });
        }
        if reserved().any(|ours| ours == text) {
            return Err(TextError::Reserved);
        }
        Ok(Self(text))
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl From<$name> for String {
            fn from(text: $name) -> Self { text.0 }
        }
        impl std::str::FromStr for $name {
            type Err = TextError;
            fn from_str(text: &str) -> Result<Self, TextError> { Self::try_from(text.to_owned()) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )+};
}
as_text!(Line, Slug);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_clean() {
        assert_eq!(" Noor 🦉 ".parse::<Line>().unwrap().as_str(), "Noor 🦉");
        assert_eq!("  ".parse::<Line>(), Err(TextError::Empty));
        assert_eq!("a\0b".parse::<Line>(), Err(TextError::Forbidden));
        assert_eq!("é".repeat(201).parse::<Line>(), Err(TextError::TooLong { max: 200 }));
        assert!(serde_json::from_str::<Line>("\"a\\nb\"").is_err());
    }

    #[test]
    fn slugs_are_plain() {
        assert!("bib-zuid-2".parse::<Slug>().is_ok());
        for bad in ["", "-a", "a-", "A", "a b", "a/b", "é"] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }

    #[test]
    fn our_own_addresses_are_no_slugs() {
        for ours in ["pkg", "healthz", "staff", "sign-in", "s", "setup"] {
            assert_eq!(ours.parse::<Slug>(), Err(TextError::Reserved), "{ours}");
        }
        assert!("staff-library".parse::<Slug>().is_ok());
        assert!(reserved().is_sorted());
    }
}
