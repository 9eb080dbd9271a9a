//! Server keys: secrets of the installation, made on first use, kept in the database so that all instances agree, and
//! replaced from time to time.
//!
//! What is derived from one (the code in a letter, a link) is never stored: it is computed again from the purpose, an
//! id and a version, when the letter is delivered and when somebody comes with it.

use crate::command::{Ctx, LockKey};
use crate::error::StoreError;
use crate::ids::ServerKeyId;
use crate::time::{DAY, Timestamp};
use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// What a key is for. Keys of one purpose open nothing of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Codes that are sent by mail.
    SignInCode,
    /// Names of limited accounts and addresses, so that the table of limits is no list of people.
    Limits,
    /// Links in mails about a booking.
    BookingLink,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SignInCode, Self::Limits, Self::BookingLink];

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignInCode => "sign-in-code",
            Self::Limits => "limits",
            Self::BookingLink => "booking-link",
        }
    }

    /// Seconds for which a replaced key is still believed: longer than anything lasts that was derived from it. A
    /// booking may lie 400 days ahead.
    #[must_use]
    pub const fn believed_for(self) -> i64 {
        match self {
            Self::SignInCode | Self::Limits => DAY,
            Self::BookingLink => 402 * DAY,
        }
    }

    /// What whoever may have to make the key must hold.
    #[must_use]
    pub const fn lock(self) -> LockKey {
        // Numbers of our own, which no random key meets.
        LockKey::Key(Uuid::from_u128(self as u128 + 1))
    }
}

/// Seconds after which a key is replaced.
pub const REPLACE_AFTER: i64 = 90 * DAY;

/// A secret.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerKey {
    /// Which.
    pub id: ServerKeyId,
    /// 256 bits of chance.
    pub secret: Vec<u8>,
    /// Since when it is used.
    pub made_at: Timestamp,
    /// Since when nothing new is derived from it.
    pub retired_at: Option<Timestamp>,
}

impl std::fmt::Debug for ServerKey {
    /// Without the secret: it would end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServerKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Reading keys.
#[async_trait]
pub trait KeyReads: Send {
    /// The keys of a purpose that are still believed, the newest first.
    async fn keys(&mut self, purpose: Purpose, retired_after: Timestamp) -> Result<Vec<ServerKey>, StoreError>;
}

/// Making and replacing keys.
#[async_trait]
pub trait KeyRepo: KeyReads {
    /// Adds a key and retires all earlier ones of its purpose.
    async fn replace(&mut self, purpose: Purpose, key: &ServerKey) -> Result<(), StoreError>;
    /// Forgets keys of a purpose that were retired before an instant; how many.
    async fn forget(&mut self, purpose: Purpose, before: Timestamp) -> Result<u64, StoreError>;
}

/// The keys that are believed at `now`, newest first.
///
/// # Errors
/// When storage fails.
pub async fn believed(keys: &mut dyn KeyReads, purpose: Purpose, now: Timestamp) -> Result<Vec<ServerKey>, StoreError> {
    keys.keys(purpose, now.plus_seconds(-purpose.believed_for())).await
}

/// The same inside a command, which holds [`Purpose::lock`]; on first use the key is made.
///
/// # Errors
/// When storage fails.
pub async fn ensure(ctx: &mut Ctx<'_>, purpose: Purpose) -> Result<Vec<ServerKey>, StoreError> {
    let now = ctx.now();
    let mut keys = ctx.store().key_repo().keys(purpose, now.plus_seconds(-purpose.believed_for())).await?;
    if keys.iter().all(|key| key.retired_at.is_some() || key.made_at.plus_seconds(REPLACE_AFTER) <= now) {
        let secret = [ctx.chance(), ctx.chance()].concat();
        let key = ServerKey { id: ServerKeyId(ctx.new_id()), secret, made_at: now, retired_at: None };
        ctx.store().key_repo().replace(purpose, &key).await?;
        keys.insert(0, key);
    }
    Ok(keys)
}

/// HMAC-SHA-256 of a purpose, an id and a version under a key: 256 bits for a link, or the start of a shorter code.
#[must_use]
pub fn link(key: &ServerKey, purpose: Purpose, id: Uuid, version: i64) -> [u8; 32] {
    sign(key, &[purpose.code().as_bytes(), id.as_bytes(), &version.to_be_bytes()])
}

/// HMAC-SHA-256 of parts, each with its length, so that no two lists of parts look the same.
pub(crate) fn sign(key: &ServerKey, parts: &[&[u8]]) -> [u8; 32] {
    sign_with(&key.secret, parts)
}

/// The same with a secret of another kind.
pub(crate) fn sign_with(secret: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of any length; `new_from_slice` fails for none.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return [0; 32] };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// The same in six digits, for people to type.
#[must_use]
pub fn digits(link: &[u8; 32]) -> String {
    let number = link.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// Whether two texts are the same, in a time that does not tell where they differ.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> ServerKey {
        ServerKey { id: ServerKeyId(Uuid::nil()), secret: vec![byte; 32], made_at: Timestamp(0), retired_at: None }
    }

    #[test]
    fn a_code_belongs_to_one_key_purpose_id_and_version() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let codes = [
            link(&key(1), Purpose::SignInCode, one, 1),
            link(&key(2), Purpose::SignInCode, one, 1),
            link(&key(1), Purpose::Limits, one, 1),
            link(&key(1), Purpose::SignInCode, two, 1),
            link(&key(1), Purpose::SignInCode, one, 2),
        ];
        for (at, code) in codes.iter().enumerate() {
            assert_eq!(codes.iter().position(|other| other == code), Some(at));
            assert_eq!(digits(code).len(), 6);
        }
        assert_eq!(link(&key(1), Purpose::SignInCode, one, 1), codes[0], "and is computed again");
        assert_ne!(sign(&key(1), &[b"ab", b"c"]), sign(&key(1), &[b"a", b"bc"]));
    }

    #[test]
    fn it_is_the_hmac_that_everybody_computes() {
        // Another program's HMAC-SHA-256 of nothing under the key "Jefe".
        let jefe = ServerKey { secret: b"Jefe".to_vec(), ..key(0) };
        assert_eq!(sign(&jefe, &[])[..4], [0x92, 0x35, 0x98, 0xca]);
        assert!(same("123456", "123456") && !same("123456", "123457") && !same("12345", "123456"));
    }

    #[test]
    fn a_key_does_not_show_its_secret() {
        assert!(!format!("{:?}", key(7)).contains("7, 7"));
    }
}
