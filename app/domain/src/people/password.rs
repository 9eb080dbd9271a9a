//! What may be a password. How it is hashed is the server's business; what is kept is the hash.

use thiserror::Error;

/// Fewest characters.
pub const SHORTEST: usize = 12;

/// Most characters; a limit only so that hashing has one.
pub const LONGEST: usize = 256;

/// What people type first when they are told "12 characters".
const COMMON: [&str; 24] = [
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456123456",
    "111111111111",
    "000000000000",
    "qwertyuiopas",
    "qwertyuiop12",
    "qwerty123456",
    "azertyuiopqs",
    "azertyuiop12",
    "azerty123456",
    "password1234",
    "password12345",
    "passwordpassword",
    "wachtwoord12",
    "wachtwoord123",
    "wachtwoordwachtwoord",
    "motdepasse12",
    "motdepasse123",
    "bibliotheek1",
    "bibliotheek123",
    "bibliotheque",
    "welkom123456",
];

/// A password that may be one. Never shown, never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasswordProblem {
    /// Fewer than [`SHORTEST`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("too long")]
    TooLong,
    /// One of those that are tried first, or the same character again and again.
    #[error("too common")]
    TooCommon,
}

impl Password {
    /// Takes what was typed as it is: spaces count.
    ///
    /// # Errors
    /// Why it may not be one.
    pub fn new(typed: &str) -> Result<Self, PasswordProblem> {
        let length = typed.chars().count();
        if length < SHORTEST {
            return Err(PasswordProblem::TooShort);
        }
        if length > LONGEST {
            return Err(PasswordProblem::TooLong);
        }
        let folded = typed.to_lowercase();
        let mut letters: Vec<char> = folded.chars().collect();
        letters.sort_unstable();
        letters.dedup();
        if letters.len() < 4 || COMMON.contains(&folded.as_str()) {
            return Err(PasswordProblem::TooCommon);
        }
        Ok(Self(typed.to_owned()))
    }

    /// What was typed, for the one who hashes it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Password {
    /// Says nothing: it would end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_not_the_first_that_comes_to_mind() {
        for good in ["stapel boeken 7", "üñîçødé-plek", &"ab12 ".repeat(50)] {
            assert!(Password::new(good).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("", PasswordProblem::TooShort),
            ("elf-tekens!", PasswordProblem::TooShort),
            ("aaaaaaaaaaaa", PasswordProblem::TooCommon),
            ("ababababababab", PasswordProblem::TooCommon),
            ("Wachtwoord123", PasswordProblem::TooCommon),
            (&"ab12 ".repeat(60), PasswordProblem::TooLong),
        ] {
            assert_eq!(Password::new(bad), Err(why), "{bad}");
        }
        assert_eq!(format!("{:?}", Password::new("stapel boeken 7").unwrap()), "Password(..)");
    }
}
