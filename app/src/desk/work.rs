//! What the desk does with a booking, from *Vandaag* and from the booking's own page.

use crate::i18n::Texts;
use crate::places::desk::Here;
use crate::render::NoPage;
use crate::t;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::ids::BookingId;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::desk::{DeskBooking, Presence};

/// Something that one button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    Cancel,
}

impl Work {
    const ALL: [Self; 1] = [Self::Cancel];

    /// Its name in forms and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.code() == code)
    }

    /// What is done at once for somebody who stands at the desk; everything else is on the booking's own page.
    pub const fn at_once(presence: Presence) -> Option<Self> {
        match presence {
            Presence::Coming => Some(Self::Cancel),
            _ => None,
        }
    }

    /// Everything that can be done with a booking as it is.
    pub fn possible(presence: Presence) -> Vec<Self> {
        match presence {
            Presence::Coming => vec![Self::Cancel],
            _ => Vec::new(),
        }
    }

    /// What its button says.
    pub fn verb(self, texts: Texts) -> String {
        match self {
            Self::Cancel => t!(texts, "desk-do-cancel"),
        }
    }

    /// What is said when it is done.
    pub fn done(self, texts: Texts, name: &str) -> String {
        match self {
            Self::Cancel => t!(texts, "desk-did-cancel", name = name),
        }
    }

    /// Does it. A refusal comes back in words.
    pub async fn run(self, here: &Here, booking: BookingId, raw: &Raw) -> Result<Result<(), String>, NoPage> {
        let texts = here.desk.reader.texts;
        Ok(match self {
            Self::Cancel => here.desk.write(CancelBooking { booking }, raw).await?.map(drop).map_err(|refused| {
                texts.get(&format!("cancel-booking-refused-{}", refused.code()))
            }),
        })
    }
}

/// A booking of this branch.
pub(super) async fn booking(here: &Here, id: &str) -> Result<DeskBooking, NoPage> {
    let id = id.parse::<BookingId>().map_err(|_| here.desk.not_found())?;
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let found = reads.desk().desk_booking(id).await.map_err(&failed)?;
    found.filter(|booking| booking.branch == here.plan.branch.id).ok_or_else(|| here.desk.not_found())
}
