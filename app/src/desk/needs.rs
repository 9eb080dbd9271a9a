//! What needs somebody at the desk: closures, days with other hours, people who still wait for another seat.

use super::model::{Day, ZoneNow};
use crate::i18n::Texts;
use crate::places::desk::Here;
use crate::places::words::stretch;
use crate::render::NoPage;
use crate::t;
use chrono::Days;
use plek_domain::ids::ChangeId;
use plek_domain::places::change::MoveState;
use plek_domain::time::{DAY, local};

/// A sentence, and where one does something about it.
pub(super) struct Need {
    pub words: String,
    /// Address and words of the link.
    pub link: Option<(String, String)>,
}

/// A change of the house whose people have not all been seen to.
pub(super) async fn unsettled(here: &Here) -> Result<Option<(ChangeId, usize)>, NoPage> {
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let Some(change) = reads.house().newest_change(here.plan.branch.id).await.map_err(&failed)? else {
        return Ok(None);
    };
    let bookings = reads.house().changed_bookings(change).await.map_err(&failed)?;
    let waiting = bookings.iter().filter(|booking| booking.state == MoveState::Planned).count();
    Ok((waiting > 0).then_some((change, waiting)))
}

/// Everything, what is most pressing first.
pub(super) fn needs(
    texts: Texts,
    here: &Here,
    day: &Day,
    zones: &[ZoneNow],
    waiting: Option<(ChangeId, usize)>,
) -> Vec<Need> {
    let plan = &day.plan;
    let mut needs = Vec::new();
    if let Some((change, count)) = waiting {
        let link = here.runs.then(|| (here.address(&format!("/changes/{change}")), t!(texts, "places-proceed")));
        needs.push(Need { words: t!(texts, "desk-need-change", count = count), link });
    }
    let full: Vec<&str> = zones.iter().filter(|zone| zone.is_full()).map(|zone| zone.name.as_str()).collect();
    if !full.is_empty() {
        needs.push(Need { words: t!(texts, "desk-need-full", zones = full.join(", ")), link: None });
    }
    let missed = day.missed().len();
    if missed > 0 {
        let link = Some((format!("{}?show=missed#people", here.address("/today")), t!(texts, "desk-see-who")));
        needs.push(Need { words: t!(texts, "desk-need-missed", count = missed), link });
    }
    let (today, _, _) = local(plan.time_zone, day.now);
    let horizon = day.now.plus_seconds(2 * DAY);
    let near = plan.closures.iter().filter(|closure| {
        closure.period.until() > day.now && closure.period.from() < horizon
    });
    for closure in near {
        let name = closure.zone.and_then(|zone| plan.zone(zone)).map_or(&plan.branch.name, |zone| &zone.name);
        let when = stretch(texts, plan, closure.period);
        let words =
            t!(texts, "desk-need-closure", place = name, when = when, reason = closure.reason.clone());
        let link = here.runs.then(|| (here.address("/closures"), t!(texts, "places-tab-closures")));
        needs.push(Need { words, link });
    }
    for exception in &plan.exceptions {
        if exception.day == today || Some(exception.day) == today.checked_add_days(Days::new(1)) {
            let (on, reason) = (texts.day_short(exception.day), exception.reason.clone());
            let words = if exception.hours.is_empty() {
                t!(texts, "desk-need-closed-day", day = on, reason = reason)
            } else {
                t!(texts, "desk-need-other-hours", day = on, reason = reason)
            };
            needs.push(Need { words, link: None });
        }
    }
    needs
}
