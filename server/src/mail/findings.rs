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
