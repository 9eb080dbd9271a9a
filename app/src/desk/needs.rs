//! What needs somebody at the desk: closures, days with other hours, people who still wait for another seat.

use super::model::{Day, ZoneNow};
use super::words::label;
use crate::i18n::Texts;
use crate::places::desk::Here;
use crate::places::words::{stretch, time};
use crate::render::NoPage;
use crate::t;
use chrono::Days;
use plek_domain::ids::{ChangeId, DeskNoteId};
use plek_domain::places::change::MoveState;
use plek_domain::seats::desk_notes::{DeskNote, NoteKind};
use plek_domain::time::{DAY, local};

/// A sentence, and where one does something about it.
pub(super) struct Need {
    pub words: String,
    /// Address and words of the link.
    pub link: Option<(String, String)>,
    /// The note that somebody says they have seen to.
    pub note: Option<DeskNoteId>,
}

impl Need {
    const fn of(words: String) -> Self {
        Self { words, link: None, note: None }
    }
}

/// What was left open: notes, and a change of the house whose people have not all been seen to.
pub(super) struct Open {
    notes: Vec<DeskNote>,
    change: Option<(ChangeId, usize)>,
}

impl Open {
    pub async fn load(here: &Here) -> Result<Self, NoPage> {
        let failed = NoPage::store(&here.desk.reader);
        let branch = here.plan.branch.id;
        let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
        let notes = reads.bookings().open_notes(branch).await.map_err(&failed)?;
        let Some(change) = reads.house().newest_change(branch).await.map_err(&failed)? else {
            return Ok(Self { notes, change: None });
        };
        let bookings = reads.house().changed_bookings(change).await.map_err(&failed)?;
        let waiting = bookings.iter().filter(|booking| booking.state == MoveState::Planned).count();
        Ok(Self { notes, change: (waiting > 0).then_some((change, waiting)) })
    }
}

/// Everything, what is most pressing first.
pub(super) fn needs(texts: Texts, here: &Here, day: &Day, zones: &[ZoneNow], open: &Open) -> Vec<Need> {
    let plan = &day.plan;
    let mut needs = Vec::new();
    for note in &open.notes {
        let NoteKind::SeatTaken = note.kind;
        let zone = plan.seat(note.seat).and_then(|seat| plan.zone(seat.zone)).map(|zone| zone.name.as_str());
        let place = format!("{}, {}", label(plan, note.seat), zone.unwrap_or_default());
        let words = t!(texts, "desk-need-taken", time = time(texts, plan, note.made_at), place = place);
        needs.push(Need { note: Some(note.id), ..Need::of(words) });
    }
    if let Some((change, count)) = open.change {
        let link = here.runs.then(|| (here.address(&format!("/changes/{change}")), t!(texts, "places-proceed")));
        needs.push(Need { link, ..Need::of(t!(texts, "desk-need-change", count = count)) });
    }
    let full: Vec<&str> = zones.iter().filter(|zone| zone.is_full()).map(|zone| zone.name.as_str()).collect();
    if !full.is_empty() {
        needs.push(Need::of(t!(texts, "desk-need-full", zones = full.join(", "))));
    }
    let missed = day.missed().len();
    if missed > 0 {
        let link = Some((format!("{}?show=missed#people", here.address("/today")), t!(texts, "desk-see-who")));
        needs.push(Need { link, ..Need::of(t!(texts, "desk-need-missed", count = missed)) });
    }
    let (today, _, _) = local(plan.time_zone, day.now);
    let horizon = day.now.plus_seconds(2 * DAY);
    let near =
        plan.closures.iter().filter(|closure| closure.period.until() > day.now && closure.period.from() < horizon);
    for closure in near {
        let name = closure.zone.and_then(|zone| plan.zone(zone)).map_or(&plan.branch.name, |zone| &zone.name);
        let when = stretch(texts, plan, closure.period);
        let words = t!(texts, "desk-need-closure", place = name, when = when, reason = closure.reason.clone());
        let link = here.runs.then(|| (here.address("/closures"), t!(texts, "places-tab-closures")));
        needs.push(Need { link, ..Need::of(words) });
    }
    for exception in &plan.exceptions {
        if exception.day == today || Some(exception.day) == today.checked_add_days(Days::new(1)) {
            let (on, reason) = (texts.day_short(exception.day), exception.reason.clone());
            let words = if exception.hours.is_empty() {
                t!(texts, "desk-need-closed-day", day = on, reason = reason)
            } else {
                t!(texts, "desk-need-other-hours", day = on, reason = reason)
            };
            needs.push(Need::of(words));
        }
    }
    needs
}
