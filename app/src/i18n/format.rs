//! Numbers, times and days the way readers of each language write them. The hour is local: zones are resolved before.

use chrono::{Datelike, NaiveDate};

use super::lang::Lang;
use super::texts::Texts;

/// Names from Monday, and from January: long, then short.
struct Calendar {
    days: [&'static str; 7],
    short_days: [&'static str; 7],
    months: [&'static str; 12],
    short_months: [&'static str; 12],
}

const DUTCH: Calendar = Calendar {
    days: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    short_days: ["ma", "di", "wo", "do", "vr", "za", "zo"],
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    short_months: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
};

const ENGLISH: Calendar = Calendar {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    short_days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

const FRENCH: Calendar = Calendar {
    days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    short_days: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    short_months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
};

const fn calendar(lang: Lang) -> &'static Calendar {
    match lang {
        Lang::NlBe | Lang::NlNl => &DUTCH,
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
    }
}

/// A whole number in groups of three digits: 1.284 in Dutch, 1,284 in English, 1 284 in French.
pub(super) fn group_digits(lang: Lang, number: i64) -> String {
    let separator = match lang {
        Lang::NlBe | Lang::NlNl => '.',
        Lang::En => ',',
        Lang::Fr => '\u{202f}',
    };
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        written.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

impl Texts {
    /// A number as it is written on a page; numbers inside texts are written by the same rule.
    pub fn number(self, number: i64) -> String {
        group_digits(self.lang(), number)
    }

    /// A time on the clock: 10.20, in English 10:20, in French 10 h 20.
    pub fn time(self, hour: u32, minute: u32) -> String {
        match self.lang() {
            Lang::NlBe | Lang::NlNl => format!("{hour}.{minute:02}"),
            Lang::En => format!("{hour:02}:{minute:02}"),
            Lang::Fr if minute == 0 => format!("{hour} h"),
            Lang::Fr => format!("{hour} h {minute:02}"),
        }
    }

    /// A day in full: dinsdag 13 oktober 2026.
    pub fn day(self, day: NaiveDate) -> String {
        let names = calendar(self.lang());
        let (weekday, month) = (name(&names.days, weekday(day)), name(&names.months, day.month0()));
        format!("{weekday} {} {month} {}", self.ordinal(day.day()), day.year())
    }

    /// The name of a day of the week: dinsdag.
    pub fn weekday(self, day: NaiveDate) -> &'static str {
        name(&calendar(self.lang()).days, weekday(day))
    }

    /// A day in short, for lists and narrow columns: di 13 okt.
    pub fn day_short(self, day: NaiveDate) -> String {
        let names = calendar(self.lang());
        let (weekday, month) = (name(&names.short_days, weekday(day)), name(&names.short_months, day.month0()));
        format!("{weekday} {} {month}", self.ordinal(day.day()))
    }

    /// A length of time: 3 u 30 min. Less than nothing is shown as nothing.
    pub fn minutes(self, minutes: i64) -> String {
        let hour = match self.lang() {
            Lang::NlBe | Lang::NlNl => "u",
            Lang::En | Lang::Fr => "h",
        };
        let minutes = minutes.max(0);
        match (minutes / 60, minutes % 60) {
            (0, rest) => format!("{rest} min"),
            (hours, 0) => format!("{} {hour}", self.number(hours)),
            (hours, rest) => format!("{} {hour} {rest} min", self.number(hours)),
        }
    }

    /// The day of the month: in French the first is "1er".
    fn ordinal(self, day: u32) -> String {
        match (self.lang(), day) {
            (Lang::Fr, 1) => "1er".to_owned(),
            _ => day.to_string(),
        }
    }
}

fn weekday(day: NaiveDate) -> u32 {
    day.weekday().num_days_from_monday()
}

/// The name at a place that chrono keeps within the list.
fn name(names: &[&'static str], index: u32) -> &'static str {
    names.get(index as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Lang, NaiveDate, Texts};

    fn in_all<T>(write: impl Fn(Texts) -> T) -> [T; 3] {
        [Lang::NlBe, Lang::En, Lang::Fr].map(|lang| write(Texts::new(lang)))
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(in_all(|texts| texts.number(1284)), ["1.284", "1,284", "1\u{202f}284"]);
        assert_eq!(in_all(|texts| texts.number(-1_000_000)), ["−1.000.000", "−1,000,000", "−1\u{202f}000\u{202f}000"]);
        let texts = Texts::new(Lang::NlNl);
        assert_eq!([0, 7, 999, 1000].map(|number| texts.number(number)), ["0", "7", "999", "1.000"]);
        assert_eq!(texts.number(i64::MIN), "−9.223.372.036.854.775.808");
    }

    #[test]
    fn times_are_written_as_on_the_door() {
        assert_eq!(in_all(|texts| texts.time(10, 20)), ["10.20", "10:20", "10 h 20"]);
        assert_eq!(in_all(|texts| texts.time(9, 0)), ["9.00", "09:00", "9 h"]);
        assert_eq!(in_all(|texts| texts.time(9, 5)), ["9.05", "09:05", "9 h 05"]);
    }

    #[test]
    fn days_are_named() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 13).unwrap();
        let long = ["dinsdag 13 oktober 2026", "Tuesday 13 October 2026", "mardi 13 octobre 2026"];
        assert_eq!(in_all(|texts| texts.day(day)), long);
        assert_eq!(in_all(|texts| texts.day_short(day)), ["di 13 okt", "Tue 13 Oct", "mar. 13 oct."]);
        let first = NaiveDate::from_ymd_opt(2027, 8, 1).unwrap();
        assert_eq!(in_all(|texts| texts.day_short(first)), ["zo 1 aug", "Sun 1 Aug", "dim. 1er août"]);
    }

    #[test]
    fn lengths_of_time_leave_out_what_is_nought() {
        assert_eq!(in_all(|texts| texts.minutes(210)), ["3 u 30 min", "3 h 30 min", "3 h 30 min"]);
        let texts = Texts::new(Lang::NlBe);
        assert_eq!([0, 45, 120, -5].map(|minutes| texts.minutes(minutes)), ["0 min", "45 min", "2 u", "0 min"]);
    }
}
