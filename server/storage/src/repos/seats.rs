use super::booking_rows::{BookingRow, MaybeBookingRow, PersonBookingRow, gathered, kept_seat, seat_id};
use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, BranchId, DeskNoteId, LibraryId, PersonId, SeatId, ZoneId};
use plek_domain::seats::desk_notes::{DeskNote, NoteKind};
use plek_domain::seats::hold::NOBODY;
use plek_domain::seats::repo::{BookingReads, BookingRepo};
use plek_domain::seats::{Booking, Occupied, PersonBooking};
use plek_domain::time::{Period, Timestamp};

// In the statements below `held_from > from - 100800` adds nothing to the condition (no booking is held longer than
// 28 hours: 24 and the longest buffer, see the table's check) and lets the index on the start skip the past.
//
// Who sits where comes as one text (`gathered`): SQLite's driver hands each row from one thread to another, and with
// hundreds of rows that cost more than finding them.

#[async_trait]
impl BookingReads for Conn {
    async fn booking(&mut self, id: BookingId) -> Result<Option<Booking>, StoreError> {
        let row: Option<BookingRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from, held_until,
                    release_at, status, booked_at, arrived_at, left_at, sequence
             FROM booking WHERE id = $1"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map(Booking::try_from).transpose()
    }

    async fn occupied(
        &mut self,
        branch: BranchId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<Occupied>, StoreError> {
        let kept: Option<String> = sqlx::query_scalar::<Db, _>(sql!(
            "SELECT string_agg(hex(seat_id) || ' ' || held_from || ' ' || held_until, ',') FROM booking
             WHERE branch_id = $1 AND active AND held_from < $3 AND held_from > $2 - 100800 AND held_until > $2
               AND (release_at IS NULL OR release_at > $4)"
        ))
        .bind(branch)
        .bind(within.from())
        .bind(within.until())
        .bind(now)
        .fetch_one(self.live()?)
        .await
        .map_err(store_error)?;
        let mut occupied = gathered(kept, kept_seat)?;
        occupied.sort_unstable_by_key(|occupied| occupied.held.from());
        Ok(occupied)
    }

    // Branch by branch, because the index begins with it; SQLite takes the tables of a CROSS JOIN in their order.
    async fn taken_at(&mut self, now: Timestamp) -> Result<Vec<SeatId>, StoreError> {
        let taken: Option<String> = sqlx::query_scalar::<Db, _>(sql!(
            "SELECT string_agg(hex(booking.seat_id), ',')
             FROM branch CROSS JOIN booking
             WHERE booking.branch_id = branch.id AND booking.active AND booking.held_from <= $1
               AND booking.held_from > $1 - 100800 AND booking.held_until > $1
               AND (booking.release_at IS NULL OR booking.release_at > $1)"
        ))
        .bind(now)
        .fetch_one(self.live()?)
        .await
        .map_err(store_error)?;
        gathered(taken, seat_id)
    }

    async fn of_person(
        &mut self,
        person: PersonId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<PersonBooking>, StoreError> {
        let rows: Vec<PersonBookingRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, branch_id, zone_id, starts_at, ends_at, left_at, active, release_at FROM booking
             WHERE person_id = $1 AND starts_at < $3 AND starts_at > $2 - 100800 AND ends_at > $2
               AND status <> 'cancelled'
             ORDER BY starts_at"
        ))
        .bind(person)
        .bind(within.from())
        .bind(within.until())
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(|row| row.booking(now)).collect()
    }

