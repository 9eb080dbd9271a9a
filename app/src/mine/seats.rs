//! Bookings of seats as things of the list.

use super::item::{Act, How, Item, Need};
use super::{calendar_of, label_of};
use crate::AppState;
use crate::i18n::Texts;
use crate::people::escaped;
use crate::seats::{moment, stretch, typed};
use crate::t;
use crate::ui::{Glyph, Tone, Weight};
use chrono::Days;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, PersonId, SeatId};
use plek_domain::places::BranchPlan;
use plek_domain::ports::Reads;
use plek_domain::seats::check_in::EARLY_MINUTES;
use plek_domain::seats::{Booking, Status};
use plek_domain::time::{DAY, HOUR, MINUTE, Timestamp};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// How far the list looks back, in seconds.
const BACK: i64 = 30 * DAY;

/// How long before the start a booking begins soon, in seconds.
const SOON: i64 = 2 * HOUR;

/// How long it is news that a seat was given free because nobody came, in seconds.
const NEWS: i64 = DAY;

/// A person's bookings since a month ago, each with its branch.
pub(super) async fn bookings(
    state: &AppState,
    reads: &mut dyn Reads,
    person: PersonId,
) -> Result<Vec<(Booking, Arc<BranchPlan>)>, StoreError> {
    let now = state.store.now();
    let mut plans = HashMap::new();
    let mut bookings = Vec::new();
    for booking in reads.mine().since(person, now.plus_seconds(-BACK)).await? {
        let plan = match plans.entry(booking.branch) {
            Entry::Occupied(known) => Option::clone(known.get()),
            Entry::Vacant(place) => {
                let revision = reads.places().revision(booking.branch).await?;
                let plan = match revision {
                    Some(revision) => state.store.plan_at(reads, booking.branch, revision).await?,
                    None => None,
                };
                place.insert(plan).clone()
            }
        };
        bookings.extend(plan.map(|plan| (booking, plan)));
    }
    Ok(bookings)
}

/// A person's bookings as things of the list.
pub(super) async fn items(
    state: &AppState,
    reads: &mut dyn Reads,
    texts: Texts,
    person: PersonId,
) -> Result<Vec<Item>, StoreError> {
    let now = state.store.now();
    let bookings = bookings(state, reads, person).await?;
    let moved = reads.mine().moved(person, now.plus_seconds(-BACK)).await?;
    let moved: HashMap<BookingId, SeatId> = moved.into_iter().map(|moved| (moved.booking, moved.from)).collect();
    let item = |(booking, plan): (Booking, Arc<BranchPlan>)| {
        let from = moved.get(&booking.id).copied().filter(|from| *from != booking.seat);
        Shown { texts, now, plan: &plan, booking: &booking, moved_from: from }.item()
    };
    Ok(bookings.into_iter().map(item).collect())
}

/// A booking on its way into the list.
struct Shown<'a> {
    texts: Texts,
    now: Timestamp,
    plan: &'a BranchPlan,
    booking: &'a Booking,
    /// The seat that it had before the library moved it.
    moved_from: Option<SeatId>,
}

