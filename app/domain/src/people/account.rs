//! [`Account`]: what somebody signs in with, apart from what rules know about the person.

use super::EmailAddress;
use crate::ids::PersonId;
use crate::text::Line;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The account of a person. Never in logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Whose.
    pub person: PersonId,
    /// How they want to be called.
    pub name: String,
    /// Where codes and letters go; none for people whom only the desk knows.
    pub email: Option<EmailAddress>,
    /// Tag of the language for letters ("nl-BE").
    pub lang: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Whether a password was set.
    pub has_password: bool,
    /// Since when it is locked.
    pub locked_at: Option<Timestamp>,
    /// Since when it is erased: then nothing is left but the id.
    pub erased_at: Option<Timestamp>,
}

impl Account {
    /// The account of somebody new.
    #[must_use]
    pub fn new(person: PersonId, name: &Line, email: &EmailAddress, lang: &str, now: Timestamp) -> Self {
        Self {
            person,
            name: name.as_str().to_owned(),
            email: Some(email.clone()),
            lang: lang.to_owned(),
            created_at: now,
            has_password: false,
            locked_at: None,
            erased_at: None,
        }
    }

    /// Whether one may sign in with it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.locked_at.is_none() && self.erased_at.is_none()
    }
}
