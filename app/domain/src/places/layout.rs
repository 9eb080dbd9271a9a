//! Many seats at once: labels from a list or a range, and a place for each on the zone's grid.

use super::Attributes;
use std::collections::HashSet;

/// Most seats that are added at once.
pub const MOST: usize = 1000;

/// Longest label, in characters: it must fit on a sticker and in a plan.
pub const LONGEST_LABEL: usize = 12;

/// Seats across a zone's grid: three tables of two, with an aisle of one cell between them. Eight cells still are a
/// thumb wide on the smallest phone.
const ACROSS: usize = 6;

/// Why a list of seats cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListProblem {
    /// There is nothing in it.
    Empty,
    /// More than [`MOST`].
    TooMany,
    /// A label comes twice.
    Twice(String),
    /// A label is longer than [`LONGEST_LABEL`].
    TooLong(String),
    /// A line that is no label, no range and no columns we know.
    Unreadable(String),
}

/// Reads a list: a line is a label (`A12`), a range (`A1-A40`, `1..40`, `A-01..A-40`), several of these with commas, or a
/// row of a spreadsheet: label, then what the seat offers.
///
/// # Errors
/// The first problem, with the words that it is about.
pub fn read_list(text: &str) -> Result<Vec<(String, Attributes)>, ListProblem> {
    let mut seats: Vec<(String, Attributes)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (labels, offers) = line.split_once([';', '\t']).unwrap_or((line, ""));
        let offers = attributes(offers).ok_or_else(|| ListProblem::Unreadable(shortened(line)))?;
        for piece in labels.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            match range(piece) {
                Some(range) if range.last - range.first >= MOST as u64 => return Err(ListProblem::TooMany),
                Some(range) => seats.extend(range.labels().map(|label| (label, offers))),
                None => seats.push((piece.to_owned(), offers)),
            }
            if seats.len() > MOST {
                return Err(ListProblem::TooMany);
            }
        }
    }
    let mut seen = HashSet::new();
    for (label, _) in &seats {
        if label.chars().any(char::is_control) {
            return Err(ListProblem::Unreadable(shortened(label)));
        }
        if label.chars().count() > LONGEST_LABEL {
            return Err(ListProblem::TooLong(shortened(label)));
        }
        if !seen.insert(label.as_str()) {
            return Err(ListProblem::Twice(label.clone()));
        }
    }
    if seats.is_empty() { Err(ListProblem::Empty) } else { Ok(seats) }
}

/// Enough of what somebody typed to find it again.
fn shortened(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(40).collect()
}

/// `A-01` to `A-40`.
struct Range<'a> {
    prefix: &'a str,
    first: u64,
    last: u64,
    /// Digits, where numbers start with noughts.
    width: usize,
}

impl Range<'_> {
    fn labels(&self) -> impl Iterator<Item = String> {
        let width = self.width;
        (self.first..=self.last).map(move |number| format!("{}{number:0width$}", self.prefix))
    }
}

/// Reads `A1-A40`, `A1..A40`, `A1–40`; none when it is no range, and then it is a label.
fn range(text: &str) -> Option<Range<'_>> {
    let dots = text.split_once("..").or_else(|| text.split_once(['–', '—', '…']));
    let halves: Vec<(&str, &str)> = match dots {
        Some(halves) => vec![halves],
        // A hyphen may belong to the label too: the one with a number on either side is ours.
        None => text.match_indices('-').map(|(at, _)| (&text[..at], &text[at + 1..])).collect(),
    };
    halves.into_iter().find_map(|(from, until)| {
        let ((prefix, first), (other, last)) = (numbered(from.trim())?, numbered(until.trim())?);
        let (low, high) = (first.parse().ok()?, last.parse().ok()?);
        let width = if first.starts_with('0') { first.len() } else { 0 };
        (low <= high && (other.is_empty() || other == prefix)).then_some(Range {
            prefix,
            first: low,
            last: high,
            width,
        })
    })
}

/// A label's letters and its number, at most six digits.
fn numbered(label: &str) -> Option<(&str, &str)> {
    let letters = label.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &label[letters.len()..];
    (1..=6).contains(&digits.len()).then_some((letters, digits))
}

