//! Wall times: what a clock on the branch's wall shows, and the instants they stand for.

use super::{Hours, MINUTE, OpeningException, Period, Timestamp, merge};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

/// What a wall time stands for on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wall {
    /// One instant, as nearly always.
    Once(Timestamp),
    /// Two instants: the clock is put back over this time.
    Twice(Timestamp, Timestamp),
    /// None: the clock is put forward over this time; the instant is the first after the gap.
    Never(Timestamp),
}

/// The instant or instants of `minutes` after local midnight of `day` (beyond 1440: the next day).
#[must_use]
pub fn resolve(zone: Tz, day: NaiveDate, minutes: i64) -> Wall {
    let wall: NaiveDateTime = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes);
    match zone.from_local_datetime(&wall) {
        chrono::LocalResult::Single(at) => Wall::Once(at.to_utc().into()),
        chrono::LocalResult::Ambiguous(first, second) => Wall::Twice(first.to_utc().into(), second.to_utc().into()),
        chrono::LocalResult::None => {
            // Gaps are at most a few hours, and a wall time 4 h before one exists and carries the offset before it.
            let before = zone.from_local_datetime(&(wall - TimeDelta::hours(4))).earliest();
            let offset = before.map_or(0, |at| i64::from(at.offset().fix().local_minus_utc()));
            Wall::Never(Timestamp(wall.and_utc().timestamp() - offset))
        }
    }
}

/// The local day, minutes after midnight and offset (minutes) that a wall clock shows at an instant.
#[must_use]
pub fn local(zone: Tz, at: Timestamp) -> (NaiveDate, i64, i64) {
    let there: DateTime<Tz> = at.utc().with_timezone(&zone);
    let seconds = i64::from(chrono::Timelike::num_seconds_from_midnight(&there));
    (there.date_naive(), seconds / MINUTE, i64::from(there.offset().fix().local_minus_utc()) / 60)
}

/// The hours of one local day: an exception replaces the week.
fn hours_on<'a>(week: &'a [(u8, Hours)], exceptions: &'a [OpeningException], day: NaiveDate) -> Vec<Hours> {
    if let Some(exception) = exceptions.iter().find(|exception| exception.day == day) {
        return exception.hours.clone();
    }
    let weekday = u8::try_from(day.weekday().number_from_monday()).unwrap_or(1);
    week.iter().filter(|(on, _)| *on == weekday).map(|(_, hours)| *hours).collect()
}

/// The opening periods that start on `day`, in UTC, unmerged.
#[must_use]
pub fn opening_on(zone: Tz, week: &[(u8, Hours)], exceptions: &[OpeningException], day: NaiveDate) -> Vec<Period> {
    let edge = |minutes, last: bool| match resolve(zone, day, minutes) {
        Wall::Once(at) | Wall::Never(at) => at,
        // Open from the first 2.30, until the second.
        Wall::Twice(first, second) => {
            if last {
                second
            } else {
                first
            }
        }
    };
    hours_on(week, exceptions, day)
        .into_iter()
        .filter_map(|hours| Period::new(edge(hours.opens, false), edge(hours.closes, true)))
        .collect()
}

/// The merged opening periods that touch the `days` days from `first` on, those begun the evening before included.
#[must_use]
pub fn opening_periods(
    zone: Tz,
    week: &[(u8, Hours)],
    exceptions: &[OpeningException],
    first: NaiveDate,
    days: u64,
) -> Vec<Period> {
    let all = first.pred_opt().unwrap_or(first).iter_days().take(usize::try_from(days + 1).unwrap_or(2));
    merge(all.flat_map(|day| opening_on(zone, week, exceptions, day)).collect())
}

/// The local week, Monday 0.00 to Monday 0.00, that holds an instant: 167 to 169 hours long.
#[must_use]
pub fn week_of(zone: Tz, at: Timestamp) -> Period {
    let (day, _, _) = local(zone, at);
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let midnight = |day| match resolve(zone, day, 0) {
        Wall::Once(at) | Wall::Twice(at, _) | Wall::Never(at) => at,
    };
    let from = midnight(monday);
    Period::new(from, midnight(monday + Days::new(7))).unwrap_or_else(|| Period::starting(from, 7 * 24 * 60))
}

/// The zones of Europe by their IANA names, for a list to pick from.
#[must_use]
pub fn european_zones() -> Vec<&'static str> {
    chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|name| name.starts_with("Europe/")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR;

    const BRUSSELS: Tz = chrono_tz::Europe::Brussels;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> Timestamp {
        text.parse::<DateTime<chrono::Utc>>().unwrap().into()
    }

    #[test]
    fn the_four_nights_when_the_clocks_change() {
        for spring in ["2026-03-29", "2027-03-28"] {
            assert_eq!(
                resolve(BRUSSELS, day(spring), 150),
                Wall::Never(utc(&format!("{spring}T01:30:00Z"))),
                "{spring}"
            );
        }
        for autumn in ["2026-10-25", "2027-10-31"] {
            let expected = Wall::Twice(utc(&format!("{autumn}T00:30:00Z")), utc(&format!("{autumn}T01:30:00Z")));
            assert_eq!(resolve(BRUSSELS, day(autumn), 150), expected, "{autumn}");
        }
    }

    #[test]
    fn opening_over_the_autumn_night_is_an_hour_longer() {
        let week = [(6, Hours { opens: 22 * 60, closes: 32 * 60 })];
        let normal = opening_on(BRUSSELS, &week, &[], day("2026-10-17"));
        let autumn = opening_on(BRUSSELS, &week, &[], day("2026-10-24"));
        assert_eq!(normal[0].minutes(), 600);
        assert_eq!(autumn[0].minutes(), 660);
    }

    #[test]
    fn an_exception_replaces_the_week_and_a_morning_follows_its_night() {
        let week = [(1, Hours { opens: 540, closes: 1440 }), (2, Hours { opens: 0, closes: 480 })];
        let open = opening_periods(BRUSSELS, &week, &[], day("2026-10-13"), 1);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].minutes(), 23 * 60);
        let closed = OpeningException { day: day("2026-10-13"), hours: vec![], reason: "Feest".into() };
        assert_eq!(opening_periods(BRUSSELS, &week, &[closed], day("2026-10-13"), 1)[0].minutes(), 15 * 60);
    }

    #[test]
    fn weeks_have_167_168_or_169_hours() {
        assert_eq!(week_of(BRUSSELS, utc("2026-10-14T10:00:00Z")).minutes(), 168 * 60);
        assert_eq!(week_of(BRUSSELS, utc("2026-03-25T10:00:00Z")).minutes(), 167 * 60);
        let autumn = week_of(BRUSSELS, utc("2026-10-25T22:59:59Z"));
        assert_eq!(autumn.minutes(), 169 * 60);
        assert_eq!(autumn.from(), utc("2026-10-18T22:00:00Z"));
        assert_eq!(week_of(BRUSSELS, utc("2026-10-25T23:00:00Z")).from(), autumn.until());
    }

    #[test]
    fn local_shows_the_wall() {
        assert_eq!(local(BRUSSELS, utc("2026-10-25T00:30:00Z")), (day("2026-10-25"), 150, 120));
        assert_eq!(local(BRUSSELS, Timestamp(utc("2026-10-25T00:30:00Z").0 + HOUR)), (day("2026-10-25"), 150, 60));
    }
}