    async fn of_person_under(
        &mut self,
        (branch, revision): (BranchId, i64),
        person: PersonId,
        within: Period,
        now: Timestamp,
    ) -> Result<Option<Vec<PersonBooking>>, StoreError> {
        if let Some(seen) = self.revisions.get(&branch) {
            return if *seen == revision { self.of_person(person, within, now).await.map(Some) } else { Ok(None) };
        }
        let rows: Vec<MaybeBookingRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking.id, booking.library_id, booking.branch_id, zone_id, starts_at, ends_at, left_at, active,
                    release_at
             FROM branch LEFT JOIN booking
               ON person_id = $3 AND starts_at < $5 AND starts_at > $4 - 100800 AND ends_at > $4
                  AND status <> 'cancelled'
             WHERE branch.id = $1 AND branch.revision = $2
             ORDER BY starts_at"
        ))
        .bind(branch)
        .bind(revision)
        .bind(person)
        .bind(within.from())
        .bind(within.until())
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        if rows.is_empty() {
            return Ok(None);
        }
        self.remember_revision(branch, Some(revision));
        rows.into_iter()
            .filter_map(MaybeBookingRow::row)
            .map(|row| row.booking(now))
            .collect::<Result<_, _>>()
            .map(Some)
    }

    async fn open_notes(&mut self, branch: BranchId) -> Result<Vec<DeskNote>, StoreError> {
        let rows: Vec<NoteRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, branch_id, kind, seat_id, booking_id, made_at FROM desk_note
             WHERE branch_id = $1 AND settled_at IS NULL ORDER BY made_at, id"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(DeskNote::try_from).collect()
    }

    async fn note(&mut self, id: DeskNoteId) -> Result<Option<DeskNote>, StoreError> {
        let row: Option<NoteRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, branch_id, kind, seat_id, booking_id, made_at FROM desk_note WHERE id = $1"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map(DeskNote::try_from).transpose()
    }

    async fn count_in_zone(&mut self, zone: ZoneId, within: Period, now: Timestamp) -> Result<i64, StoreError> {
        sqlx::query_scalar::<Db, i64>(sql!(
            "SELECT COUNT(*) FROM booking
             WHERE branch_id = (SELECT branch_id FROM zone WHERE id = $1) AND zone_id = $1 AND active
               AND held_from < $3 AND held_from > $2 - 100800 AND held_until > $2
               AND (release_at IS NULL OR release_at > $4)"
        ))
        .bind(zone)
        .bind(within.from())
        .bind(within.until())
        .bind(now)
        .fetch_one(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn last_seat(
        &mut self,
        person: PersonId,
        library: LibraryId,
        now: Timestamp,
    ) -> Result<Option<(BranchId, SeatId)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT branch_id, seat_id FROM booking
             WHERE person_id = $1 AND library_id = $2 AND starts_at <= $3 AND status <> 'cancelled'
             ORDER BY starts_at DESC, booked_at DESC LIMIT 1"
        ))
        .bind(person)
        .bind(library)
        .bind(now)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn minutes_by_day(
        &mut self,
        branch: BranchId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT (held_from - $2) / 86400 AS day, CAST(SUM(held_until - held_from) / 60 AS BIGINT) FROM booking
             WHERE branch_id = $1 AND active AND held_from >= $2 AND held_from < $3
               AND (release_at IS NULL OR release_at > $4)
             GROUP BY day"
        ))
        .bind(branch)
        .bind(within.from())
        .bind(within.until())
        .bind(now)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }
}

#[async_trait]
impl BookingRepo for Conn {
    async fn add(&mut self, booking: &Booking) -> Result<bool, StoreError> {
        let Booking { id, library, branch, zone, seat, person, period, held, release_at, status, booked_at, .. } =
            booking;
        let insert = sqlx::query::<Db>(sql!(
            "INSERT INTO booking (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at,
                                  held_from, held_until, release_at, status, active, booked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             ON CONFLICT DO NOTHING"
        ))
        .bind(id)
        .bind(library)
        .bind(branch)
        .bind(zone)
        .bind(seat)
        .bind(person)
        .bind(period.from())
        .bind(period.until())
        .bind(held.from())
        .bind(held.until())
        .bind(release_at)
        .bind(status.code())
        .bind(status.is_active())
        .bind(booked_at);
        Ok(self.change(insert).await? == 1)
    }

    async fn release_lapsed(&mut self, seat: SeatId, within: Period, now: Timestamp) -> Result<u64, StoreError> {
        let release = sqlx::query::<Db>(sql!(
            "UPDATE booking SET status = CASE WHEN status = 'held' THEN 'cancelled' ELSE 'released' END, active = FALSE,
                    sequence = sequence + 1, told = CASE WHEN status = 'held' THEN sequence + 1 ELSE told END
             WHERE seat_id = $1 AND active AND held_until > $2 AND held_from < $3 AND release_at <= $4"
        ))
        .bind(seat)
        .bind(within.from())
        .bind(within.until())
        .bind(now);
        self.change(release).await
    }

    async fn cancel(&mut self, id: BookingId, tells: bool) -> Result<bool, StoreError> {
        let cancel = sqlx::query::<Db>(sql!(
            "UPDATE booking SET status = 'cancelled', active = FALSE, sequence = sequence + 1,
                    told = CASE WHEN $2 THEN told ELSE sequence + 1 END
             WHERE id = $1 AND active"
        ));
        Ok(self.change(cancel.bind(id).bind(tells)).await? == 1)
    }

