//! The form of booking a seat.

use super::book::BookSeat;
use super::book_any::BookAnySeat;
use super::book_sequence::{BookSequence, PieceWish};
use crate::form::{FieldErrors, FieldProblem, Raw};
use crate::ids::{BranchId, PersonId, SeatId};
use crate::places::Attributes;
use crate::time::WallTime;
use chrono::NaiveDate;
use uuid::Uuid;

/// A form that reads whole: the command and the key that came with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookSeatForm {
    /// What to do.
    pub command: BookSeat,
    /// The form's hidden key.
    pub key: Uuid,
}

impl BookSeatForm {
    /// Names of the fields, in the order of the page.
    pub const FIELDS: [&'static str; 5] = ["day", "from", "until", "seat", "person"];

    /// Reads what was posted; `branch` is the page's own; who books for nobody else books for `me`.
    ///
    /// # Errors
    /// All problems at once, each at its field.
    pub fn parse(raw: &Raw, branch: BranchId, me: PersonId) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.required(raw, "day", parse_day);
        let from = errors.required(raw, "from", WallTime::parse);
        let until = errors.required(raw, "until", WallTime::parse);
        let seat = errors.required(raw, "seat", |text| text.parse::<SeatId>().ok());
        let person = match raw.one("person") {
            "" => Some(me),
            _ => errors.required(raw, "person", |text| text.parse::<PersonId>().ok()),
        };
        let key = errors.required(raw, "key", |text| Uuid::parse_str(text).ok());
        match (day, from, until, seat, person, key) {
            (Some(day), Some(from), Some(until), Some(seat), Some(person), Some(key)) => {
                Ok(Self { command: BookSeat { branch, seat, person, day, from, until }, key })
            }
            _ => Err(errors),
        }
    }
}

/// A form that asks for any seat, wherever in the branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookAnyForm {
    /// What to do.
    pub command: BookAnySeat,
    /// The form's hidden key.
    pub key: Uuid,
}

impl BookAnyForm {
    /// Reads what was posted, like [`BookSeatForm::parse`].
    ///
    /// # Errors
    /// All problems at once, each at its field.
    pub fn parse(raw: &Raw, branch: BranchId, me: PersonId) -> Result<Self, FieldErrors> {
        // The same form but for its seat, which nobody picked.
        let form = BookSeatForm::parse(&raw.clone().with("seat", Uuid::nil().to_string()), branch, me)?;
        let BookSeat { branch, seat: _, person, day, from, until } = form.command;
        let command = BookAnySeat { branch, zone: None, attributes: wanted(raw), person, day, from, until };
        Ok(Self { command, key: form.key })
    }
}

/// A form that books a sequence of seats as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookSequenceForm {
    /// What to do.
    pub command: BookSequence,
    /// The form's hidden key.
    pub key: Uuid,
}

impl BookSequenceForm {
    /// Most pieces that are read.
    const MOST: usize = 8;

    /// How the form writes one piece: seat, day, start and end.
    #[must_use]
    pub fn written(seat: SeatId, day: NaiveDate, from: &str, until: &str) -> String {
        format!("{seat} {day} {from} {until}")
    }

    /// Reads what was posted; who books for nobody else books for `me`.
    ///
    /// # Errors
    /// All problems at once; what nobody can have typed is a problem of the seat.
    pub fn parse(raw: &Raw, branch: BranchId, me: PersonId) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let pieces: Option<Vec<PieceWish>> = raw.all("piece").take(Self::MOST).map(piece).collect();
        let pieces = pieces.filter(|pieces| !pieces.is_empty());
        if pieces.is_none() {
            errors.add("seat", FieldProblem::Missing);
        }
        let person = match raw.one("person") {
            "" => Some(me),
            _ => errors.required(raw, "person", |text| text.parse::<PersonId>().ok()),
        };
        let key = errors.required(raw, "key", |text| Uuid::parse_str(text).ok());
        match (pieces, person, key) {
            (Some(pieces), Some(person), Some(key)) => {
                Ok(Self { command: BookSequence { branch, person, pieces }, key })
            }
            _ => Err(errors),
        }
    }
}

