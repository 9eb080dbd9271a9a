//! Opening hours as people type them: one line a day, `9:00-12:30, 13:30-18:00`, `22:00-8:00` over midnight, empty or a
//! word for closed.

use crate::time::Hours;

/// Why a day's line cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursProblem {
    /// No times from which to which.
    Unreadable,
    /// Two openings of the day overlap, or are not in order.
    Overlap,
    /// It begins while the opening of the day before still lasts.
    NightBefore,
}

/// Words for a day without hours, in the languages of Plek.
const CLOSED: [&str; 5] = ["gesloten", "dicht", "closed", "fermé", "-"];

/// Reads a day's line.
///
/// # Errors
/// [`HoursProblem::Unreadable`] or [`HoursProblem::Overlap`].
pub fn read_day(text: &str) -> Result<Vec<Hours>, HoursProblem> {
    let text = text.trim().to_lowercase();
    if text.is_empty() || CLOSED.contains(&text.as_str()) {
        return Ok(Vec::new());
    }
    let pieces = text.split([',', ';', '+']).flat_map(|piece| piece.split(" en ")).map(str::trim);
    let mut hours: Vec<Hours> = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let next = read_opening(piece).ok_or(HoursProblem::Unreadable)?;
        if hours.last().is_some_and(|last| next.opens < last.closes) {
            return Err(HoursProblem::Overlap);
        }
        hours.push(next);
    }
    // Only the last one may run into the next day.
    let crosses = |hours: &Hours| hours.closes > 1440;
    if hours.iter().rev().skip(1).any(crosses) { Err(HoursProblem::Overlap) } else { Ok(hours) }
}

/// `9:00-12:30`; an end that is not after the start lies on the next day.
fn read_opening(text: &str) -> Option<Hours> {
    let separators = ["-", "–", " tot ", " to ", " à "];
    let (from, until) = separators.iter().find_map(|separator| text.split_once(separator))?;
    let (opens, closes) = (read_time(from)?, read_time(until)?);
    if opens == closes {
        return None;
    }
    Hours::new(opens, if closes <= opens { closes + 1440 } else { closes })
}

/// `9`, `9:30`, `9.30`, `9u30`, `9 h 30`, up to 24:00: minutes after midnight.
fn read_time(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (hours, minutes) = text.split_once([':', '.', 'u', 'h']).unwrap_or((&text, ""));
    let number = |digits: &str| {
        let fine = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        fine.then(|| digits.parse::<i64>().ok()).flatten()
    };
    let minutes = if minutes.is_empty() { 0 } else { number(minutes).filter(|minutes| *minutes < 60)? };
    let all = number(hours)? * 60 + minutes;
    (all <= 1440).then_some(all)
}

/// Whether a week holds together: no opening begins while that of the evening before still lasts. The answer is the
/// first day (1 = Monday) that does.
#[must_use]
pub fn first_clash(week: &[(u8, Hours)]) -> Option<u8> {
    (1..=7).find(|day| {
        let before = if *day == 1 { 7 } else { day - 1 };
        let night = week.iter().filter(|(on, _)| *on == before).map(|(_, hours)| hours.closes - 1440).max();
        let begins = week.iter().filter(|(on, _)| on == day).map(|(_, hours)| hours.opens).min();
        matches!((night, begins), (Some(night), Some(begins)) if begins < night)
    })
}

/// A day's line as it is read again: empty for a day without hours.
#[must_use]
pub fn write_day(hours: &[Hours]) -> String {
    let time = |minutes: i64| format!("{}:{:02}", minutes / 60, minutes % 60);
    let until = |minutes: i64| time(if minutes > 1440 { minutes - 1440 } else { minutes });
    let lines: Vec<_> = hours.iter().map(|hours| format!("{}-{}", time(hours.opens), until(hours.closes))).collect();
    lines.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(opens: i64, closes: i64) -> Hours {
        Hours::new(opens, closes).unwrap()
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for text in [
            "9:00-12:30, 13:30-18:00",
            "9-12.30 en 13u30-18",
            "9 h 00 – 12 h 30; 13 h 30 – 18 h",
            "9 tot 12:30, 13:30 to 18",
        ] {
            assert_eq!(read_day(text), Ok(vec![hours(540, 750), hours(810, 1080)]), "{text}");
        }
        assert_eq!(read_day("22:00-8:00"), Ok(vec![hours(1320, 1920)]));
        assert_eq!(read_day("0-24"), Ok(vec![hours(0, 1440)]));
        for closed in ["", " ", "Gesloten", "fermé", "-"] {
            assert_eq!(read_day(closed), Ok(vec![]), "{closed}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for text in ["9", "9-", "25-26", "9:60-10", "9-9", "negen tot tien", "9-10-11"] {
            assert_eq!(read_day(text), Err(HoursProblem::Unreadable), "{text}");
        }
        for text in ["9-12, 11-14", "13-18, 9-12", "22-8, 9-12", "22-8, 23-24"] {
            assert_eq!(read_day(text), Err(HoursProblem::Overlap), "{text}");
        }
    }

    #[test]
    fn a_night_does_not_run_into_the_next_morning() {
        let night = hours(1320, 1920);
        assert_eq!(first_clash(&[(1, night), (2, hours(480, 600))]), None);
        assert_eq!(first_clash(&[(1, night), (2, hours(479, 600))]), Some(2));
        assert_eq!(first_clash(&[(7, night), (1, hours(420, 600))]), Some(1));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["9:00-12:30, 13:30-18:00", "22:00-8:00", "0:00-24:00", ""] {
            assert_eq!(write_day(&read_day(text).unwrap()), text);
        }
    }
}
