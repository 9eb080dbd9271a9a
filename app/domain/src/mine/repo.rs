//! What storage knows about one's own things.

use super::feed::Feed;
use crate::error::StoreError;
use crate::ids::{BookingId, PersonId, SeatId};
use crate::people::TokenHash;
use crate::seats::Booking;
use crate::seats::tell::Untold;
use crate::time::Timestamp;
use async_trait::async_trait;

/// A booking that got another seat from the library, because its own was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub booking: BookingId,
    /// The seat it had.
    pub from: SeatId,
}

/// Reading one's own things.
#[async_trait]
pub trait MineReads: Send {
    /// A person's bookings at all libraries that end after an instant, by start; cancelled ones too.
    async fn since(&mut self, person: PersonId, after: Timestamp) -> Result<Vec<Booking>, StoreError>;
    /// Which of a person's bookings a library moved since an instant, the last move last.
    async fn moved(&mut self, person: PersonId, since: Timestamp) -> Result<Vec<Moved>, StoreError>;
    /// A person's calendar feed.
    async fn feed(&mut self, person: PersonId) -> Result<Option<Feed>, StoreError>;
    /// Whose feed a token opens; none of a person who was locked or erased.
    async fn feed_owner(&mut self, token: &TokenHash) -> Result<Option<PersonId>, StoreError>;
    /// Bookings of which the person has not been told what is so now, the oldest first: those that changed since, and
    /// those that nobody came for in time.
    async fn untold(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Untold>, StoreError>;
}

/// Changing one's own things.
#[async_trait]
pub trait MineRepo: MineReads {
    /// Gives a person a feed; an earlier one opens nothing any more.
    async fn set_feed(&mut self, feed: &Feed, token: &TokenHash) -> Result<(), StoreError>;
    /// Takes a person's feed away; whether there was one.
    async fn drop_feed(&mut self, person: PersonId) -> Result<bool, StoreError>;
    /// Marks bookings that nobody came for as released; how many. The command holds their zones.
    async fn release(&mut self, bookings: &[BookingId], now: Timestamp) -> Result<u64, StoreError>;
    /// Marks bookings as told as they are now; how many. The command holds their zones.
    async fn mark_told(&mut self, bookings: &[BookingId]) -> Result<u64, StoreError>;
}
