//! A line of the file of visits. Names are people's own words, so a spreadsheet must not take one for a formula.

use plek_domain::seats::desk::{VisitWeek, Visits};
use std::fmt::{self, Display, Formatter};

/// The visits of a zone in a week.
pub(super) struct Line<'a> {
    week: &'a VisitWeek,
    zone: &'a str,
    visits: Visits,
}

impl<'a> Line<'a> {
    /// The names of the columns: for programs, so the same in every language.
    pub const HEAD: &'static str = "week,from,until,zone,booked,used,not_come,cancelled,to_come\r\n";

    pub fn new(week: &'a VisitWeek, zone: &'a str, visits: Visits) -> Self {
        Self { week, zone, visits }
    }
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { week, zone, visits } = self;
        let sunday = week.monday + chrono::Days::new(6);
        write!(f, "{},{},{sunday},{},", week.monday.format("%G-W%V"), week.monday, cell(zone))?;
        let Visits { used, not_come, cancelled, to_come } = visits;
        write!(f, "{},{used},{not_come},{cancelled},{to_come}\r\n", visits.booked())
    }
}

/// A text as one cell (RFC 4180), with an apostrophe before what a spreadsheet would calculate.
fn cell(text: &str) -> String {
    let calculates = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    format!("\"{}{}\"", if calculates { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use plek_domain::time::{Period, Timestamp};
    use std::collections::BTreeMap;

    #[test]
    fn a_line_says_the_week_and_its_numbers() {
        let period = Period::starting(Timestamp(0), 10_080);
        let week = VisitWeek { monday: "2026-12-28".parse().unwrap(), period, zones: BTreeMap::new() };
        let visits = Visits { used: 78, not_come: 15, cancelled: 7, to_come: 1 };
        let line = Line::new(&week, "Stille \"zaal\"", visits).to_string();
        assert_eq!(line, "2026-W53,2026-12-28,2027-01-03,\"Stille \"\"zaal\"\"\",101,78,15,7,1\r\n");
        assert_eq!(Line::HEAD.matches(',').count(), line.matches(',').count());
    }

    #[test]
    fn no_name_is_a_formula() {
        for evil in ["=1+1", "+32", "-1", "@cmd", "\t=1", "  =1"] {
            assert!(cell(evil).starts_with("\"'"), "{evil:?}");
        }
        assert_eq!(cell("Leeszaal 1"), "\"Leeszaal 1\"");
    }
}
