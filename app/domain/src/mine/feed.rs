//! The calendar feed: one address a person, which calendars fetch without signing in. Whoever has the address sees what
//! is in it, so it is random, only its hash is stored, and its person can replace it or take it away.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::PersonId;
use crate::people::TokenHash;
use crate::replay::Never;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What stands in the feed's address: 128 bits of chance.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FeedToken([u8; 16]);

impl FeedToken {
    /// The token of these random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads it as it stands in an address: 32 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = plain.then(|| u128::from_str_radix(text, 16).ok()).flatten()?;
        Some(Self(number.to_be_bytes()))
    }

    /// As it stands in an address.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.0))
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).to_vec())
    }
}

impl std::fmt::Debug for FeedToken {
    /// Says nothing: it would end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FeedToken(..)")
    }
}

/// A feed that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Whose.
    pub person: PersonId,
    /// Since when its address works.
    pub made_at: Timestamp,
}

/// Makes one's feed, or gives it a new address.
#[derive(Clone, Debug, Serialize)]
pub struct MakeFeed {
    /// Whose.
    pub person: PersonId,
    /// What its address holds.
    pub token: TokenHash,
}

/// It is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedMade {
    /// Whether an earlier address stopped working.
    pub renewed: bool,
}

impl Command for MakeFeed {
    const NAME: &'static str = "make-feed";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = FeedMade;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<FeedMade, Halt<Never>> {
        let feed = Feed { person: self.person, made_at: ctx.now() };
        let renewed = ctx.store().mine().feed(self.person).await?.is_some();
        ctx.store().mine_repo().set_feed(&feed, &self.token).await?;
        Ok(FeedMade { renewed })
    }

    fn trail(&self, (): &(), _: &FeedMade) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}

/// Takes one's feed away: its address opens nothing from now on.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RevokeFeed {
    /// Whose.
    pub person: PersonId,
}

/// It is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedRevoked {
    /// Whether there was one.
    pub was_there: bool,
}

impl Command for RevokeFeed {
    const NAME: &'static str = "revoke-feed";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = FeedRevoked;
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<FeedRevoked, Halt<Never>> {
        Ok(FeedRevoked { was_there: ctx.store().mine_repo().drop_feed(self.person).await? })
    }

    fn trail(&self, (): &(), _: &FeedRevoked) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_tells_nothing() {
        for bytes in [[0xa5; 16], [0; 16]] {
            let token = FeedToken::new(bytes);
            assert_eq!(FeedToken::parse(&token.text()), Some(token));
            assert_eq!(format!("{token:?}"), "FeedToken(..)");
        }
        for bad in ["", "a5", &"g".repeat(32), &format!("+{}", "1".repeat(31)), &"é".repeat(16), &"a".repeat(33)] {
            assert_eq!(FeedToken::parse(bad), None, "{bad}");
        }
        assert_ne!(FeedToken::new([1; 16]).hash(), FeedToken::new([2; 16]).hash());
    }
}
