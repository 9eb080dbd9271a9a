//! [`Offsets`]: what turns instants into wall times where there are no zone tables.

use super::{DAY, MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// The offsets from UTC around some period: few enough to travel to the browser, where the booking grid is judged too.
///
/// The grid is one of wall time: the minutes after local midnight that are multiples of a step, counted anew each day.
/// So a step of two hours means 8.00, 10.00, 12.00 on the days when the clock changes too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Offsets(Vec<(Timestamp, i64)>);

impl Offsets {
    /// The same offset, in seconds east of UTC, all the time.
    #[must_use]
    pub fn fixed(seconds: i64) -> Self {
        Self(vec![(Timestamp(i64::MIN), seconds)])
    }

    /// Seconds east of UTC at an instant; before the first known change, as it was from there on.
    fn at(&self, at: Timestamp) -> i64 {
        let known = self.0.iter().rev().find(|(from, _)| *from <= at).or_else(|| self.0.first());
        known.map_or(0, |(_, seconds)| *seconds)
    }

    /// Seconds by which an instant lies after the grid line before it, on the same clock.
    fn beyond(&self, at: Timestamp, step: i64) -> i64 {
        (at.0 + self.at(at)).rem_euclid(DAY) % (step * MINUTE)
    }

    /// Whether the wall shows a multiple of `step` minutes after midnight.
    #[must_use]
    pub fn on_grid(&self, at: Timestamp, step: i64) -> bool {
        self.beyond(at, step) == 0
    }

    /// The last instant on the grid that is not after `at`.
    #[must_use]
    pub fn floor(&self, mut at: Timestamp, step: i64) -> Timestamp {
        loop {
            let beyond = self.beyond(at, step);
            if beyond == 0 {
                return at;
            }
            let line = at.plus_seconds(-beyond);
            // On the far side of a change the clock showed something else.
            match self.0.iter().rev().find(|(change, _)| line < *change && *change <= at) {
                Some((change, _)) if self.on_grid(*change, step) => return *change,
                Some((change, _)) => at = change.plus_seconds(-1),
                None => return line,
            }
        }
    }

    /// The first instant on the grid that is not before `at`.
    #[must_use]
    pub fn ceil(&self, mut at: Timestamp, step: i64) -> Timestamp {
        loop {
            let beyond = self.beyond(at, step);
            if beyond == 0 {
                return at;
            }
            let of_day = (at.0 + self.at(at)).rem_euclid(DAY);
            // Midnight is on every grid, whether or not the step divides the day.
            let next = at.plus_seconds((step * MINUTE - beyond).min(DAY - of_day));
            at = self.0.iter().map(|(change, _)| *change).find(|change| at < *change && *change < next).unwrap_or(next);
        }
    }
}

#[cfg(feature = "server")]
mod known {
    use super::Offsets;
    use crate::time::{DAY, MINUTE, Period, Timestamp, local};
    use chrono_tz::Tz;

    impl Offsets {
        /// The offsets of a zone from a day before a period until a day after it.
        #[must_use]
        pub fn around(zone: Tz, period: Period) -> Self {
            let offset = |at: Timestamp| local(zone, at).2 * MINUTE;
            let (mut at, end) = (period.from().plus_seconds(-DAY), period.until().plus_seconds(DAY));
            let mut before = offset(at);
            let mut known = vec![(at, before)];
            while at < end {
                let next = at.plus_seconds(DAY);
                let after = offset(next);
                if before != after {
                    // No zone changes twice a day: the first second of the later offset.
                    let (mut low, mut high) = (at.0, next.0);
                    while high - low > 1 {
                        let middle = low.midpoint(high);
                        if offset(Timestamp(middle)) == before { low = middle } else { high = middle }
                    }
                    known.push((Timestamp(high), after));
                }
                (at, before) = (next, after);
            }
            Self(known)
        }
    }
}

#[cfg(feature = "server")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, Period, Wall, local, resolve};
    use chrono::NaiveDate;

    const BRUSSELS: chrono_tz::Tz = chrono_tz::Europe::Brussels;
    /// The days on which the clock changes, and the instant at which it does.
    const CHANGES: [(&str, i64); 4] = [
        ("2026-03-29", 1_774_746_000),
        ("2026-10-25", 1_792_890_000),
        ("2027-03-28", 1_806_195_600),
        ("2027-10-31", 1_824_944_400),
    ];

    fn around(day: &str) -> (NaiveDate, Offsets) {
        let day: NaiveDate = day.parse().unwrap();
        let Wall::Once(midnight) = resolve(BRUSSELS, day, 0) else { panic!("midnight") };
        (day, Offsets::around(BRUSSELS, Period::starting(midnight, 60)))
    }

    #[test]
    fn a_change_is_found_to_the_second() {
        for (day, change) in CHANGES {
            let (_, offsets) = around(day);
            assert_eq!(offsets.0.iter().map(|(at, _)| at.0).skip(1).collect::<Vec<_>>(), [change], "{day}");
            for at in [change - DAY, change - 1, change, change + 1, change + DAY] {
                assert_eq!(offsets.at(Timestamp(at)), local(BRUSSELS, Timestamp(at)).2 * 60, "{day} {at}");
            }
        }
        assert_eq!(around("2026-10-13").1.0.len(), 1);
    }

    #[test]
    fn a_grid_of_two_hours_is_the_even_hours_of_the_wall() {
        for (day, change) in CHANGES {
            let (date, offsets) = around(day);
            for quarter in 0..96 {
                let minutes = quarter * 15;
                let expected = minutes % 120 == 0;
                match resolve(BRUSSELS, date, minutes) {
                    Wall::Once(at) => assert_eq!(offsets.on_grid(at, 120), expected, "{day} {minutes}"),
                    Wall::Twice(one, two) => {
                        assert_eq!(offsets.on_grid(one, 120), expected, "{day} {minutes}, first");
                        assert_eq!(offsets.on_grid(two, 120), expected, "{day} {minutes}, second");
                    }
                    Wall::Never(_) => {}
                }
            }
            for at in ((change - 6 * HOUR)..(change + 6 * HOUR)).step_by(900).map(Timestamp) {
                let (down, up) = (offsets.floor(at, 120), offsets.ceil(at, 120));
                assert!(down <= at && at <= up && offsets.on_grid(down, 120) && offsets.on_grid(up, 120), "{day} {at}");
                let between = (down.0 + 60..up.0).step_by(60).map(Timestamp).filter(|line| offsets.on_grid(*line, 120));
                assert_eq!(between.filter(|line| *line != at).count(), 0, "{day} {at}: nothing nearer");
            }
        }
    }

    #[test]
    fn a_step_that_does_not_divide_the_day_begins_anew_at_midnight() {
        let utc = Offsets::fixed(0);
        let late = Timestamp(23 * HOUR + 40 * MINUTE);
        assert_eq!((utc.floor(late, 50), utc.ceil(late, 50)), (Timestamp(23 * HOUR + 20 * MINUTE), Timestamp(DAY)));
    }
}
