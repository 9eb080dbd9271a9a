//! [`EmailAddress`]: where somebody gets mail.

use crate::text::TextError;
use serde::{Deserialize, Serialize};

/// An e-mail address as it was typed, trimmed: at most 254 bytes, one `@` with something on both sides, a domain with a
/// dot (or `localhost`), no spaces and no control characters. Whether somebody reads it only a letter can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Longest address, in bytes (RFC 5321).
    pub const MAX: usize = 254;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What tells addresses apart: folded, because nobody means two mailboxes by `Noor@` and `noor@`.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(TextError::Empty);
        }
        if trimmed.len() > Self::MAX {
            return Err(TextError::TooLong { max: Self::MAX });
        }
        // Angle brackets, commas and quotes separate addresses in a header of a letter: ours is only ever one.
        if trimmed.chars().any(|c| c.is_control() || c.is_whitespace() || "<>,;:\"()[]\\".contains(c)) {
            return Err(TextError::Forbidden);
        }
        let (name, domain) = trimmed.split_once('@').ok_or(TextError::NotAnAddress)?;
        let labels = || domain.split('.');
        let whole = !name.is_empty()
            && name.len() <= 64
            && !domain.contains('@')
            && labels().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && (labels().count() > 1 || domain.eq_ignore_ascii_case("localhost"));
        if whole { Ok(Self(trimmed.to_owned())) } else { Err(TextError::NotAnAddress) }
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl std::str::FromStr for EmailAddress {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::try_from(text.to_owned())
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_and_nothing_else() {
        let good = ["noor@bib.example", " Noor.V+x@BIB.example ", "é@bücher.example", "root@localhost", "a@1.2"];
        for text in good {
            assert!(text.parse::<EmailAddress>().is_ok(), "{text}");
        }
        assert_eq!("Noor@Bib.EXAMPLE".parse::<EmailAddress>().unwrap().key(), "noor@bib.example");
        let long = format!("a@{}.example", "b".repeat(250));
        for bad in [
            "",
            " ",
            "noor",
            "@bib.example",
            "noor@",
            "noor@bib",
            "a@b@c.example",
            "a b@c.example",
            "a@b..example",
            "a@-b.example",
            "a@b-.example",
            "a@.example",
            "a@b.example\r\nBcc: x@y.example",
            "a\0@b.example",
            "Noor <noor@bib.example>",
            "a@b.example,c@d.example",
            &long,
        ] {
            assert!(bad.parse::<EmailAddress>().is_err(), "{bad:?}");
        }
    }
}
