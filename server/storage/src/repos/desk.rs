use super::{Conn, Db, pattern, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use chrono::NaiveDate;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, BranchId, LibraryId, PersonId, SeatId, ZoneId};
use plek_domain::seats::Status;
use plek_domain::seats::desk::{DayVisits, DeskBooking, DeskReads, Visits, ZoneVisits};
use plek_domain::seats::hold::NOBODY;
use plek_domain::time::{Period, Timestamp, Tz, local};
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct DeskRow {
    id: BookingId,
    branch_id: BranchId,
    zone_id: ZoneId,
    seat_id: SeatId,
    person_id: PersonId,
    name: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    held_until: Timestamp,
    release_at: Option<Timestamp>,
    status: String,
}

impl TryFrom<DeskRow> for DeskBooking {
    type Error = StoreError;
    fn try_from(row: DeskRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            branch: row.branch_id,
            zone: row.zone_id,
            seat: row.seat_id,
            person: row.person_id,
            name: row.name,
            period: Period::new(row.starts_at, row.ends_at).ok_or_else(|| inconsistent("empty period"))?,
            held_until: row.held_until,
            release_at: row.release_at,
            status: status(&row.status)?,
        })
    }
}

fn status(code: &str) -> Result<Status, StoreError> {
    Status::from_code(code).ok_or_else(|| inconsistent("unknown status of a booking"))
}

/// One booking, or several of the same fate, as the statistics see them. What is `lapsed` was booked, and nobody came.
fn fate(status: Status, count: i64, lapsed: i64) -> Visits {
    let none = Visits::default();
    match status {
        Status::Booked => Visits { not_come: lapsed, to_come: count - lapsed, ..none },
        Status::CheckedIn | Status::Left => Visits { used: count, ..none },
        Status::Released => Visits { not_come: count, ..none },
        Status::Cancelled => Visits { cancelled: count, ..none },
        // Nobody's booking yet: never asked for.
        Status::Held => none,
    }
}

// A booking lasts 28 hours at most: `starts_at > from - 100800` lets the index on the start skip the past.

#[async_trait]
impl DeskReads for Conn {
    async fn day(&mut self, branch: BranchId, within: Period) -> Result<Vec<DeskBooking>, StoreError> {
        let rows: Vec<DeskRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking.id, branch_id, zone_id, seat_id, person_id, person.name, starts_at, ends_at, held_until,
                    release_at, status
             FROM booking JOIN person ON person.id = booking.person_id
             WHERE branch_id = $1 AND starts_at < $3 AND starts_at > $2 - 100800 AND ends_at > $2
               AND status <> 'cancelled' AND status <> 'held'
             ORDER BY starts_at, person.name_key, booking.id"
        ))
        .bind(branch)
        .bind(within.from())
        .bind(within.until())
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(DeskBooking::try_from).collect()
    }

    async fn later(
        &mut self,
        branch: BranchId,
        search: &str,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<DeskBooking>, StoreError> {
        let rows: Vec<DeskRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking.id, branch_id, zone_id, seat_id, person_id, person.name, starts_at, ends_at, held_until,
                    release_at, status
             FROM booking JOIN person ON person.id = booking.person_id
             WHERE branch_id = $1 AND starts_at >= $3 AND status = 'booked'
               AND person.name_key LIKE $2 ESCAPE '\\'
             ORDER BY starts_at, person.name_key, booking.id LIMIT $4"
        ))
        .bind(branch)
        .bind(pattern(search))
        .bind(since)
        .bind(i64::from(limit))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(DeskBooking::try_from).collect()
    }

    async fn desk_booking(&mut self, id: BookingId) -> Result<Option<DeskBooking>, StoreError> {
        let row: Option<DeskRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking.id, branch_id, zone_id, seat_id, person_id, person.name, starts_at, ends_at, held_until,
                    release_at, status
             FROM booking JOIN person ON person.id = booking.person_id
             WHERE booking.id = $1 AND status <> 'held'"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map(DeskBooking::try_from).transpose()
    }

    async fn visits(
        &mut self,
        branch: BranchId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<ZoneVisits>, StoreError> {
        let rows: Vec<(ZoneId, String, i64, i64)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT zone_id, status, COUNT(*), COUNT(CASE WHEN release_at <= $4 THEN 1 END) FROM booking
             WHERE branch_id = $1 AND starts_at >= $2 AND starts_at < $3 AND person_id <> $5
             GROUP BY zone_id, status"
        ))
        .bind(branch)
        .bind(within.from())
        .bind(within.until())
        .bind(now)
        .bind(NOBODY)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let counted = |(zone, code, count, lapsed): (ZoneId, String, i64, i64)| {
            Ok(ZoneVisits { zone, visits: fate(status(&code)?, count, lapsed) })
        };
        rows.into_iter().map(counted).collect()
    }

    async fn kept_visits(
        &mut self,
        branch: BranchId,
        first: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<DayVisits>, StoreError> {
        let rows: Vec<(NaiveDate, ZoneId, i64, i64, i64)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT day, zone_id, used, not_come, cancelled FROM visit_count
             WHERE branch_id = $1 AND day >= $2 AND day < $3 ORDER BY day, zone_id"
        ))
        .bind(branch)
        .bind(first)
        .bind(until)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let kept = |(day, zone, used, not_come, cancelled)| DayVisits {
            day,
            zone,
            visits: Visits { used, not_come, cancelled, to_come: 0 },
        };
        Ok(rows.into_iter().map(kept).collect())
    }
}

