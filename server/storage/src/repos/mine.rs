use super::booking_rows::BookingRow;
use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, PersonId, SeatId};
use plek_domain::mine::feed::Feed;
use plek_domain::mine::repo::{MineReads, MineRepo, Moved};
use plek_domain::people::TokenHash;
use plek_domain::seats::Booking;
use plek_domain::seats::tell::Untold;
use plek_domain::time::{DAY, Timestamp};
use sqlx::QueryBuilder;

/// What was booked longer ago is over: nobody books further ahead than 400 days.
const OLDEST: i64 = 402 * DAY;

#[derive(sqlx::FromRow)]
struct UntoldRow {
    #[sqlx(flatten)]
    booking: BookingRow,
    told: i64,
    email: Option<String>,
    lang: String,
}

impl UntoldRow {
    fn untold(self) -> Result<Untold, StoreError> {
        let Self { booking, told, email, lang } = self;
        Ok(Untold { booking: booking.try_into()?, told, lang: email.map(|_| lang) })
    }
}

#[async_trait]
impl MineReads for Conn {
    async fn since(&mut self, person: PersonId, after: Timestamp) -> Result<Vec<Booking>, StoreError> {
        // No booking is longer than 28 hours, so the index on the start skips what is long past.
        let rows: Vec<BookingRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from, held_until,
                    release_at, status, booked_at, arrived_at, left_at, sequence
             FROM booking WHERE person_id = $1 AND starts_at > $2 - 100800 AND ends_at > $2
             ORDER BY starts_at, id"
        ))
        .bind(person)
        .bind(after)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    async fn moved(&mut self, person: PersonId, since: Timestamp) -> Result<Vec<Moved>, StoreError> {
        let rows: Vec<(BookingId, SeatId)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking_id, from_seat_id FROM booking_change
             WHERE person_id = $1 AND made_at >= $2 AND state = 'moved' ORDER BY made_at, booking_id"
        ))
        .bind(person)
        .bind(since)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(rows.into_iter().map(|(booking, from)| Moved { booking, from }).collect())
    }

    async fn feed(&mut self, person: PersonId) -> Result<Option<Feed>, StoreError> {
        let made_at: Option<Timestamp> =
            sqlx::query_scalar::<Db, _>(sql!("SELECT made_at FROM calendar_feed WHERE person_id = $1"))
                .bind(person)
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        Ok(made_at.map(|made_at| Feed { person, made_at }))
    }

    async fn feed_owner(&mut self, token: &TokenHash) -> Result<Option<PersonId>, StoreError> {
        sqlx::query_scalar::<Db, PersonId>(sql!(
            "SELECT person_id FROM calendar_feed JOIN person ON person.id = calendar_feed.person_id
             WHERE token_hash = $1 AND person.locked_at IS NULL AND person.erased_at IS NULL"
        ))
        .bind(token.0.clone())
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn untold(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Untold>, StoreError> {
        let mut rows: Vec<UntoldRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking.id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from,
                    held_until, release_at, status, booked_at, arrived_at, left_at, sequence, told, person.email,
                    person.lang
             FROM booking JOIN person ON person.id = person_id
             WHERE told < sequence AND status <> 'held' AND booked_at > $1 ORDER BY booked_at, booking.id LIMIT $2"
        ))
        .bind(now.plus_seconds(-OLDEST))
        .bind(i64::from(limit))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        // Branch by branch, because the index begins with it; SQLite takes the tables of a CROSS JOIN in their order.
        let lapsed: Vec<UntoldRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking.id, booking.library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from,
                    held_until, release_at, status, booked_at, arrived_at, left_at, sequence, told, person.email,
                    person.lang
             FROM branch CROSS JOIN booking JOIN person ON person.id = person_id
             WHERE booking.branch_id = branch.id AND active AND held_from <= $1 AND held_from > $1 - 100800
               AND release_at <= $1 AND status = 'booked' AND told >= sequence
             ORDER BY release_at, booking.id LIMIT $2"
        ))
        .bind(now)
        .bind(i64::from(limit))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.extend(lapsed);
        rows.into_iter().map(UntoldRow::untold).collect()
    }
}

#[async_trait]
impl MineRepo for Conn {
    async fn set_feed(&mut self, feed: &Feed, token: &TokenHash) -> Result<(), StoreError> {
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO calendar_feed (person_id, token_hash, made_at) VALUES ($1, $2, $3)
                 ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at"
            ))
            .bind(feed.person)
            .bind(token.0.clone())
            .bind(feed.made_at),
        )
        .await?;
        Ok(())
    }

    async fn drop_feed(&mut self, person: PersonId) -> Result<bool, StoreError> {
        let gone = sqlx::query::<Db>(sql!("DELETE FROM calendar_feed WHERE person_id = $1")).bind(person);
        Ok(self.change(gone).await? == 1)
    }

    async fn release(&mut self, bookings: &[BookingId], now: Timestamp) -> Result<u64, StoreError> {
        if bookings.is_empty() {
            return Ok(0);
        }
        let mut release = QueryBuilder::<Db>::new(
            "UPDATE booking SET status = 'released', active = FALSE, sequence = sequence + 1 WHERE active AND release_at <= ",
        );
        release.push_bind(now).push(" AND id IN ");
        release.push_tuples(bookings, |mut tuple, booking| {
            tuple.push_bind(*booking);
        });
        self.change(release.build()).await
    }

    async fn mark_told(&mut self, bookings: &[BookingId]) -> Result<u64, StoreError> {
        if bookings.is_empty() {
            return Ok(0);
        }
        let mut mark = QueryBuilder::<Db>::new("UPDATE booking SET told = sequence WHERE told < sequence AND id IN ");
        mark.push_tuples(bookings, |mut tuple, booking| {
            tuple.push_bind(*booking);
        });
        self.change(mark.build()).await
    }
}
