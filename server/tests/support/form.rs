//! [`Form`]: what is posted.

use plek_domain::ids::{PersonId, SeatId};
use plek_domain::time::DAY;
use plek_storage::testing::START;
use uuid::Uuid;

/// Pairs in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The form of the page of seats, filled in for a seat of the small world's first branch, so many days from today,
    /// with a key of its own. Who books comes from the client.
    pub fn booking(seat: SeatId, ahead: i64, from: &str, until: &str) -> Self {
        Self::default()
            .and("key", new_key())
            .and("branch", "hoofd")
            .and("day", day(ahead))
            .and("from", from)
            .and("until", until)
            .and("seat", seat)
    }

    /// One more pair.
    #[must_use]
    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.to_owned(), value.to_string()));
        self
    }

    /// A field typed anew.
    #[must_use]
    pub fn with(self, name: &str, value: impl ToString) -> Self {
        self.without(name).and(name, value)
    }

    /// A field left out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(key, _)| key != name);
        self
    }

    /// With somebody picked, unless somebody is already.
    #[must_use]
    pub fn by(self, person: Option<PersonId>) -> Self {
        match person {
            Some(person) if self.get("person").is_empty() => self.with("person", person),
            _ => self,
        }
    }

    /// The first value of a field; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Names and values.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// As it is sent.
    pub fn body(&self) -> String {
        let quoted = |text: &str| -> String {
            text.bytes()
                .map(|byte| match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
                    b' ' => "+".to_owned(),
                    _ => format!("%{byte:02X}"),
                })
                .collect()
        };
        self.0.iter().map(|(name, value)| format!("{}={}", quoted(name), quoted(value))).collect::<Vec<_>>().join("&")
    }
}

/// A random key, as the page's hidden field has.
pub fn new_key() -> Uuid {
    uuid::Builder::from_random_bytes(fastrand::u128(..).to_be_bytes()).into_uuid()
}

/// The local day that is so many days after the small world's today, as a form writes it.
pub fn day(ahead: i64) -> String {
    START.plus_seconds(ahead * DAY).utc().date_naive().to_string()
}
