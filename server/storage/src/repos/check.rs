//! What `plek doctor` asks the database about itself: things stored twice that must agree.

use super::{Connection, Db, store_error};
use crate::doctor::Finding;
use crate::errors::is_missing_table;
use crate::sql::sql;
use plek_domain::error::StoreError;

/// Counts that must be zero, each with what it would mean.
pub async fn doctor(connection: &mut Connection) -> Result<Vec<Finding>, StoreError> {
    let checks: [(&'static str, &'static str); 3] = [
        (
            "no seat is booked twice",
            sql!(
                "SELECT COUNT(*) FROM (
                     SELECT held_from, MAX(held_until) OVER (
                         PARTITION BY seat_id ORDER BY held_from
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                     ) AS kept_until
                     FROM booking WHERE active
                 ) AS line WHERE kept_until > held_from"
            ),
        ),
        (
            "bookings remember where their seat stood",
            sql!(
                "SELECT COUNT(*) FROM booking
                 JOIN seat ON seat.id = booking.seat_id
                 JOIN zone ON zone.id = seat.zone_id
                 JOIN branch ON branch.id = zone.branch_id
                 WHERE booking.zone_id <> zone.id OR booking.branch_id <> branch.id
                    OR booking.library_id <> branch.library_id"
            ),
        ),
        (
            "what is held covers what was booked",
            sql!(
                "SELECT COUNT(*) FROM booking
                 WHERE status = 'booked' AND (held_from > starts_at OR held_until < ends_at)"
            ),
        ),
    ];
    let mut findings = Vec::new();
    for (check, statement) in checks {
        let wrong = sqlx::query_scalar::<Db, i64>(statement).fetch_one(&mut *connection).await.map_err(store_error)?;
        findings.push(Finding::counted(check, wrong));
    }
    Ok(findings)
}

/// Number of the newest migration that ran; 0 when none did or the database is new.
pub async fn newest_migration(connection: &mut Connection) -> Result<i64, StoreError> {
    let newest = sqlx::query_scalar::<Db, Option<i64>>(sql!("SELECT MAX(version) FROM _sqlx_migrations WHERE success"))
        .fetch_one(connection)
        .await;
    match newest {
        Ok(newest) => Ok(newest.unwrap_or(0)),
        // Nothing was ever migrated here.
        Err(error) if is_missing_table(&error) => Ok(0),
        Err(error) => Err(store_error(error)),
    }
}