impl Conn {
    /// Keeps the numbers of a library's bookings that ended before an instant, just before they are thrown away: in the
    /// same transaction, so that each counts once.
    pub(super) async fn keep_visits(&mut self, library: LibraryId, before: Timestamp) -> Result<(), StoreError> {
        let branches: Vec<(BranchId, String)> =
            sqlx::query_as::<Db, _>(sql!("SELECT id, time_zone FROM branch WHERE library_id = $1 ORDER BY id"))
                .bind(library)
                .fetch_all(self.live()?)
                .await
                .map_err(store_error)?;
        for (branch, zone) in branches {
            let zone: Tz = zone.parse().map_err(|_| inconsistent("unknown time zone of a branch"))?;
            let going: Vec<(ZoneId, Timestamp, String)> = sqlx::query_as::<Db, _>(sql!(
                "SELECT zone_id, starts_at, status FROM booking
                 WHERE branch_id = $1 AND starts_at < $2 AND ends_at < $2 AND person_id <> $3"
            ))
            .bind(branch)
            .bind(before)
            .bind(NOBODY)
            .fetch_all(self.live()?)
            .await
            .map_err(store_error)?;
            let mut days: BTreeMap<(NaiveDate, ZoneId), Visits> = BTreeMap::new();
            for (room, start, code) in going {
                // What is over and was never checked in, nobody came for.
                *days.entry((local(zone, start).0, room)).or_default() += fate(status(&code)?, 1, 1);
            }
            for ((day, room), visits) in days {
                self.add_visits(branch, day, room, visits).await?;
            }
        }
        Ok(())
    }

    async fn add_visits(
        &mut self,
        branch: BranchId,
        day: NaiveDate,
        zone: ZoneId,
        visits: Visits,
    ) -> Result<(), StoreError> {
        let add = sqlx::query::<Db>(sql!(
            "INSERT INTO visit_count (branch_id, day, zone_id, used, not_come, cancelled)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (branch_id, day, zone_id) DO UPDATE SET
                 used = visit_count.used + excluded.used, not_come = visit_count.not_come + excluded.not_come,
                 cancelled = visit_count.cancelled + excluded.cancelled"
        ))
        .bind(branch)
        .bind(day)
        .bind(zone)
        .bind(visits.used)
        .bind(visits.not_come)
        .bind(visits.cancelled);
        self.change(add).await.map(drop)
    }
}
