//! Tell people by mail what became of their bookings.
//!
//! Whatever changes a booking's time, seat or standing but coming and going raises its `sequence` and says nothing more. A job looks for bookings of which the person
//! was told less (`told < sequence`), posts the letters and marks the bookings, a hundred in one transaction. So booking
//! costs no letter, and however many instances look, each change is told once.

use super::{Booking, Status};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::{BookingId, BranchId, LetterId, PersonId, ZoneId};
use crate::keys::{self, Purpose};
use crate::notices::{Letter, Notice, To};
use crate::replay::Never;
use crate::time::{DAY, Timestamp, Wall, local, resolve};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// How many bookings one transaction tells of.
pub const BATCH: u32 = 100;

/// When a reminder leaves: so many minutes after midnight on the day before, by the clock of the branch.
const REMIND_AT: i64 = 17 * 60;

/// A booking of which its person does not know everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// The booking as it is.
    pub booking: Booking,
    /// Up to which sequence the person was told; -1: of nothing.
    pub told: i64,
    /// The language of their letters; none: they have no address, and are told nothing.
    pub lang: Option<String>,
}

impl Untold {
    /// Whether nobody came in time and nobody has written that down yet.
    fn lapsed(&self, now: Timestamp) -> bool {
        self.booking.status == Status::Booked && !self.booking.occupies(now)
    }

    /// What there is to tell; none when the person saw it happen, or it is over.
    fn notice(&self, now: Timestamp) -> Option<Notice> {
        let Booking { id: booking, sequence, status, period, .. } = self.booking;
        if period.until() <= now {
            return None;
        }
        match status {
            _ if self.lapsed(now) => Some(Notice::SeatReleased { booking }),
            Status::Released => Some(Notice::SeatReleased { booking }),
            Status::Cancelled => Some(Notice::SeatCancelled { booking }),
            Status::Booked if self.told < 0 => Some(Notice::SeatBooked { booking, sequence }),
            Status::Booked => Some(Notice::SeatChanged { booking, sequence }),
            // Whoever sits down without having booked stands at the seat.
            Status::CheckedIn if self.told >= 0 => Some(Notice::SeatChanged { booking, sequence }),
            Status::CheckedIn | Status::Left | Status::Held => None,
        }
    }

    /// When to remind of it; none when it was booked no more than a day ahead.
    fn remind_at(&self, zone: chrono_tz::Tz, now: Timestamp) -> Option<Timestamp> {
        let Booking { status, period, .. } = self.booking;
        let ahead = period.from().0 - now.0 > DAY;
        let (day, ..) = local(zone, period.from());
        let at = match resolve(zone, day.pred_opt()?, REMIND_AT) {
            Wall::Once(at) | Wall::Twice(at, _) | Wall::Never(at) => at,
        };
        (status == Status::Booked && ahead && at > now).then_some(at)
    }
}

