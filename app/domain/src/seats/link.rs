//! The link in a mail about a booking: it shows that one booking and takes it back, without signing in.
//!
//! A link is the booking's id and a keyed hash of it, computed when the letter leaves and when somebody comes with it; it
//! is stored nowhere. Following it changes nothing: mail servers follow links too.

use super::Booking;
use super::cancel::{BookingCancelled, CancelBooking, CancelRefused};
use crate::access::{Action, Actor, LinkScope, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::StoreError;
use crate::ids::BookingId;
use crate::keys::{self, Purpose, ServerKey};
use crate::ports::Reads;
use crate::time::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// Raised, it ends all links that were ever sent.
const VERSION: i64 = 1;

/// Hexadecimal digits of the hash: 128 bits of it, which nobody guesses.
const DIGITS: usize = 32;

/// What stands in the address, under one key.
fn text(key: &ServerKey, booking: BookingId) -> String {
    let hash = keys::link(key, Purpose::BookingLink, booking.0, VERSION);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}{}", booking.0.simple(), &hash[..DIGITS])
}

/// What a link holds, for a letter that leaves now; none when no key was made yet.
///
/// # Errors
/// When storage fails.
pub async fn token(reads: &mut dyn Reads, booking: BookingId, now: Timestamp) -> Result<Option<String>, StoreError> {
    let keys = keys::believed(reads.keys(), Purpose::BookingLink, now).await?;
    Ok(keys.first().map(|key| text(key, booking)))
}

/// The booking that a link opens, and who comes with it; nothing for a link that we did not make.
///
/// # Errors
/// When storage fails.
pub async fn follow(
    reads: &mut dyn Reads,
    token: &str,
    now: Timestamp,
) -> Result<Option<(Booking, Actor)>, StoreError> {
    let id = token.get(..32).and_then(|id| Uuid::try_parse(id).ok()).map(BookingId);
    let Some(id) = id.filter(|_| token.len() == 32 + DIGITS) else { return Ok(None) };
    let keys = keys::believed(reads.keys(), Purpose::BookingLink, now).await?;
    // Every key is tried, so that the time tells nothing.
    if !keys.iter().fold(false, |fits, key| keys::same(&text(key, id), token) | fits) {
        return Ok(None);
    }
    let booking = reads.bookings().booking(id).await?;
    Ok(booking.map(|booking| {
        let scope = LinkScope::Booking { booking: id, person: booking.person };
        (booking, Actor::Link(scope))
    }))
}

/// Takes a booking back by the link of a mail about it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CancelByLink {
    /// Which; no other than that of the link.
    pub booking: BookingId,
}

impl Command for CancelByLink {
    const NAME: &'static str = "cancel-by-link";
    const ACTION: Action = Action::FollowBookingLink;
    type Prepared = Booking;
    type Done = BookingCancelled;
    type Refused = CancelRefused;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Booking, Halt<CancelRefused>> {
        match with.actor {
            Actor::Link(LinkScope::Booking { booking, .. }) if *booking == self.booking => {}
            _ => return Err(Halt::NotFound),
        }
        CancelBooking { booking: self.booking }.prepare(with).await
    }

    fn scope(&self, booking: &Booking) -> Scope {
        CancelBooking { booking: self.booking }.scope(booking)
    }

    fn locks(&self, booking: &Booking) -> Vec<LockKey> {
        CancelBooking { booking: self.booking }.locks(booking)
    }

    async fn run(&self, booking: &Booking, ctx: &mut Ctx<'_>) -> Result<BookingCancelled, Halt<CancelRefused>> {
        CancelBooking { booking: self.booking }.run(booking, ctx).await
    }

    fn trail(&self, booking: &Booking, done: &BookingCancelled) -> Trail {
        CancelBooking { booking: self.booking }.trail(booking, done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ServerKeyId;

    #[test]
    fn a_link_belongs_to_one_booking_and_one_key() {
        let key = |byte| ServerKey {
            id: ServerKeyId(Uuid::nil()),
            secret: vec![byte; 32],
            made_at: Timestamp(0),
            retired_at: None,
        };
        let (one, two) = (BookingId(Uuid::from_u128(1)), BookingId(Uuid::from_u128(2)));
        let links = [text(&key(1), one), text(&key(2), one), text(&key(1), two)];
        assert!(links.iter().all(|link| link.len() == 64 && link.bytes().all(|byte| byte.is_ascii_hexdigit())));
        assert_ne!(links[0][32..], links[1][32..]);
        assert_ne!(links[0][32..], links[2][32..]);
        assert_eq!(text(&key(1), one), links[0], "and is computed again");
    }
}
