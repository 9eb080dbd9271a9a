//! Sessions: what a browser shows to be recognised, and how long that is believed.

use crate::ids::{PersonId, SessionId};
#[cfg(feature = "server")]
use crate::keys;
use crate::time::{DAY, HOUR, MINUTE, Timestamp};
use serde::{Deserialize, Serialize};
#[cfg(feature = "server")]
use sha2::{Digest, Sha256};
#[cfg(feature = "server")]
use uuid::Uuid;

/// How long a session is believed, by how much it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionKind {
    /// One's own things.
    Public,
    /// Other people's things too.
    Staff,
}

impl SessionKind {
    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
        }
    }

    /// The kind of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Public, Self::Staff].into_iter().find(|kind| kind.code() == code)
    }

    /// Seconds without a request after which it ends.
    #[must_use]
    pub const fn idle_seconds(self) -> i64 {
        match self {
            Self::Public => 30 * DAY,
            Self::Staff => 12 * HOUR,
        }
    }

    /// Seconds after which it ends in any case.
    #[must_use]
    pub const fn longest_seconds(self) -> i64 {
        match self {
            Self::Public => 180 * DAY,
            Self::Staff => 7 * DAY,
        }
    }
}

/// Seconds between two notes that a session is in use; a write for each request would cost more than it tells.
pub const SEEN_EVERY: i64 = 5 * MINUTE;

/// Seconds for which the form that began a session leads to it again.
const FRESH: i64 = 10 * MINUTE;

/// One browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// How long it is believed.
    pub kind: SessionKind,
    /// Browser and system, coarse ("Firefox, Android").
    pub device: String,
    /// When it began.
    pub made_at: Timestamp,
    /// When it was last seen in use, give or take [`SEEN_EVERY`].
    pub seen_at: Timestamp,
    /// When it ends in any case.
    pub ends_at: Timestamp,
}

impl Session {
    /// A session that begins now.
    #[must_use]
    pub fn starting(id: SessionId, person: PersonId, kind: SessionKind, device: String, now: Timestamp) -> Self {
        let ends_at = now.plus_seconds(kind.longest_seconds());
        Self { id, person, kind, device, made_at: now, seen_at: now, ends_at }
    }

    /// Whether it is still believed.
    #[must_use]
    pub const fn is_live(&self, now: Timestamp) -> bool {
        now.0 < self.ends_at.0 && now.0 < self.seen_at.0 + self.kind.idle_seconds()
    }

    /// Whether it began just now: then a form that begins one may have been posted twice.
    #[must_use]
    pub const fn is_fresh(&self, now: Timestamp) -> bool {
        self.is_live(now) && now.0 < self.made_at.0 + FRESH
    }

    /// Whether it is time to note that it is in use.
    #[must_use]
    pub const fn wants_a_note(&self, now: Timestamp) -> bool {
        now.0 >= self.seen_at.0 + SEEN_EVERY
    }
}

/// What the cookie holds: 256 bits of chance. Only its hash is ever stored.
#[cfg(feature = "server")]
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

/// SHA-256 of a token: enough to find its row, of no use to somebody who reads the database.
#[cfg(feature = "server")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TokenHash(pub Vec<u8>);

#[cfg(feature = "server")]
impl SessionToken {
    /// The token of these random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads what a browser sent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The secret of a browser that comes with this one and a form: for the same form always the same, so that the
    /// second of two clicks is known by the session that the first one began. Who has only one of both cannot make it.
    #[must_use]
    pub fn with_form(&self, form: Uuid) -> Self {
        Self(keys::sign_with(&self.0, &[b"session", form.as_bytes()]))
    }

    /// As it stands in a cookie or an address: hexadecimal.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).to_vec())
    }
}

#[cfg(feature = "server")]
impl std::fmt::Debug for SessionToken {
    /// Says nothing: it would end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_session_ends_when_nobody_uses_it_and_in_any_case() {
        let (id, person) = (SessionId(Uuid::nil()), PersonId(Uuid::nil()));
        let start = Timestamp(1_000);
        for (kind, idle, longest) in
            [(SessionKind::Public, 30 * DAY, 180 * DAY), (SessionKind::Staff, 12 * HOUR, 7 * DAY)]
        {
            let session = Session::starting(id, person, kind, String::new(), start);
            assert!(session.is_live(start.plus_seconds(idle - 1)));
            assert!(!session.is_live(start.plus_seconds(idle)));
            let used = Session { seen_at: start.plus_seconds(longest - 1), ..session };
            assert!(used.is_live(start.plus_seconds(longest - 1)));
            assert!(!used.is_live(start.plus_seconds(longest)));
        }
    }

    #[test]
    fn a_token_reads_back_and_tells_nothing() {
        let token = SessionToken::new([0xa5; 32]);
        assert_eq!(SessionToken::parse(&token.text()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "SessionToken(..)");
        for bad in ["", "a5", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32), &"a".repeat(65)] {
            assert!(bad.starts_with('+') || SessionToken::parse(bad).is_none(), "{bad}");
        }
        assert_ne!(token.hash(), SessionToken::new([0xa4; 32]).hash());
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(token.with_form(one), token.with_form(one));
        assert_ne!(token.with_form(one), token.with_form(two));
        assert_ne!(token.with_form(one), SessionToken::new([0xa4; 32]).with_form(one));
    }
}
