//! How often something may be tried: token buckets kept as one instant each, so that several instances count together.
//!
//! A bucket is "when all that was done will have been paid back". Each try moves it on by [`Limit::every`]; a try that
//! would move it further ahead than the burst allows must wait.

use crate::time::Timestamp;

/// One kind of limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Stable code, as stored.
    pub kind: &'static str,
    /// Seconds that one try costs.
    pub every: i64,
    /// How many tries in a row somebody has who did not try for a while.
    pub burst: i64,
}

/// Codes that one address of mail is sent: 3 in 10 minutes.
pub const CODES_AN_ACCOUNT: Limit = Limit { kind: "codes-account", every: 200, burst: 3 };
/// Codes that one place asks for: 20 a minute, and a whole class at once, because a school has one address.
pub const CODES_AN_ADDRESS: Limit = Limit { kind: "codes-address", every: 3, burst: 60 };
/// Tries to sign in to one account: 5 a minute.
pub const TRIES_AN_ACCOUNT: Limit = Limit { kind: "tries-account", every: 12, burst: 5 };
/// Wrong tries from one place: 20 a minute. Right ones cost nothing, so nobody is kept out by their neighbours' success.
pub const TRIES_AN_ADDRESS: Limit = Limit { kind: "tries-address", every: 3, burst: 60 };

impl Limit {
    /// One more try at `now`, when the bucket says `busy_until`: what it says next.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn again(&self, busy_until: Option<Timestamp>, now: Timestamp) -> Result<Timestamp, i64> {
        let next = busy_until.unwrap_or(now).max(now).plus_seconds(self.every);
        let ahead = next.0 - now.0 - self.every * self.burst;
        if ahead > 0 { Err(ahead) } else { Ok(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_one_at_a_time() {
        let limit = TRIES_AN_ACCOUNT;
        let (mut bucket, mut now) = (None, Timestamp(1_000));
        for _ in 0..5 {
            bucket = Some(limit.again(bucket, now).unwrap());
        }
        assert_eq!(limit.again(bucket, now), Err(12));
        now = now.plus_seconds(11);
        assert_eq!(limit.again(bucket, now), Err(1));
        now = now.plus_seconds(1);
        bucket = Some(limit.again(bucket, now).unwrap());
        assert!(limit.again(bucket, now).is_err());
        // A clock that went back keeps nobody out for longer than the burst.
        assert!(limit.again(None, Timestamp(0)).is_ok());
        assert!(limit.again(bucket, now.plus_seconds(3600)).is_ok());
    }

    #[test]
    fn a_class_of_thirty_behind_one_address_signs_in_at_once() {
        let mut bucket = None;
        for _ in 0..60 {
            bucket = Some(CODES_AN_ADDRESS.again(bucket, Timestamp(0)).unwrap());
        }
        assert_eq!(CODES_AN_ADDRESS.again(bucket, Timestamp(0)), Err(3));
    }
}