/// A booking has one reminder for an evening: told of again because its seat changed, it is not reminded of twice.
fn reminder_id(booking: BookingId, at: Timestamp) -> LetterId {
    let digest = Sha256::new().chain_update("reminder").chain_update(booking.0).chain_update(at.0.to_be_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    LetterId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// Tells people of what they do not know yet.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TellBookings;

/// They will know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingsTold {
    /// Bookings that were looked at.
    pub bookings: u64,
    /// Letters that were posted.
    pub letters: u64,
}

/// What is locked, and what the clocks of the branches show.
pub struct Prepared {
    zones: HashSet<ZoneId>,
    people: HashSet<PersonId>,
    clocks: HashMap<BranchId, chrono_tz::Tz>,
}

impl Prepared {
    fn holds(&self, untold: &Untold) -> bool {
        self.zones.contains(&untold.booking.zone) && self.people.contains(&untold.booking.person)
    }
}

impl Command for TellBookings {
    const NAME: &'static str = "tell-bookings";
    const ACTION: Action = Action::TellBookings;
    const AUDITED: bool = false;
    type Prepared = Prepared;
    type Done = BookingsTold;
    type Refused = Never;

    async fn prepare(&self, with: &mut Preparing<'_>) -> Result<Prepared, Halt<Never>> {
        let untold = with.store.read().await?.mine().untold(with.now, BATCH).await?;
        let mut clocks = HashMap::new();
        for branch in untold.iter().map(|untold| untold.booking.branch).collect::<HashSet<_>>() {
            if let Some(plan) = with.plan(branch).await? {
                clocks.insert(branch, plan.time_zone);
            }
        }
        let zones = untold.iter().map(|untold| untold.booking.zone).collect();
        let people = untold.iter().map(|untold| untold.booking.person).collect();
        Ok(Prepared { zones, people, clocks })
    }

    fn scope(&self, _: &Prepared) -> Scope {
        Scope::INSTALLATION
    }

    /// Zones and people, because whoever changes a booking holds one of the two; the key, which the letters' links are
    /// made with, and which keeps two instances from looking at the same bookings.
    fn locks(&self, prepared: &Prepared) -> Vec<LockKey> {
        let zones = prepared.zones.iter().copied().map(LockKey::Zone);
        let people = prepared.people.iter().copied().map(LockKey::Person);
        std::iter::once(Purpose::BookingLink.lock()).chain(zones).chain(people).collect()
    }

    async fn run(&self, prepared: &Prepared, ctx: &mut Ctx<'_>) -> Result<BookingsTold, Halt<Never>> {
        let now = ctx.now();
        // Made here already, so that the letters find it.
        keys::ensure(ctx, Purpose::BookingLink).await?;
        let mut untold = ctx.store().mine().untold(now, BATCH).await?;
        untold.retain(|untold| prepared.holds(untold));
        let lapsed: Vec<BookingId> =
            untold.iter().filter(|untold| untold.lapsed(now)).map(|untold| untold.booking.id).collect();
        let all: Vec<BookingId> = untold.iter().map(|untold| untold.booking.id).collect();
        let mut letters = Vec::with_capacity(untold.len());
        for untold in &untold {
            let (Some(notice), Some(lang)) = (untold.notice(now), &untold.lang) else { continue };
            let letter = |notice, deliver_after| Letter {
                id: LetterId(ctx.new_id()),
                to: To::Person(untold.booking.person),
                lang: lang.clone(),
                notice,
                written_at: now,
                deliver_after,
            };
            letters.push(letter(notice, now));
            let zone = prepared.clocks.get(&untold.booking.branch);
            if let Some(at) = zone.and_then(|zone| untold.remind_at(*zone, now)) {
                let booking = untold.booking.id;
                let reminder = letter(Notice::SeatReminder { booking }, at);
                letters.push(Letter { id: reminder_id(booking, at), ..reminder });
            }
        }
        ctx.store().mine_repo().release(&lapsed, now).await?;
        ctx.store().mine_repo().mark_told(&all).await?;
        ctx.store().outbox().post(&letters).await?;
        Ok(BookingsTold { bookings: all.len() as u64, letters: letters.len() as u64 })
    }

    fn trail(&self, _: &Prepared, _: &BookingsTold) -> Trail {
        Trail::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{LibraryId, SeatId};
    use crate::seats::testing::wall;
    use crate::time::Period;
    use uuid::Uuid;

    fn untold(status: Status, period: Period, sequence: i64, told: i64) -> Untold {
        let id = Uuid::from_u128(7);
        let booking = Booking {
            id: BookingId(id),
            library: LibraryId(id),
            branch: BranchId(id),
            zone: ZoneId(id),
            seat: SeatId(id),
            person: PersonId(id),
            period,
            held: period,
            release_at: Some(period.from().plus_minutes(30)),
            status,
            booked_at: Timestamp(0),
            arrived_at: None,
            left_at: None,
            sequence,
        };
        Untold { booking, told, lang: Some("nl-BE".to_owned()) }
    }

    fn kind(untold: &Untold, now: Timestamp) -> Option<&'static str> {
        untold.notice(now).map(|notice| notice.kind())
    }

    #[test]
    fn what_is_told_follows_from_what_was_told_before() {
        let period = wall("2026-10-14", 600, 720);
        let before = period.from().plus_minutes(-60);
        let table = [
            (Status::Booked, 0, -1, Some("seat-booked")),
            (Status::Booked, 1, 0, Some("seat-changed")),
            (Status::Booked, 2, -1, Some("seat-booked")),
            (Status::CheckedIn, 0, -1, None),
            (Status::CheckedIn, 1, 0, Some("seat-changed")),
            (Status::Left, 1, 0, None),
            (Status::Held, 0, -1, None),
            (Status::Cancelled, 1, 0, Some("seat-cancelled")),
            (Status::Released, 1, 0, Some("seat-released")),
        ];
        for (status, sequence, told, expected) in table {
            let untold = untold(status, period, sequence, told);
            assert_eq!(kind(&untold, before), expected, "{status:?} {sequence} {told}");
            assert_eq!(kind(&untold, period.until()), None, "over: {status:?}");
        }
    }

    #[test]
    fn nobody_came_is_told_from_the_very_instant() {
        let period = wall("2026-10-14", 600, 720);
        let booked = untold(Status::Booked, period, 0, 0);
        assert_eq!(kind(&booked, period.from().plus_minutes(30)), Some("seat-released"));
        assert!(!booked.lapsed(period.from().plus_seconds(1799)));
    }

    #[test]
    fn a_reminder_comes_the_day_before_and_only_when_there_was_time_to_forget() {
        let zone = chrono_tz::Europe::Brussels;
        // On the day on which the clock goes back the evening is an hour further from midnight.
        for (day, from, at) in
            [("2026-10-14", 600, wall("2026-10-13", 1020, 1021)), ("2026-10-26", 600, wall("2026-10-25", 1020, 1021))]
        {
            let booked = untold(Status::Booked, wall(day, from, from + 60), 0, -1);
            let start = booked.booking.period.from();
            assert_eq!(booked.remind_at(zone, start.plus_seconds(-3 * DAY)), Some(at.from()), "{day}");
            assert_eq!(booked.remind_at(zone, start.plus_seconds(-DAY)), None, "booked a day ahead");
        }
        let early = untold(Status::Booked, wall("2026-10-14", 1260, 1320), 0, -1);
        let evening = wall("2026-10-13", 1020, 1021).from();
        assert_eq!(early.remind_at(zone, evening), None, "too late for it");
        let gone = untold(Status::Cancelled, wall("2026-10-14", 600, 720), 1, 0);
        assert_eq!(gone.remind_at(zone, Timestamp(0)), None);
    }
}
