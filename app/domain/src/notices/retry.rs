//! When a letter that did not get through is tried again.

use crate::time::{DAY, HOUR, MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// Pauses after the first, second ... try, in seconds; the last one goes on until [`GIVE_UP_AFTER`].
const PAUSES: [i64; 6] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];

/// How long a letter is tried, in seconds from the moment it might leave.
pub const GIVE_UP_AFTER: i64 = 3 * DAY;

/// What kept a letter from being delivered: a kind and a number, never the server's own words, which may name people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// The mail server answered this code (RFC 5321, 4.2).
    Answer(u16),
    /// The connection failed, or an answer did not come in time.
    Connection,
    /// It could not be made into a mail: a defect of ours.
    Unwritable,
}

impl Problem {
    /// As stored: "451", "connection", "unwritable".
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Answer(code) => code.to_string(),
            Self::Connection => "connection".to_owned(),
            Self::Unwritable => "unwritable".to_owned(),
        }
    }
}

/// When to try again after `tries` tries, the last of them at `now`; none when it has been tried long enough.
#[must_use]
pub fn next_try(deliver_after: Timestamp, tries: i64, now: Timestamp) -> Option<Timestamp> {
    if now.0 - deliver_after.0 >= GIVE_UP_AFTER {
        return None;
    }
    let at = usize::try_from(tries - 1).unwrap_or(0).min(PAUSES.len() - 1);
    Some(now.plus_seconds(PAUSES[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_after_three_days() {
        let posted = Timestamp(1_000);
        let (mut now, mut tries, mut pauses) = (posted, 0, Vec::new());
        loop {
            tries += 1;
            let Some(next) = next_try(posted, tries, now) else { break };
            pauses.push(next.0 - now.0);
            now = next;
        }
        assert!(pauses.is_sorted() && pauses[0] == MINUTE, "{pauses:?}");
        assert!((GIVE_UP_AFTER..GIVE_UP_AFTER + 6 * HOUR).contains(&(now.0 - posted.0)));
        assert_eq!(tries, 18, "a server that is down for good is not called all the time");
    }
}
