//! [`WallTime`]: a time of day as people type it.

use serde::{Deserialize, Serialize};

/// A time of day as typed: minutes after midnight, and which of the two when it occurs twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallTime {
    /// Minutes after local midnight, 0 to 1440 (24.00).
    pub minutes: i64,
    /// Offset from UTC in minutes, only given to choose between two equal wall times.
    pub offset: Option<i64>,
}

impl WallTime {
    /// Parses `9:30`, `09:30`, `9.30` or `24:00`, with `+02:00` or `+01:00` behind it where a time occurs twice.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (time, offset) = match text.trim().split_once('+') {
            Some((time, offset)) => (time, Some(minutes_of(offset)?)),
            None => (text.trim(), None),
        };
        let minutes = minutes_of(time)?;
        (0..=1440).contains(&minutes).then_some(Self { minutes, offset })
    }
}

fn minutes_of(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once([':', '.'])?;
    let number = |part: &str| part.len().le(&2).then(|| part.parse::<u8>().ok()).flatten().map(i64::from);
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wall_times_are_read_as_people_type_them() {
        for (text, minutes) in [("9:30", 570), ("09.30", 570), (" 24:00 ", 1440), ("0:00", 0)] {
            assert_eq!(WallTime::parse(text).map(|t| t.minutes), Some(minutes), "{text}");
        }
        assert_eq!(WallTime::parse("02:30+01:00").and_then(|t| t.offset), Some(60));
        for text in ["", "9", "25:00", "9:60", "-1:00", "9:30pm", "009:30", "24:01"] {
            assert_eq!(WallTime::parse(text), None, "{text}");
        }
    }
}