    async fn check_in(&mut self, id: BookingId, now: Timestamp) -> Result<bool, StoreError> {
        let check_in = sqlx::query::<Db>(sql!(
            "UPDATE booking SET status = 'checked-in', arrived_at = $2, release_at = NULL
             WHERE id = $1 AND status = 'booked' AND (release_at IS NULL OR release_at > $2)"
        ));
        Ok(self.change(check_in.bind(id).bind(now)).await? == 1)
    }

    async fn check_out(&mut self, id: BookingId, now: Timestamp) -> Result<bool, StoreError> {
        let check_out = sqlx::query::<Db>(sql!(
            "UPDATE booking SET status = 'left', active = FALSE, left_at = $2 WHERE id = $1 AND status = 'checked-in'"
        ));
        Ok(self.change(check_out.bind(id).bind(now)).await? == 1)
    }

    async fn rebook(&mut self, booking: &Booking, tells: bool) -> Result<bool, StoreError> {
        let Booking { id, zone, seat, period, held, release_at, .. } = booking;
        // An update that broke the guard would end the transaction, so it asks first.
        let rebook = sqlx::query::<Db>(sql!(
            "UPDATE booking SET zone_id = $2, seat_id = $3, starts_at = $4, ends_at = $5, held_from = $6,
                    held_until = $7, release_at = $8, sequence = sequence + 1,
                    told = CASE WHEN $9 OR told < sequence THEN told ELSE told + 1 END
             WHERE id = $1 AND active AND NOT EXISTS (
                 SELECT 1 FROM booking AS other
                 WHERE other.seat_id = $3 AND other.active AND other.id <> $1
                   AND other.held_until > $6 AND other.held_from < $7
             )"
        ))
        .bind(id)
        .bind(zone)
        .bind(seat)
        .bind(period.from())
        .bind(period.until())
        .bind(held.from())
        .bind(held.until())
        .bind(release_at)
        .bind(tells);
        Ok(self.change(rebook).await? == 1)
    }

    async fn claim(&mut self, hold: BookingId, booking: &Booking) -> Result<bool, StoreError> {
        let claim = sqlx::query::<Db>(sql!(
            "UPDATE booking SET person_id = $2, status = 'booked', release_at = $3, booked_at = $4
             WHERE id = $1 AND status = 'held' AND release_at > $4"
        ));
        let claim = claim.bind(hold).bind(booking.person).bind(booking.release_at).bind(booking.booked_at);
        Ok(self.change(claim).await? == 1)
    }

    async fn add_nobody(&mut self) -> Result<(), StoreError> {
        let add = sqlx::query::<Db>(sql!(
            "INSERT INTO person (id, name, name_key, lang, created_at) VALUES ($1, '', '', '', 0) ON CONFLICT DO NOTHING"
        ));
        self.change(add.bind(NOBODY)).await.map(drop)
    }

    async fn add_note(&mut self, note: &DeskNote) -> Result<(), StoreError> {
        let DeskNote { id, library, branch, kind, seat, booking, made_at } = note;
        let add = sqlx::query::<Db>(sql!(
            "INSERT INTO desk_note (id, library_id, branch_id, kind, seat_id, booking_id, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ))
        .bind(id)
        .bind(library)
        .bind(branch)
        .bind(kind.code())
        .bind(seat)
        .bind(booking)
        .bind(made_at);
        self.change(add).await.map(drop)
    }

    async fn settle_note(&mut self, note: DeskNoteId, now: Timestamp) -> Result<bool, StoreError> {
        let settle =
            sqlx::query::<Db>(sql!("UPDATE desk_note SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL"));
        Ok(self.change(settle.bind(note).bind(now)).await? == 1)
    }
}

#[derive(sqlx::FromRow)]
struct NoteRow {
    id: DeskNoteId,
    library_id: LibraryId,
    branch_id: BranchId,
    kind: String,
    seat_id: SeatId,
    booking_id: BookingId,
    made_at: Timestamp,
}

impl TryFrom<NoteRow> for DeskNote {
    type Error = StoreError;
    fn try_from(row: NoteRow) -> Result<Self, StoreError> {
        let NoteRow { id, library_id, branch_id, kind, seat_id, booking_id, made_at } = row;
        let kind = NoteKind::from_code(&kind).ok_or_else(|| inconsistent("unknown kind of a note"))?;
        Ok(Self { id, library: library_id, branch: branch_id, kind, seat: seat_id, booking: booking_id, made_at })
    }
}
