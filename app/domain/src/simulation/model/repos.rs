//! The repositories over the model's tables.

use super::engine::unsimulated;
use super::{Attempt, Session};
use crate::audit::AuditEntry;
use crate::error::StoreError;
use crate::ids::{BookingId, BranchId, DeskNoteId, LibraryId, PersonId, SeatId, ZoneId};
use crate::ledger::LedgerRepo;
use crate::people::Person;
use crate::people::repo::PeopleReads;
use crate::places::repo::{PlaceReads, PlaceRepo};
use crate::places::{Branch, BranchPlan, Closure, Library, Logo, Profile, SeatCode};
use crate::replay::{KeptAnswer, ReplayKey};
use crate::seats::desk_notes::DeskNote;
use crate::seats::repo::{BookingReads, BookingRepo};
use crate::seats::{Booking, Occupied, PersonBooking};
use crate::simulation::Without;
use crate::simulation::report::Kind;
use crate::text::Slug;
use crate::time::{Period, Timestamp};
use async_trait::async_trait;

impl Session {
    /// The revision, or what it would be if nothing ever raised it.
    fn present_revision(&self) -> i64 {
        let state = self.sim.lock();
        match state.without {
            Some(Without::Revision) => state.db.world().plan.revision,
            _ => state.db.revision(self.tx),
        }
    }
}

#[async_trait]
impl PlaceReads for Session {
    async fn libraries(&mut self) -> Result<Vec<Library>, StoreError> {
        self.statement("libraries", false).await?;
        Ok(vec![self.sim.world.plan.library.clone()])
    }

    async fn branches(&mut self, library: LibraryId) -> Result<Vec<Branch>, StoreError> {
        self.statement("branches", false).await?;
        let branch = &self.sim.world.plan.branch;
        Ok(Some(branch).filter(|branch| branch.library == library).cloned().into_iter().collect())
    }

    async fn find(&mut self, library: &str, branch: &str) -> Result<Option<(BranchId, i64)>, StoreError> {
        self.statement("branch at an address", false).await?;
        let plan = &self.sim.world.plan;
        let here = plan.library.slug.as_str() == library && (branch.is_empty() || plan.branch.slug.as_str() == branch);
        Ok(here.then(|| (plan.branch.id, self.present_revision())))
    }

    async fn library_formerly(&mut self, _: &str) -> Result<Option<Library>, StoreError> {
        unsimulated()
    }

    async fn branch_formerly(&mut self, _: LibraryId, _: &str) -> Result<Option<Slug>, StoreError> {
        unsimulated()
    }

    async fn seat_with_code(&mut self, _: SeatCode) -> Result<Option<(BranchId, SeatId)>, StoreError> {
        unsimulated()
    }

    async fn code_of(&mut self, _: SeatId) -> Result<Option<SeatCode>, StoreError> {
        unsimulated()
    }

    async fn check_in_networks(&mut self, _: BranchId) -> Result<String, StoreError> {
        unsimulated()
    }

    async fn revisions(&mut self, _: &str) -> Result<Vec<(BranchId, i64)>, StoreError> {
        unsimulated()
    }

    async fn profile(&mut self, _: LibraryId) -> Result<Profile, StoreError> {
        unsimulated()
    }

    async fn logo(&mut self, _: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        unsimulated()
    }

    async fn revision(&mut self, branch: BranchId) -> Result<Option<i64>, StoreError> {
        self.statement("revision", false).await?;
        Ok((branch == self.sim.world.plan.branch.id).then(|| self.present_revision()))
    }

    /// Several statements, as in a real store: the revision comes first, so that a plan may look older than it is.
    async fn plan(&mut self, branch: BranchId) -> Result<Option<BranchPlan>, StoreError> {
        let early = (self.without() == Some(Without::PlanOrder)).then(|| self.sim.lock().db.plan(self.tx, 0));
        let before = if early.is_none() { self.revision(branch).await? } else { None };
        for part in ["branch", "hours", "zones", "seats", "policy"] {
            self.statement(part, false).await?;
        }
        match early {
            Some(plan) => Ok(self.revision(branch).await?.map(|revision| BranchPlan { revision, ..plan })),
            None => Ok(before.map(|revision| self.sim.lock().db.plan(self.tx, revision))),
        }
    }
}

#[async_trait]
impl PlaceRepo for Session {
    async fn add_closure(&mut self, _: BranchId, closure: &Closure) -> Result<(), StoreError> {
        self.change("add closure", |db, tx| db.close(tx, closure)).await
    }

    async fn set_profile(&mut self, _: LibraryId, _: &Profile) -> Result<(), StoreError> {
        unsimulated()
    }

    async fn set_logo(&mut self, _: LibraryId, _: Option<&Logo>) -> Result<(), StoreError> {
        unsimulated()
    }
}

#[async_trait]
impl PeopleReads for Session {
    async fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.statement("person", false).await?;
        Ok(self.sim.world.people.iter().find(|person| person.id == id).cloned())
    }
}

#[async_trait]
impl BookingReads for Session {
    async fn booking(&mut self, id: BookingId) -> Result<Option<Booking>, StoreError> {
        self.statement("booking", false).await?;
        Ok(self.sim.lock().db.booking(self.tx, id))
    }

