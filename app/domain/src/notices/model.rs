use crate::ids::{BookingId, LetterId, LibraryId, PersonId, SeatId, SignInId};
use crate::people::{EmailAddress, Role};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is told. Ids only: words, names, times and codes are looked up at delivery, so that a letter holds no secret
/// and says what is true when it leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notice {
    /// The code that signs in.
    SignInCode {
        /// The sign-in it belongs to.
        sign_in: SignInId,
    },
    /// You work here now.
    PostGiven {
        /// Where.
        library: LibraryId,
        /// As what.
        role: Role,
    },
    /// Your booking has another seat, because yours is closed.
    SeatMoved {
        /// The booking, which has its new seat already.
        booking: BookingId,
        /// The seat it had.
        from_seat: SeatId,
    },
    /// Your booking was cancelled by the library.
    SeatWithdrawn {
        /// The booking.
        booking: BookingId,
        /// Why.
        reason: Withdrawn,
    },
    /// Your seat is booked.
    SeatBooked {
        /// The booking.
        booking: BookingId,
        /// As it was then; a later change has a letter of its own.
        sequence: i64,
    },
    /// Your booking has another seat or time.
    SeatChanged {
        /// The booking.
        booking: BookingId,
        /// As it was then.
        sequence: i64,
    },
    /// Your booking was cancelled by somebody at the library.
    SeatCancelled {
        /// The booking.
        booking: BookingId,
    },
    /// Nobody came in time, and the seat is free again.
    SeatReleased {
        /// The booking.
        booking: BookingId,
    },
    /// You have a seat tomorrow. It stands for as long as that is so, whatever seat it is by then.
    SeatReminder {
        /// The booking.
        booking: BookingId,
    },
    /// Your account and what belonged to it are erased.
    DataErased,
    /// Your account has another e-mail address; said to the old one.
    EmailChanged,
}

impl Notice {
    /// Stable name: in texts (`notice-<kind>-subject`), in logs and in the demo's mailbox.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::SignInCode { .. } => "sign-in-code",
            Self::PostGiven { .. } => "post-given",
            Self::SeatMoved { .. } => "seat-moved",
            Self::SeatWithdrawn { .. } => "seat-withdrawn",
            Self::SeatBooked { .. } => "seat-booked",
            Self::SeatChanged { .. } => "seat-changed",
            Self::SeatCancelled { .. } => "seat-cancelled",
            Self::SeatReleased { .. } => "seat-released",
            Self::SeatReminder { .. } => "seat-reminder",
            Self::DataErased => "data-erased",
            Self::EmailChanged => "email-changed",
        }
    }

    /// Whether somebody sits waiting for it: such a letter goes before a thousand that tell of a closure.
    #[must_use]
    pub const fn is_urgent(&self) -> bool {
        matches!(self, Self::SignInCode { .. })
    }
}

/// Why a library takes a booking back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withdrawn {
    /// The zone or the branch is closed then.
    Closed,
    /// The seat is out of use.
    SeatGone,
}

impl Withdrawn {
    /// Stable code: in texts (`notice-withdrawn-<code>`).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::SeatGone => "seat-gone",
        }
    }
}

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum To {
    /// A person, at the address that they have at delivery.
    Person(PersonId),
    /// An address, where there is no person (yet, or any more).
    Email(EmailAddress),
}

/// A letter in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Which; also what makes a second delivery recognisable as the same mail.
    pub id: LetterId,
    /// To whom.
    pub to: To,
    /// The reader's language ("nl-BE").
    pub lang: String,
    /// What it says.
    pub notice: Notice,
    /// When it was written.
    pub written_at: Timestamp,
    /// Not before this instant: later than `written_at` for what can still be undone.
    pub deliver_after: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_notice_is_stored_under_its_kind_and_read_back() {
        let id = Uuid::from_u128(7);
        let notices = [
            Notice::SignInCode { sign_in: SignInId(id) },
            Notice::PostGiven { library: LibraryId(id), role: Role::Desk },
            Notice::SeatMoved { booking: BookingId(id), from_seat: SeatId(id) },
            Notice::SeatWithdrawn { booking: BookingId(id), reason: Withdrawn::SeatGone },
            Notice::SeatBooked { booking: BookingId(id), sequence: 0 },
            Notice::SeatChanged { booking: BookingId(id), sequence: 1 },
            Notice::SeatCancelled { booking: BookingId(id) },
            Notice::SeatReleased { booking: BookingId(id) },
            Notice::SeatReminder { booking: BookingId(id) },
            Notice::DataErased,
            Notice::EmailChanged,
        ];
        for notice in notices {
            let stored = serde_json::to_value(&notice).unwrap();
            assert_eq!(stored["kind"], notice.kind());
            assert_eq!(serde_json::from_value::<Notice>(stored).unwrap(), notice);
        }
    }
}
