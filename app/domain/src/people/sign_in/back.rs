//! Where one goes back to after signing in: a path of ours, never another site.

use crate::text::TextError;
use serde::{Deserialize, Serialize};

/// A path of ours, with its question. Browsers read `//host` and `/\host` as other sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(try_from = "String", into = "String")]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Longest path that is kept, in bytes.
    pub const MAX: usize = 2_000;

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ReturnPath {
    type Error = TextError;
    fn try_from(path: String) -> Result<Self, TextError> {
        let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        if !path.starts_with('/') || path.starts_with("//") || !plain {
            return Err(TextError::NotAnAddress);
        }
        if path.len() > Self::MAX { Err(TextError::TooLong { max: Self::MAX }) } else { Ok(Self(path)) }
    }
}

impl std::str::FromStr for ReturnPath {
    type Err = TextError;
    fn from_str(path: &str) -> Result<Self, TextError> {
        Self::try_from(path.to_owned())
    }
}

impl From<ReturnPath> for String {
    fn from(path: ReturnPath) -> Self {
        path.0
    }
}
