//! Ids: one type each, so that a seat's id never fits where a person's belongs.
//!
//! All are UUIDv7, made from the injected clock and entropy (see [`new_v7`]): sortable, so that indexes stay local.
//! They are names, not secrets: public codes are separate random values.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares id types: newtypes over [`Uuid`] with the same traits everywhere and, on the server, the column type.
macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

typed_id! {
    /// The consortium that one installation serves.
    ConsortiumId,
    /// A working alliance of libraries.
    GroupId,
    /// A library: legal entity and brand, the tenant.
    LibraryId,
    /// A building with an address, opening hours and a time zone.
    BranchId,
    /// A part of a branch with one floor plan.
    ZoneId,
    /// One seat.
    SeatId,
    /// One person, the same at every library.
    PersonId,
    /// One booking of a seat over a period.
    BookingId,
    /// One note for the desk.
    DeskNoteId,
    /// One closure of a branch or zone.
    ClosureId,
    /// One change of a house.
    ChangeId,
    /// One line of the audit log.
    AuditId,
    /// One browser that is signed in.
    SessionId,
    /// One code that was asked for by mail.
    SignInId,
    /// One secret of the installation.
    ServerKeyId,
    /// One letter in the outbox.
    LetterId,
}

/// A UUIDv7 (RFC 9562, 5.7) from `millis` since the Unix epoch and ten bytes of chance.
#[must_use]
pub fn new_v7(millis: u64, chance: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_later() {
        let early = new_v7(1_000, [0xff; 10]);
        let late = new_v7(1_001, [0; 10]);
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
    }
}
