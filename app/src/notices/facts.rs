//! What a notice is about, looked up at delivery.

use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, SeatId, SignInId};
use plek_domain::notices::readers::Readers;
use plek_domain::notices::{Letter, Notice, Withdrawn};
use plek_domain::people::Role;
use plek_domain::places::{BranchPlan, Library};
use plek_domain::ports::Reads;
use plek_domain::seats::{Booking, Status, link};
use plek_domain::time::local;

/// Everything that the words of a notice need.
#[derive(Debug)]
pub(super) enum Facts {
    SignInCode {
        sign_in: SignInId,
        code: String,
    },
    /// The same code, to prove an address that somebody who is signed in wants to have.
    AddressCode {
        code: String,
    },
    PostGiven {
        library: Library,
        role: Role,
    },
    SeatMoved {
        seat: SeatFacts,
        from: Option<String>,
        /// The link that shows the booking without signing in.
        link: Option<String>,
        /// Whether that link still takes it back.
        may_cancel: bool,
    },
    SeatWithdrawn {
        seat: SeatFacts,
        reason: Withdrawn,
    },
    /// What became of a booking, and the link that takes it back without signing in.
    Seat {
        seat: SeatFacts,
        news: News,
        link: Option<String>,
    },
    DataErased,
    EmailChanged,
}

impl Facts {
    /// The booking that belongs in the reader's calendar, as it is now.
    pub fn to_keep(&self) -> Option<&SeatFacts> {
        match self {
            Self::SeatMoved { seat, .. } | Self::Seat { seat, news: News::Booked | News::Changed, .. } => Some(seat),
            _ => None,
        }
    }
}

/// What became of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    Booked,
    Changed,
    Reminder,
    Cancelled,
    Released,
}

/// A booking and where it is.
#[derive(Debug)]
pub(super) struct SeatFacts {
    pub booking: Booking,
    pub plan: BranchPlan,
}

impl SeatFacts {
    /// What stands on a seat of this branch.
    pub fn label(&self, seat: SeatId) -> Option<String> {
        self.plan.seat(seat).map(|seat| seat.label.clone())
    }

    /// The name of the room; empty when the zone is gone.
    pub fn zone(&self) -> &str {
        self.plan.zone(self.booking.zone).map_or("", |zone| zone.name.as_str())
    }
}

/// Looks them up; none when what the notice is about is gone, or no longer so.
pub(super) async fn of(
    reads: &mut dyn Reads,
    readers: &dyn Readers,
    letter: &Letter,
) -> Result<Option<Facts>, StoreError> {
    Ok(match &letter.notice {
        Notice::SignInCode { sign_in } => {
            let Some(code) = readers.code(reads, *sign_in).await? else { return Ok(None) };
            let known = reads.sign_ins().sign_in(*sign_in).await?;
            let proves_address = known.is_some_and(|known| known.person.is_some());
            Some(if proves_address {
                Facts::AddressCode { code }
            } else {
                Facts::SignInCode { sign_in: *sign_in, code }
            })
        }
        Notice::PostGiven { library, role } => {
            let libraries = reads.places().libraries().await?;
            let library = libraries.into_iter().find(|known| known.id == *library);
            library.map(|library| Facts::PostGiven { library, role: *role })
        }
        Notice::SeatMoved { booking, from_seat } => {
            let seat = seat(reads, *booking).await?;
            // Taken back meanwhile: then it does not matter any more where it is.
            let seat = seat.filter(|seat| seat.booking.status.is_active());
            match seat {
                Some(seat) => {
                    let from = match seat.label(*from_seat) {
                        Some(label) => Some(label),
                        None => gone(reads, &seat, *from_seat).await?,
                    };
                    let now = readers.now();
                    let link = link::token(reads, *booking, now).await?;
                    let may_cancel = seat.booking.period.from() > now;
                    Some(Facts::SeatMoved { from, seat, link, may_cancel })
                }
                None => None,
            }
        }
        Notice::SeatWithdrawn { booking, reason } => {
            seat(reads, *booking).await?.map(|seat| Facts::SeatWithdrawn { seat, reason: *reason })
        }
        Notice::SeatBooked { booking, sequence } => {
            news(reads, readers, *booking, Some(*sequence), News::Booked).await?
        }
        Notice::SeatChanged { booking, sequence } => {
            news(reads, readers, *booking, Some(*sequence), News::Changed).await?
        }
        Notice::SeatReminder { booking } => reminder(reads, readers, *booking).await?,
        Notice::SeatCancelled { booking } => news(reads, readers, *booking, None, News::Cancelled).await?,
        Notice::SeatReleased { booking } => news(reads, readers, *booking, None, News::Released).await?,
        Notice::DataErased => Some(Facts::DataErased),
        Notice::EmailChanged => Some(Facts::EmailChanged),
    })
}

/// What became of a booking; nothing when it is over. News about a booking as it was once are overtaken by its next
/// change, which has a letter of its own.
async fn news(
    reads: &mut dyn Reads,
    readers: &dyn Readers,
    booking: BookingId,
    as_of: Option<i64>,
    news: News,
) -> Result<Option<Facts>, StoreError> {
    let now = readers.now();
    let Some(seat) = seat(reads, booking).await? else { return Ok(None) };
    let stands = |sequence| seat.booking.sequence == sequence && seat.booking.occupies(now);
    if seat.booking.period.until() <= now || !as_of.is_none_or(stands) {
        return Ok(None);
    }
    let started = seat.booking.period.from() <= now;
    let link = if as_of.is_some() && !started { link::token(reads, booking, now).await? } else { None };
    Ok(Some(Facts::Seat { seat, news, link }))
}

/// A booking that somebody has for tomorrow, on whatever seat: a library that moved it told of that, and reminds of it
/// all the same.
async fn reminder(
    reads: &mut dyn Reads,
    readers: &dyn Readers,
    booking: BookingId,
) -> Result<Option<Facts>, StoreError> {
    let now = readers.now();
    let Some(seat) = seat(reads, booking).await? else { return Ok(None) };
    let day = |at| local(seat.plan.time_zone, at).0;
    let is_tomorrow = day(now).succ_opt() == Some(day(seat.booking.period.from()));
    if seat.booking.status != Status::Booked || !is_tomorrow {
        return Ok(None);
    }
    let link = link::token(reads, booking, now).await?;
    Ok(Some(Facts::Seat { seat, news: News::Reminder, link }))
}

/// What stands on a seat that is out of use by now: that is why somebody was moved.
async fn gone(reads: &mut dyn Reads, facts: &SeatFacts, seat: SeatId) -> Result<Option<String>, StoreError> {
    let seats = reads.house().staff_seats(facts.booking.branch).await?;
    Ok(seats.into_iter().find(|known| known.seat.id == seat).map(|known| known.seat.label))
}

async fn seat(reads: &mut dyn Reads, booking: BookingId) -> Result<Option<SeatFacts>, StoreError> {
    let Some(booking) = reads.bookings().booking(booking).await? else { return Ok(None) };
    Ok(reads.places().plan(booking.branch).await?.map(|plan| SeatFacts { booking, plan }))
}
