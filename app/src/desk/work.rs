//! What the desk does with a booking, from *Vandaag* and from the booking's own page.

use crate::i18n::Texts;
use crate::places::desk::Here;
use crate::render::NoPage;
use crate::t;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::ids::BookingId;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::check_in::{CheckIn, EARLY_MINUTES};
use plek_domain::seats::check_out::CheckOut;
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::seats::report_taken::ReportTaken;
use plek_domain::time::Timestamp;

/// Something that one button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    CheckIn,
    CheckOut,
    Taken,
    Cancel,
}

impl Work {
    const ALL: [Self; 4] = [Self::CheckIn, Self::CheckOut, Self::Taken, Self::Cancel];

    /// Its name in forms and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CheckIn => "check-in",
            Self::CheckOut => "check-out",
            Self::Taken => "taken",
            Self::Cancel => "cancel",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.code() == code)
    }

    /// What can be done with a booking as it is, the likeliest first.
    pub fn possible(booking: &DeskBooking, now: Timestamp) -> Vec<Self> {
        let soon = booking.period.from().plus_minutes(-EARLY_MINUTES) <= now;
        match booking.presence(now) {
            Presence::Coming if soon => vec![Self::CheckIn, Self::Cancel],
            Presence::Coming => vec![Self::Cancel],
            Presence::Late => vec![Self::CheckIn, Self::Taken],
            Presence::There => vec![Self::CheckOut, Self::Taken],
            Presence::Gone | Presence::NotCome | Presence::Cancelled => Vec::new(),
        }
    }

    /// What is done at once for somebody who stands at the desk; everything else is on the booking's own page.
    pub fn at_once(booking: &DeskBooking, now: Timestamp) -> Option<Self> {
        let first = Self::possible(booking, now).into_iter().next();
        first.filter(|work| matches!(work, Self::CheckIn | Self::CheckOut))
    }

    /// What its button says.
    pub fn verb(self, texts: Texts) -> String {
        match self {
            Self::CheckIn => t!(texts, "desk-do-check-in"),
            Self::CheckOut => t!(texts, "desk-do-check-out"),
            Self::Taken => t!(texts, "desk-do-taken"),
            Self::Cancel => t!(texts, "desk-do-cancel"),
        }
    }

    /// What is said when it is done; `place` is where the booking is now.
    pub fn done(self, texts: Texts, name: &str, place: &str) -> String {
        match self {
            Self::CheckIn => t!(texts, "desk-did-check-in", name = name, place = place),
            Self::CheckOut => t!(texts, "desk-did-check-out", name = name),
            Self::Taken => t!(texts, "desk-did-taken", name = name, place = place),
            Self::Cancel => t!(texts, "desk-did-cancel", name = name),
        }
    }

    /// Does it. A refusal comes back in words.
    pub async fn run(self, here: &Here, booking: BookingId, raw: &Raw) -> Result<Result<(), String>, NoPage> {
        let texts = here.desk.reader.texts;
        Ok(match self {
            // The desk sees who stands there, so it needs neither the code on the seat nor the house's network.
            Self::CheckIn => said(texts, here.desk.write(CheckIn { booking, code: None, inside: true }, raw).await?),
            Self::CheckOut => said(texts, here.desk.write(CheckOut { booking }, raw).await?),
            Self::Taken => match here.desk.write(ReportTaken { booking, code: None, inside: true }, raw).await? {
                Ok(reported) if reported.seat.is_none() => Err(t!(texts, "desk-no-other-seat")),
                answer => said(texts, answer),
            },
            Self::Cancel => said(texts, here.desk.write(CancelBooking { booking }, raw).await?),
        })
    }
}

/// A refusal in words for the desk.
fn said<D, R: Refusal>(texts: Texts, answer: Result<D, R>) -> Result<(), String> {
    answer.map(drop).map_err(|refused| texts.get(&format!("desk-refused-{}", refused.code())))
}

/// A booking of this branch.
pub(super) async fn booking(here: &Here, id: &str) -> Result<DeskBooking, NoPage> {
    let id = id.parse::<BookingId>().map_err(|_| here.desk.not_found())?;
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let found = reads.desk().desk_booking(id).await.map_err(&failed)?;
    found.filter(|booking| booking.branch == here.plan.branch.id).ok_or_else(|| here.desk.not_found())
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::seats::cancel::CancelRefused;
    use plek_domain::seats::change::ChangeRefused;
    use plek_domain::seats::check_in::CheckInRefused;
    use plek_domain::seats::check_out::CheckOutRefused;
    use plek_domain::seats::report_taken::ReportRefused;

    #[test]
    fn every_refusal_has_its_words() {
        let all = [
            CancelRefused::CODES,
            ChangeRefused::CODES,
            CheckInRefused::CODES,
            CheckOutRefused::CODES,
            ReportRefused::CODES,
        ];
        for code in all.concat() {
            assert!(exists(&format!("desk-refused-{code}")), "{code}");
        }
    }
}
