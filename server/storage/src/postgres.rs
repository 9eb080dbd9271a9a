//! PostgreSQL: a few writer connections per instance, locks taken in one sorted step.

use crate::errors::store_error;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Executor, PgConnection};
use std::str::FromStr;
use std::time::Duration;

#[path = "repos/mod.rs"]
pub mod repos;

/// The driver that `repos` is compiled for here.
pub type Db = sqlx::Postgres;
/// Its connection.
pub type Connection = PgConnection;
/// How to connect.
pub type ConnectWith = PgConnectOptions;

/// Opens a transaction. READ COMMITTED: each statement sees what was committed before it, which after the locks is
/// all there is to see.
pub const BEGIN: &str = "BEGIN";

/// The settings of every connection.
pub fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(store_error)?;
    Ok(options
        .application_name("plek")
        .statement_cache_capacity(256)
        // Whatever waits longer than a person would is given up and tried again.
        .options([("lock_timeout", "3s"), ("statement_timeout", "5s"), ("idle_in_transaction_session_timeout", "10s")])
        .disable_statement_logging())
}

/// A pool of readers; the database refuses writes on them.
pub fn readers(options: &PgConnectOptions, count: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(count.max(1))
        .acquire_timeout(Duration::from_millis(1500))
        .test_before_acquire(false)
        .connect_lazy_with(options.clone().options([("default_transaction_read_only", "on")]))
}

/// Longest wait for a connection.
pub const CONNECT_WITHIN: Duration = Duration::from_millis(1500);

/// Opens a connection that writes.
pub async fn connect(with: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    with.connect().await
}

/// Opens the group's transaction and takes its locks: advisory, because a person, a zone and an idempotency key are
/// locked alike, whether or not they have a row; in one statement and in the order given, so that groups of several
/// instances never wait for each other in a circle.
pub async fn begin(connection: &mut PgConnection, locks: &[LockKey]) -> Result<(), StoreError> {
    connection.execute(BEGIN).await.map_err(store_error)?;
    if !locks.is_empty() {
        let mut numbers: Vec<i64> = locks.iter().map(LockKey::number).collect();
        numbers.sort_unstable();
        sqlx::query("SELECT pg_advisory_xact_lock(number) FROM unnest($1::bigint[]) AS number")
            .bind(numbers)
            .execute(connection)
            .await
            .map_err(store_error)?;
    }
    Ok(())
}

/// Seconds by which PostgreSQL's clock is ahead of `system`, which is this machine's.
pub async fn clock_ahead(connection: &mut PgConnection, system: i64) -> Result<i64, StoreError> {
    let there: i64 = sqlx::query_scalar("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)")
        .fetch_one(connection)
        .await
        .map_err(store_error)?;
    Ok(there - system)
}
