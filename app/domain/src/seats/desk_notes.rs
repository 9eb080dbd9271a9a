//! What the desk should look at, and that it has.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, DeskNoteId, LibraryId, SeatId};
use crate::replay::Never;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A note that somebody or something left for the desk of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskNote {
    /// Which.
    pub id: DeskNoteId,
    /// At which library.
    pub library: LibraryId,
    /// At which branch.
    pub branch: BranchId,
    /// What it is about.
    pub kind: NoteKind,
    /// At which seat.
    pub seat: SeatId,
    /// Whose booking.
    pub booking: BookingId,
    /// When it was left.
    pub made_at: Timestamp,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Somebody sits on a seat that another one has booked.
    SeatTaken,
}

impl NoteKind {
    /// Stable code, as stored and in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeatTaken => "seat-taken",
        }
    }

    /// The kind of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        (code == Self::SeatTaken.code()).then_some(Self::SeatTaken)
    }
}

/// The desk has seen to a note.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SettleNote {
    /// Which.
    pub note: DeskNoteId,
}

/// It is settled, by this or by a colleague just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSettled {
    /// Which.
    pub note: DeskNoteId,
}

impl Command for SettleNote {
    const NAME: &'static str = "settle-note";
    const ACTION: Action = Action::RunDesk;
    type Prepared = DeskNote;
    type Done = NoteSettled;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<DeskNote, Halt<Never>> {
        with.store.read().await?.bookings().note(self.note).await?.ok_or(Halt::NotFound)
    }

    fn scope(&self, note: &DeskNote) -> Scope {
        Scope { library: Some(note.library), branch: Some(note.branch), person: None }
    }

    fn locks(&self, _: &DeskNote) -> Vec<LockKey> {
        Vec::new()
    }

    async fn run(&self, _: &DeskNote, ctx: &mut Ctx<'_>) -> Result<NoteSettled, Halt<Never>> {
        let now = ctx.now();
        let bookings = ctx.store().booking_repo();
        if bookings.settle_note(self.note, now).await? {
            // Nobody sits there any more who should not: the seat that was kept from others is free again.
            bookings.cancel(BookingId(self.note.0), false).await?;
        }
        Ok(NoteSettled { note: self.note })
    }

    fn trail(&self, note: &DeskNote, _: &NoteSettled) -> Trail {
        Trail { library: Some(note.library), branch: Some(note.branch), object: Some(self.note.0) }
    }
}