fn piece(text: &str) -> Option<PieceWish> {
    let mut parts = text.split(' ');
    let mut next = || parts.next();
    let (seat, day, from, until) = (next()?, next()?, next()?, next()?);
    Some(PieceWish {
        seat: seat.parse().ok()?,
        day: parse_day(day)?,
        from: WallTime::parse(from)?,
        until: WallTime::parse(until)?,
    })
}

/// What may be asked of a seat, by the names that the form posts them under.
pub const WISHES: [(&str, Attributes); 5] = [
    ("silent", Attributes::SILENT),
    ("power", Attributes::POWER),
    ("monitor", Attributes::MONITOR),
    ("group", Attributes::GROUP),
    ("accessible", Attributes::ACCESSIBLE),
];

/// What is asked of a seat: every box that was ticked. A name that we do not know asks for nothing.
#[must_use]
pub fn wanted(raw: &Raw) -> Attributes {
    let ticked = WISHES.iter().filter(|(name, _)| raw.all("want").any(|wish| wish == *name));
    ticked.fold(Attributes::default(), |all, (_, one)| all.and(*one))
}

/// Reads a day as browsers post it. Days far from any calendar of a library are none: they would only make the
/// arithmetic below them overflow.
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (2000..2200).contains(&chrono::Datelike::year(&day)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(pairs: &[(&str, &str)]) -> Raw {
        Raw::new(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_sequence_is_read_as_it_was_written() {
        let (branch, me) = (BranchId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let (seat, day) = (SeatId(Uuid::from_u128(3)), "2026-10-25".parse().unwrap());
        let written = BookSequenceForm::written(seat, day, "02:30+02:00", "02:30+01:00");
        let key = Uuid::from_u128(4).to_string();
        let form = BookSequenceForm::parse(&raw(&[("piece", &written), ("key", &key)]), branch, me).unwrap();
        let piece = form.command.pieces[0];
        assert_eq!((piece.seat, piece.day, form.command.person), (seat, day, me));
        assert_eq!((piece.from.offset, piece.until.offset), (Some(120), Some(60)));
        for broken in ["", "x", &written[..50]] {
            let errors = BookSequenceForm::parse(&raw(&[("piece", broken), ("key", &key)]), branch, me).unwrap_err();
            assert_eq!(errors.of("seat"), Some(FieldProblem::Missing), "{broken}");
        }
    }

    #[test]
    fn every_box_that_was_ticked_is_asked_for() {
        assert_eq!(wanted(&raw(&[])), Attributes::default());
        let asked = raw(&[("want", "power"), ("want", "silent"), ("want", "view"), ("silent", "monitor")]);
        assert_eq!(wanted(&asked), Attributes::POWER.and(Attributes::SILENT));
    }

    #[test]
    fn a_whole_form_becomes_a_command_and_a_broken_one_all_its_errors() {
        let id = Uuid::from_u128(7).to_string();
        let (branch, me) = (BranchId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let good = raw(&[
            ("day", "2026-10-13"),
            ("from", "9:00"),
            ("until", "13:00"),
            ("seat", &id),
            ("person", &id),
            ("key", &id),
        ]);
        let form = BookSeatForm::parse(&good, branch, me).unwrap();
        assert_eq!((form.command.from.minutes, form.command.until.minutes), (540, 780));
        assert_eq!(form.command.person.to_string(), id, "for somebody else");
        assert_eq!(BookSeatForm::parse(&good.clone().with("person", ""), branch, me).unwrap().command.person, me);
        let broken = good.clone().with("day", "13/10/2026").with("seat", "").with("until", "25:00");
        let errors = BookSeatForm::parse(&broken, branch, me).unwrap_err();
        let seen: Vec<_> = errors.iter().collect();
        let unreadable = FieldProblem::Unreadable;
        assert_eq!(seen, [("day", unreadable), ("until", unreadable), ("seat", FieldProblem::Missing)]);
        let far = BookSeatForm::parse(&good.with("day", "9999-12-31"), branch, me).unwrap_err();
        assert_eq!(far.of("day"), Some(unreadable));
    }
}
