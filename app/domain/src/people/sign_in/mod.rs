//! Signing in by a code that comes by mail: ask for it, come with it. Whoever is new becomes somebody on the same road.
//!
//! The code is stored nowhere. It is six digits of an HMAC over the sign-in's id and version, computed when the letter
//! leaves and when somebody types it.

pub mod ask;
mod back;
pub mod check;
mod tries;

pub use back::ReturnPath;
pub use tries::Place;
pub(crate) use tries::count;

use super::{EmailAddress, SessionToken};
use crate::error::StoreError;
use crate::ids::{PersonId, SignInId};
use crate::keys::{self, Purpose, ServerKey};
use crate::ports::Reads;
use crate::time::{MINUTE, Timestamp};
use async_trait::async_trait;
use uuid::Uuid;

/// Seconds for which a code is good.
pub const LASTS: i64 = 10 * MINUTE;

/// How often a wrong code or password may be typed before a new code is needed: 5 guesses at a million codes.
pub const TRIES: i64 = 5;

/// A code that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Which; in the address of its page, no secret.
    pub id: SignInId,
    /// Where the code goes.
    pub email: EmailAddress,
    /// Whose new address it is to prove; none when somebody signs in.
    pub person: Option<PersonId>,
    /// Where they go back to afterwards, who come by the link in the mail.
    pub back: Option<ReturnPath>,
    /// Counts the codes under this id.
    pub version: i64,
    /// Wrong ones so far.
    pub tries: i64,
    /// When it was asked for.
    pub made_at: Timestamp,
    /// First instant at which it is too old.
    pub ends_at: Timestamp,
    /// When it did its work; it does so once.
    pub used_at: Option<Timestamp>,
}

impl SignIn {
    /// Whether a right code would still do.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.ends_at && self.used_at.is_none() && self.tries < TRIES
    }

    /// The code, under one key.
    fn code(&self, key: &ServerKey) -> String {
        keys::digits(&keys::link(key, Purpose::SignInCode, self.id.0, self.version))
    }

    /// Whether what was typed is the code, under any key that is still believed. Spaces do no harm.
    #[must_use]
    pub fn fits(&self, keys: &[ServerKey], typed: &str) -> bool {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        // Every key is tried, so that the time tells nothing.
        keys.iter().fold(false, |fits, key| keys::same(&self.code(key), &typed) | fits)
    }
}

/// Reading sign-ins.
#[async_trait]
pub trait SignInReads: Send {
    /// One of them.
    async fn sign_in(&mut self, id: SignInId) -> Result<Option<SignIn>, StoreError>;
}

/// Changing sign-ins.
#[async_trait]
pub trait SignInRepo: SignInReads {
    /// Adds one.
    async fn add(&mut self, sign_in: &SignIn) -> Result<(), StoreError>;
    /// Counts a wrong try.
    async fn count_try(&mut self, id: SignInId) -> Result<(), StoreError>;
    /// It has done its work.
    async fn use_up(&mut self, id: SignInId, at: Timestamp) -> Result<(), StoreError>;
}

/// The code for a letter that leaves now; none when it would be of no use any more.
///
/// # Errors
/// When storage fails.
pub async fn code(reads: &mut dyn Reads, id: SignInId, now: Timestamp) -> Result<Option<String>, StoreError> {
    let Some(sign_in) = reads.sign_ins().sign_in(id).await?.filter(|sign_in| sign_in.is_open(now)) else {
        return Ok(None);
    };
    let keys = keys::believed(reads.keys(), Purpose::SignInCode, now).await?;
    Ok(keys.first().map(|key| sign_in.code(key)))
}

/// Whether a code would do, without counting it as a try: for deciding whether slow work is worth it. Only the command
/// lets anybody in.
///
/// # Errors
/// When storage fails.
pub async fn would_fit(
    reads: &mut dyn Reads,
    id: SignInId,
    typed: &str,
    now: Timestamp,
) -> Result<Option<SignIn>, StoreError> {
    let Some(sign_in) = reads.sign_ins().sign_in(id).await?.filter(|sign_in| sign_in.is_open(now)) else {
        return Ok(None);
    };
    let keys = keys::believed(reads.keys(), Purpose::SignInCode, now).await?;
    Ok(Some(sign_in).filter(|sign_in| sign_in.fits(&keys, typed)))
}

/// What the browser that posts a form will be recognised by. For the same form with the same things typed it is the
/// same, so that the second of two clicks is known by the session that the first one began. It comes from a key of the
/// server and from the form's own, which is stored nowhere: neither a stolen database nor a read mail is enough. None
/// while there is no server key, and then there is no code either.
///
/// # Errors
/// When storage fails.
pub async fn token(
    reads: &mut dyn Reads,
    id: SignInId,
    form: Uuid,
    typed: &[&str],
    now: Timestamp,
) -> Result<Option<SessionToken>, StoreError> {
    let keys = keys::believed(reads.keys(), Purpose::SignInCode, now).await?;
    let parts = [b"session".as_slice(), id.0.as_bytes(), form.as_bytes()];
    let parts: Vec<&[u8]> = parts.into_iter().chain(typed.iter().map(|text| text.as_bytes())).collect();
    Ok(keys.first().map(|key| SessionToken::new(keys::sign(key, &parts))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ServerKeyId;
    use uuid::Uuid;

    #[test]
    fn only_the_code_fits_and_only_for_a_while() {
        let key = |byte| ServerKey {
            id: ServerKeyId(Uuid::nil()),
            secret: vec![byte; 32],
            made_at: Timestamp(0),
            retired_at: None,
        };
        let sign_in = SignIn {
            id: SignInId(Uuid::from_u128(7)),
            email: "noor@bib.example".parse().unwrap(),
            person: None,
            back: None,
            version: 1,
            tries: 0,
            made_at: Timestamp(0),
            ends_at: Timestamp(LASTS),
            used_at: None,
        };
        let code = sign_in.code(&key(1));
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert!(sign_in.fits(&[key(1)], &code) && sign_in.fits(&[key(2), key(1)], &spaced), "a replaced key too");
        assert!(!sign_in.fits(&[key(2)], &code) && !sign_in.fits(&[], &code) && !sign_in.fits(&[key(1)], ""));
        let other = SignIn { version: 2, ..sign_in.clone() };
        assert!(!other.fits(&[key(1)], &code));
        assert!(sign_in.is_open(Timestamp(LASTS - 1)) && !sign_in.is_open(Timestamp(LASTS)));
        assert!(!SignIn { tries: TRIES, ..sign_in.clone() }.is_open(Timestamp(0)));
        assert!(!SignIn { used_at: Some(Timestamp(0)), ..sign_in }.is_open(Timestamp(0)));
    }
}