impl Shown<'_> {
    fn item(&self) -> Item {
        let Self { texts, plan, booking, .. } = *self;
        let need = self.need();
        let place = [plan.branch.name.as_str(), plan.branch.address.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        Item {
            id: format!("seat-{}", booking.id),
            need,
            period: booking.period,
            glyph: Glyph::SeatFree,
            label: label_of(plan, booking),
            title: plan.zone(booking.zone).map(|zone| zone.name.clone()).unwrap_or_default(),
            when: stretch(texts, plan, booking.period),
            place: place.join(", "),
            state: self.state(need),
            note: self.note(need),
            acts: self.acts(need),
        }
    }

    /// Whether the seat was given free because nobody came, written down or not.
    fn was_released(&self) -> bool {
        let status = self.booking.status;
        status == Status::Released || (status == Status::Booked && !self.booking.occupies(self.now))
    }

    fn need(&self) -> Need {
        let (Booking { status, period, .. }, now) = (self.booking, self.now);
        if self.was_released() {
            let news = period.from() <= now && now.0 < period.from().0 + NEWS;
            return if news { Need::Changed } else { Need::Past };
        }
        if !status.is_active() || period.until() <= now {
            return Need::Past;
        }
        let ahead = period.from().0 - now.0;
        match status {
            Status::CheckedIn => Need::Here,
            _ if ahead <= EARLY_MINUTES * MINUTE => Need::Now,
            _ if ahead <= SOON => Need::Soon,
            _ if self.moved_from.is_some() => Need::Changed,
            _ => Need::Coming,
        }
    }

    fn state(&self, need: Need) -> Option<(Tone, String)> {
        let texts = self.texts;
        Some(match (self.booking.status, need) {
            _ if self.was_released() => (Tone::Warn, t!(texts, "mine-state-released")),
            (Status::Cancelled, _) => (Tone::Bad, t!(texts, "mine-state-cancelled")),
            (Status::Left, _) => (Tone::Plain, t!(texts, "mine-state-left")),
            (_, Need::Past) => return None,
            (_, Need::Here) => (Tone::Good, t!(texts, "mine-state-here")),
            (_, Need::Now) => (Tone::Warn, t!(texts, "mine-state-now")),
            (_, Need::Soon) => (Tone::Plain, t!(texts, "mine-state-soon")),
            _ if self.moved_from.is_some() => (Tone::Warn, t!(texts, "mine-state-moved")),
            _ => return None,
        })
    }

    fn note(&self, need: Need) -> Option<String> {
        let Self { texts, plan, booking, .. } = *self;
        let release = booking.release_at.map(|release| moment(texts, plan, release));
        if self.was_released() {
            return (need == Need::Changed).then(|| match release {
                Some(time) => t!(texts, "mine-note-released-at", time = time),
                None => t!(texts, "mine-note-released"),
            });
        }
        match need {
            Need::Past => None,
            Need::Here => Some(t!(texts, "mine-note-here", time = moment(texts, plan, booking.period.until()))),
            _ => {
                let from = self.moved_from.map(|seat| plan.seat(seat).map(|seat| seat.label.clone()));
                match from {
                    Some(Some(seat)) => Some(t!(texts, "mine-note-moved-from", seat = seat)),
                    Some(None) => Some(t!(texts, "mine-note-moved")),
                    None => release.map(|time| t!(texts, "seats-booked-come-before", time = time)),
                }
            }
        }
    }

    fn acts(&self, need: Need) -> Vec<Act> {
        let (texts, id) = (self.texts, self.booking.id);
        // Who can say what stands on the seat is there.
        let check_in = Act { words: t!(texts, "mine-check-in"), weight: Weight::Primary, how: How::Code };
        let leave = Act::post(Weight::Secondary, t!(texts, "mine-check-out"), "check-out", id);
        let change = Act::link(Weight::Secondary, t!(texts, "mine-change"), format!("/mine/{id}/change"));
        let (file, name) = calendar_of(id);
        let how = How::Download(file, name);
        let calendar = Act { words: t!(texts, "mine-to-calendar"), weight: Weight::Link, how };
        // Reported at the seat, where its code is: from elsewhere nobody sees who sits there.
        let taken = Act::link(Weight::Link, t!(texts, "at-seat-report"), "/code".to_owned());
        let question = t!(texts, "mine-cancel-ask", seat = label_of(self.plan, self.booking));
        let cancel = Act::ask(Weight::Link, t!(texts, "mine-cancel"), "cancel", id, question);
        let again = |weight| Act::link(weight, t!(texts, "mine-again"), self.again());
        let started = self.booking.period.from() <= self.now;
        match need {
            Need::Now if started => vec![check_in, taken],
            Need::Now => vec![check_in, taken, change, calendar, cancel],
            Need::Here => vec![leave, taken],
            Need::Changed if self.was_released() => vec![again(Weight::Secondary)],
            Need::Soon | Need::Changed | Need::Coming => vec![change, calendar, cancel],
            Need::Past => vec![again(Weight::Link)],
        }
    }

    /// The page of seats with the same seat at the same time of the week, as soon as that comes again.
    fn again(&self) -> String {
        let Self { plan, booking, now, .. } = *self;
        let (day, from) = typed(plan, booking.period.from());
        let (_, until) = typed(plan, booking.period.until());
        // The offset of an hour that came twice means nothing on another day.
        let [from, until] = [from, until].map(|time| time.chars().take(5).collect::<String>());
        let weeks = if booking.period.from() > now { 0 } else { 1 + (now.0 - booking.period.from().0) / (7 * DAY) };
        let day = day.checked_add_days(Days::new(7 * weeks.unsigned_abs())).unwrap_or(day);
        let (library, branch) = (&plan.library.slug, &plan.branch.slug);
        let (zone, seat) = (booking.zone, booking.seat);
        let (from, until) = (escaped(&from), escaped(&until));
        format!("/{library}/seats?branch={branch}&day={day}&from={from}&until={until}&zone={zone}&seat={seat}")
    }
}