    async fn occupied(&mut self, _: BranchId, within: Period, now: Timestamp) -> Result<Vec<Occupied>, StoreError> {
        self.statement("occupied", false).await?;
        Ok(self.sim.lock().db.occupied(self.tx, within, now))
    }

    async fn taken_at(&mut self, _: Timestamp) -> Result<Vec<SeatId>, StoreError> {
        unsimulated()
    }

    async fn of_person(
        &mut self,
        person: PersonId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<PersonBooking>, StoreError> {
        self.statement("bookings of a person", false).await?;
        Ok(self.sim.lock().db.of_person(self.tx, person, within, now))
    }

    async fn of_person_under(
        &mut self,
        (branch, revision): (BranchId, i64),
        person: PersonId,
        within: Period,
        now: Timestamp,
    ) -> Result<Option<Vec<PersonBooking>>, StoreError> {
        self.statement("bookings of a person under a plan", false).await?;
        if branch != self.sim.world.plan.branch.id || self.present_revision() != revision {
            self.sim.lock().report.count(Kind::Inside, "plan out of date");
            return Ok(None);
        }
        Ok(Some(self.sim.lock().db.of_person(self.tx, person, within, now)))
    }

    async fn open_notes(&mut self, _: BranchId) -> Result<Vec<DeskNote>, StoreError> {
        unsimulated()
    }

    async fn note(&mut self, _: DeskNoteId) -> Result<Option<DeskNote>, StoreError> {
        unsimulated()
    }

    async fn count_in_zone(&mut self, zone: ZoneId, within: Period, now: Timestamp) -> Result<i64, StoreError> {
        self.statement("bookings in a zone", false).await?;
        let count = self.sim.lock().db.count_in_zone(self.tx, zone, within, now);
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    async fn last_seat(
        &mut self,
        _: PersonId,
        _: LibraryId,
        _: Timestamp,
    ) -> Result<Option<(BranchId, SeatId)>, StoreError> {
        unsimulated()
    }

    async fn minutes_by_day(&mut self, _: BranchId, _: Period, _: Timestamp) -> Result<Vec<(i64, i64)>, StoreError> {
        unsimulated()
    }
}

#[async_trait]
impl BookingRepo for Session {
    async fn add(&mut self, booking: &Booking) -> Result<bool, StoreError> {
        let guarded = self.without() != Some(Without::Guard);
        let added = self.change("add booking", |db, tx| db.add(tx, booking, guarded)).await?;
        self.found_taken = (!added).then_some((booking.seat, booking.held, booking.booked_at));
        Ok(added)
    }

    async fn release_lapsed(&mut self, seat: SeatId, within: Period, now: Timestamp) -> Result<u64, StoreError> {
        if self.without() == Some(Without::Lapsing) {
            return Ok(0);
        }
        let released = self.change("release lapsed", |db, tx| db.release_lapsed(tx, seat, within, now)).await?;
        self.sim.lock().report.add(Kind::Inside, "bookings lapsed", released);
        Ok(released)
    }

    async fn cancel(&mut self, id: BookingId, _: bool) -> Result<bool, StoreError> {
        self.change("cancel booking", |db, tx| db.cancel(tx, id)).await
    }

    async fn check_in(&mut self, _: BookingId, _: Timestamp) -> Result<bool, StoreError> {
        unsimulated()
    }

    async fn check_out(&mut self, _: BookingId, _: Timestamp) -> Result<bool, StoreError> {
        unsimulated()
    }

    async fn rebook(&mut self, _: &Booking, _: bool) -> Result<bool, StoreError> {
        unsimulated()
    }

    async fn claim(&mut self, _: BookingId, _: &Booking) -> Result<bool, StoreError> {
        unsimulated()
    }

    async fn add_nobody(&mut self) -> Result<(), StoreError> {
        unsimulated()
    }

    async fn add_note(&mut self, _: &DeskNote) -> Result<(), StoreError> {
        unsimulated()
    }

    async fn settle_note(&mut self, _: DeskNoteId, _: Timestamp) -> Result<bool, StoreError> {
        unsimulated()
    }
}

#[async_trait]
impl LedgerRepo for Session {
    async fn find(&mut self, keys: &[ReplayKey], since: Timestamp) -> Result<Vec<KeptAnswer>, StoreError> {
        self.statement("find answer", false).await?;
        if self.without() == Some(Without::Replay) {
            return Ok(Vec::new());
        }
        Ok(self.sim.lock().db.replays(self.tx, keys, since))
    }

    async fn write(
        &mut self,
        lines: &[AuditEntry],
        answers: &[KeptAnswer],
        at: Timestamp,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        self.change("audit", |db, tx| {
            lines.iter().for_each(|line| db.append(tx, line));
            Attempt::Ready(())
        })
        .await?;
        let since = if self.without() == Some(Without::Replay) { Timestamp(i64::MAX) } else { since };
        let mut all = true;
        for answer in answers {
            all &= self.change("keep answer", |db, tx| db.keep(tx, answer, at, since)).await?;
        }
        if !all {
            self.sim.lock().report.count(Kind::Inside, "done twice and undone");
        }
        Ok(all)
    }

    async fn purge(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let gone = self.change("purge answers", |db, tx| db.purge(tx, before)).await?;
        self.sim.lock().report.add(Kind::Inside, "answers purged", gone);
        Ok(gone)
    }
}
