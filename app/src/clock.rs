//! How every page and every mail says a time of day.

use crate::i18n::Texts;
use plek_domain::time::{Timestamp, Tz, Wall, local, resolve};

/// A time of day by the clock of a zone; with its offset where that clock shows the time twice: "2.30 (+02:00)".
pub(crate) fn time(texts: Texts, zone: Tz, at: Timestamp) -> String {
    let (day, minutes, offset) = local(zone, at);
    let part = |number: i64| u32::try_from(number).unwrap_or(0);
    let time = texts.time(part(minutes / 60), part(minutes % 60));
    match resolve(zone, day, minutes) {
        Wall::Twice(..) => {
            let (sign, offset) = (if offset < 0 { '-' } else { '+' }, offset.abs());
            format!("{time} ({sign}{:02}:{:02})", offset / 60, offset % 60)
        }
        _ => time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn an_hour_that_comes_twice_is_said_with_its_offset() {
        let at = |zone: &str, text: &str| {
            let at: chrono::DateTime<chrono::Utc> = text.parse().unwrap();
            time(Texts::new(Lang::default()), zone.parse().unwrap(), at.into())
        };
        for (zone, text, said) in [
            ("Europe/Brussels", "2026-10-24T23:59:00Z", "1.59"),
            ("Europe/Brussels", "2026-10-25T00:30:00Z", "2.30 (+02:00)"),
            ("Europe/Brussels", "2026-10-25T01:30:00Z", "2.30 (+01:00)"),
            ("Europe/Brussels", "2026-10-25T02:00:00Z", "3.00"),
            ("America/New_York", "2026-11-01T05:30:00Z", "1.30 (-04:00)"),
        ] {
            assert_eq!(at(zone, text), said, "{text}");
        }
    }
}
