//! Hashing passwords: slow on purpose, so never more than two at once and never on a thread that serves pages.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use plek_domain::error::StoreError;
use plek_domain::people::password::Password;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes: what OWASP asks of Argon2id at least. Two at once are 38 MiB.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// How many are computed at once.
const AT_ONCE: usize = 2;

/// Hashes and compares passwords.
#[derive(Clone, Debug)]
pub struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

fn argon2() -> Result<Argon2<'static>, StoreError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|_| broken("cost of a password"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn broken(what: &'static str) -> StoreError {
    StoreError::Broken { what, cause: None }
}

fn hash(password: &[u8], salt: &[u8; 16]) -> Result<String, StoreError> {
    let salt = SaltString::encode_b64(salt).map_err(|_| broken("salt of a password"))?;
    let hash = argon2()?.hash_password(password, &salt).map_err(|_| broken("hash of a password"))?;
    Ok(hash.to_string())
}

/// The hash that is compared with when there is none, so that "no password" takes as long as "another password".
fn nobodys() -> Result<&'static str, StoreError> {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    if let Some(hash) = NOBODYS.get() {
        return Ok(hash);
    }
    let made = hash(b"nobody has this password", &[0x5a; 16])?;
    Ok(NOBODYS.get_or_init(|| made))
}

impl Passwords {
    /// The hash to keep, in PHC format.
    pub(crate) async fn hash(&self, password: Password, salt: [u8; 16]) -> Result<String, StoreError> {
        self.slowly(move || hash(password.bytes(), &salt)).await
    }

    /// Whether it is the password that was hashed; with none it takes as long and is not.
    pub(crate) async fn is_right(&self, typed: String, stored: Option<String>) -> Result<bool, StoreError> {
        self.slowly(move || {
            let known = stored.is_some();
            let stored = match stored {
                Some(stored) => stored,
                None => nobodys()?.to_owned(),
            };
            let stored = PasswordHash::new(&stored).map_err(|_| broken("a kept password"))?;
            Ok(argon2()?.verify_password(typed.as_bytes(), &stored).is_ok() && known)
        })
        .await
    }

    async fn slowly<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        // Held until the work is done, also when nobody waits for it any more.
        let permit = Arc::clone(&self.0).acquire_owned().await.map_err(|_| StoreError::Unavailable(None))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|_| StoreError::Unavailable(None))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_alone() {
        let passwords = Passwords::default();
        let kept = passwords.hash(Password::new("stapel boeken 7").unwrap(), [7; 16]).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(passwords.is_right("stapel boeken 7".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!passwords.is_right("stapel boeken 8".to_owned(), Some(kept)).await.unwrap());
        assert!(!passwords.is_right("nobody has this password".to_owned(), None).await.unwrap());
        assert!(passwords.is_right("x".to_owned(), Some("no hash".to_owned())).await.is_err());
    }
}
