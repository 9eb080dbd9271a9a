//! What `plek doctor` says about mail.

use crate::config::{Config, Mode};
use plek_domain::notices::repo::Tally;
use plek_domain::time::{HOUR, Timestamp};
use plek_storage::Finding;

/// How long the oldest letter may wait, in seconds, before something is wrong with the mail server.
const PATIENCE: i64 = HOUR;

/// Whether mail can leave, does leave, and arrived.
#[must_use]
pub fn findings(config: &Config, tally: Tally, now: Timestamp) -> [Finding; 3] {
    let Tally { waiting, oldest, given_up } = tally;
    let configured = config.mail.is_some() || config.mode == Mode::Demo;
    let advice = if configured { "" } else { "set smtp and mail_from; until then nobody gets a code to sign in" };
    let late = oldest.filter(|oldest| now.0 - oldest.0 > PATIENCE);
    let waits = match (waiting, late) {
        (0, _) => String::new(),
        (waiting, None) => format!("{waiting} waiting"),
        (waiting, Some(oldest)) => format!("{waiting} waiting, the oldest since {oldest}"),
    };
    let lost = if given_up == 0 { String::new() } else { format!("{given_up} given up in the last 30 days") };
    [
        Finding::new("mail is configured", configured, advice),
        Finding::new("letters leave in time", late.is_none(), waits),
        Finding::new("no letter was given up", given_up == 0, lost),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli;

    #[test]
    fn mail_that_cannot_leave_is_found() {
        let config = |args: &[&str], mode| {
            let matches = cli::command().get_matches_from(std::iter::once(&"plek").chain(args));
            crate::config::load(&matches, mode).unwrap()
        };
        let smtp = ["--smtp", "smtp://localhost", "--mail-from", "plek@bib.example"];
        let (bare, ready) = (config(&[], Mode::Serve), config(&smtp, Mode::Serve));
        let now = Timestamp(1_791_871_200);
        let waiting = |seconds: i64| Tally { waiting: 2, oldest: Some(now.plus_seconds(-seconds)), given_up: 0 };
        let oks = |config: &Config, tally| findings(config, tally, now).map(|finding| finding.ok);
        assert_eq!(oks(&ready, Tally::default()), [true, true, true]);
        assert_eq!(oks(&bare, Tally::default()), [false, true, true]);
        assert_eq!(oks(&config(&[], Mode::Demo), Tally::default()), [true, true, true]);
        assert_eq!(oks(&ready, waiting(HOUR)), [true, true, true]);
        assert_eq!(oks(&ready, waiting(HOUR + 1)), [true, false, true]);
        assert_eq!(oks(&ready, Tally { given_up: 1, ..Tally::default() }), [true, true, false]);
        let [_, late, _] = findings(&ready, waiting(2 * HOUR), now);
        assert_eq!(late.detail, "2 waiting, the oldest since 2026-10-13T04:00:00Z");
    }
}
