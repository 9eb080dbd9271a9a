//! How the page says what a rule or a field found wrong.

use crate::clock;
use crate::i18n::Texts;
use crate::t;
use plek_domain::form::FieldProblem;
use plek_domain::places::BranchPlan;
use plek_domain::seats::SeatRefusal;
use plek_domain::time::{Period, Timestamp, local};

/// The rule's name, its short title, and why.
pub(crate) struct RefusalWords {
    pub rule: String,
    pub title: String,
    pub why: String,
}

/// What to say about a refusal.
pub(crate) fn refusal(texts: Texts, plan: &BranchPlan, refusal: &SeatRefusal) -> RefusalWords {
    let code = refusal.code();
    let why = match refusal {
        SeatRefusal::TooFarAhead { days } => t!(texts, "book-seat-refused-too-far-ahead-why", days = *days),
        SeatRefusal::ClosedFor { reason } => t!(texts, "book-seat-refused-closed-for-why", reason = reason),
        SeatRefusal::OffGrid { step } => t!(texts, "book-seat-refused-off-grid-why", step = *step),
        SeatRefusal::TooShort { minutes } => {
            t!(texts, "book-seat-refused-too-short-why", length = texts.minutes(*minutes))
        }
        SeatRefusal::TooLong { minutes } => {
            t!(texts, "book-seat-refused-too-long-why", length = texts.minutes(*minutes))
        }
        SeatRefusal::SecondSeat { other: None } => t!(texts, "book-seat-refused-second-seat-elsewhere"),
        SeatRefusal::SecondSeat { other: Some(other) } => {
            let (from, until) = (moment(texts, plan, other.from()), moment(texts, plan, other.until()));
            t!(texts, "book-seat-refused-second-seat-why", from = from, until = until)
        }
        SeatRefusal::WeekMinutes { minutes, left } => {
            let (most, left) = (texts.minutes(*minutes), texts.minutes(*left));
            t!(texts, "book-seat-refused-week-minutes-why", most = most, left = left)
        }
        _ => texts.get(&format!("book-seat-refused-{code}-why")),
    };
    RefusalWords {
        rule: texts.get(&format!("book-seat-refused-{code}-rule")),
        title: texts.get(&format!("book-seat-refused-{code}")),
        why,
    }
}

/// What to say about a field; none when it has no problem.
pub(crate) fn field(texts: Texts, field: &str, problem: Option<FieldProblem>) -> Option<String> {
    let problem = problem?;
    Some(match (field, problem) {
        (_, FieldProblem::NoSuchTime) => t!(texts, "seats-error-no-such-time"),
        ("day", _) => t!(texts, "seats-error-day"),
        ("from", _) => t!(texts, "seats-error-time", field = t!(texts, "seats-from")),
        ("until", _) => t!(texts, "seats-error-time", field = t!(texts, "seats-until")),
        ("seat", _) => t!(texts, "seats-error-seat"),
        _ => t!(texts, "seats-error-form"),
    })
}

/// A time of day at the branch; with its offset where the clock shows it twice.
pub(crate) fn moment(texts: Texts, plan: &BranchPlan, at: Timestamp) -> String {
    clock::time(texts, plan.time_zone, at)
}

/// "di 13 okt, 10.00 tot 12.00"; with the day on which it ends when that is another one, unless it ends with its night.
pub(crate) fn stretch(texts: Texts, plan: &BranchPlan, period: Period) -> String {
    let (day, _, _) = local(plan.time_zone, period.from());
    let (last, minutes, _) = local(plan.time_zone, period.until());
    let (from, until) = (moment(texts, plan, period.from()), moment(texts, plan, period.until()));
    let until = if last == day || minutes == 0 { until } else { format!("{} {until}", texts.day_short(last)) };
    format!("{}, {}", texts.day_short(day), t!(texts, "time-span", from = from, until = until))
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::places::close_zone::CloseZoneRefused;
    use plek_domain::seats::SeatRefusal;
    use plek_domain::seats::cancel::CancelRefused;

    #[test]
    fn every_refusal_has_its_texts() {
        for code in SeatRefusal::CODES {
            for key in [format!("book-seat-refused-{code}"), format!("book-seat-refused-{code}-rule")] {
                assert!(exists(&key), "{key}");
            }
            // A time that does not exist is shown at its field and needs no more words.
            assert!(*code == "no-such-time" || exists(&format!("book-seat-refused-{code}-why")), "{code}");
        }
        for code in CancelRefused::CODES {
            assert!(exists(&format!("cancel-booking-refused-{code}")), "{code}");
        }
        for code in CloseZoneRefused::CODES {
            assert!(exists(&format!("close-zone-refused-{code}")), "{code}");
        }
    }
}