/// Words for what a seat offers, as they stand in spreadsheets; also as the beginning of a longer word.
const WORDS: [(&str, Attributes); 16] = [
    ("power", Attributes::POWER),
    ("stopcontact", Attributes::POWER),
    ("stroom", Attributes::POWER),
    ("prise", Attributes::POWER),
    ("silent", Attributes::SILENT),
    ("stil", Attributes::SILENT),
    ("silenc", Attributes::SILENT),
    ("accessible", Attributes::ACCESSIBLE),
    ("rolstoel", Attributes::ACCESSIBLE),
    ("toegankelijk", Attributes::ACCESSIBLE),
    ("fauteuil", Attributes::ACCESSIBLE),
    ("monitor", Attributes::MONITOR),
    ("scherm", Attributes::MONITOR),
    ("écran", Attributes::MONITOR),
    ("group", Attributes::GROUP),
    ("groep", Attributes::GROUP),
];

/// What words say that a seat offers; none when one of them says nothing to us.
fn attributes(words: &str) -> Option<Attributes> {
    let words = words.split([';', '\t', ',', '/', '+', ' ']).map(|word| word.trim().to_lowercase());
    words.filter(|word| !word.is_empty()).try_fold(Attributes::default(), |all, word| {
        let (_, offered) = WORDS.iter().find(|(known, _)| word.starts_with(known))?;
        Some(all.and(*offered))
    })
}

/// Columns and rows for `count` more seats, from `first_row` on: bands of two rows of tables with an aisle below each.
pub fn cells(count: usize, first_row: i64) -> impl Iterator<Item = (i64, i64)> {
    (0..count).map(move |nth| {
        let (row, place) = (nth / ACROSS, nth % ACROSS);
        let number = |number: usize| i64::try_from(number).unwrap_or(0);
        (number(place + place / 2), first_row + number(row + row / 2))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Result<Vec<String>, ListProblem> {
        read_list(text).map(|seats| seats.into_iter().map(|(label, _)| label).collect())
    }

    #[test]
    fn ranges_are_read_as_people_write_them() {
        for (text, first, last, count) in [
            ("A1-A40", "A1", "A40", 40),
            ("A1-40", "A1", "A40", 40),
            ("1..40", "1", "40", 40),
            ("A-01..A-40", "A-01", "A-40", 40),
            ("A-01-A-40", "A-01", "A-40", 40),
            ("A 8 – A 12", "A 8", "A 12", 5),
            ("007..010", "007", "010", 4),
            ("B5..B5", "B5", "B5", 1),
        ] {
            let labels = labels(text).unwrap();
            let seen = (labels[0].as_str(), labels[labels.len() - 1].as_str(), labels.len());
            assert_eq!(seen, (first, last, count), "{text}");
        }
    }

    #[test]
    fn what_is_no_range_is_a_label() {
        for text in ["A12", "T-x", "Raam", "A1-B4", "A9-A3", "A1234567-A1234568"] {
            let read = labels(text);
            assert!(matches!(read.as_deref(), Ok([label]) if label == text) || text.len() > LONGEST_LABEL, "{text}");
        }
        assert_eq!(labels("A1, A2\nRaam\n\n B1-B2"), Ok(["A1", "A2", "Raam", "B1", "B2"].map(str::to_owned).into()));
    }

    #[test]
    fn a_spreadsheet_says_what_seats_offer() {
        let seats = read_list("A1;stopcontact, stil\nA2\tpower\tmonitor\nA3-A4;").unwrap();
        let offers: Vec<i64> = seats.iter().map(|(_, offers)| offers.0).collect();
        assert_eq!(offers, [1 | 2, 1 | 8, 0, 0]);
        assert_eq!(read_list("A1;zetel"), Err(ListProblem::Unreadable("A1;zetel".to_owned())));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(labels(" \n"), Err(ListProblem::Empty));
        assert_eq!(labels("A1-A3\nA2"), Err(ListProblem::Twice("A2".to_owned())));
        assert_eq!(labels("1..1001"), Err(ListProblem::TooMany));
        assert_eq!(labels("1..999999"), Err(ListProblem::TooMany));
        assert_eq!(labels("1-600, A1-A600"), Err(ListProblem::TooMany));
        assert_eq!(labels("1..1000").map(|labels| labels.len()), Ok(1000));
        assert_eq!(labels("Zitplaats 123"), Err(ListProblem::TooLong("Zitplaats 123".to_owned())));
    }

    #[test]
    fn seats_stand_at_tables_and_no_two_on_one_cell() {
        let placed: Vec<_> = cells(1000, 4).collect();
        assert_eq!(placed.iter().collect::<HashSet<_>>().len(), 1000);
        assert!(placed.iter().all(|(column, row)| (0..8).contains(column) && *row >= 4));
        assert_eq!(placed[..7], [(0, 4), (1, 4), (3, 4), (4, 4), (6, 4), (7, 4), (0, 5)]);
        assert_eq!(placed[12], (0, 7), "an aisle behind two rows");
    }
}
