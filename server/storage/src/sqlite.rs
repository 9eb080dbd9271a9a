//! SQLite: one writer connection with `BEGIN IMMEDIATE`, readers beside it, every commit synced.

use crate::errors::store_error;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Executor, SqliteConnection};
use std::str::FromStr;
use std::time::Duration;

#[path = "repos/mod.rs"]
pub mod repos;

/// The driver that `repos` is compiled for here.
pub type Db = sqlx::Sqlite;
/// Its connection.
pub type Connection = SqliteConnection;
/// How to connect.
pub type ConnectWith = SqliteConnectOptions;

/// Opens a transaction that may write. A deferred one that reads first fails with BUSY_SNAPSHOT, which no timeout
/// helps against.
pub const BEGIN: &str = "BEGIN IMMEDIATE";

/// The settings of every connection.
pub fn options(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    let options = SqliteConnectOptions::from_str(url).map_err(store_error)?;
    Ok(options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An acknowledged booking survives a power cut; NORMAL would lose the last ones.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(256)
        .pragma("cache_size", "-32768")
        .disable_statement_logging())
}

/// A pool of readers. They see the last commit and can write nothing.
pub fn readers(options: &SqliteConnectOptions, count: u32) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(count.max(1))
        .acquire_timeout(Duration::from_millis(1500))
        .test_before_acquire(false)
        .connect_lazy_with(options.clone().pragma("query_only", "true"))
}

/// Longest wait for a connection: after a crash, the first one reads the whole log.
pub const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// Opens a connection that writes.
pub async fn connect(with: &SqliteConnectOptions) -> Result<SqliteConnection, sqlx::Error> {
    #[cfg(feature = "testing")]
    if let Some(pages) = crate::testing::page_limit(with.get_filename()) {
        return with.clone().pragma("max_page_count", pages.to_string()).connect().await;
    }
    with.connect().await
}

/// Opens the group's transaction. Locks are not needed: there is one writer.
pub async fn begin(connection: &mut SqliteConnection, _: &[LockKey]) -> Result<(), StoreError> {
    connection.execute(BEGIN).await.map_err(store_error)?;
    Ok(())
}

/// SQLite's own check of its file: "ok", or what is wrong.
pub async fn integrity(connection: &mut SqliteConnection) -> Result<String, StoreError> {
    sqlx::query_scalar("PRAGMA integrity_check").fetch_one(connection).await.map_err(store_error)
}

/// One connection to an in-memory database, migrated, as an engine; for the simulation's agreement test.
#[cfg(feature = "testing")]
pub async fn memory_engine() -> Result<repos::Writer, StoreError> {
    let options = options("sqlite::memory:")?;
    let mut writer = repos::Writer::new(options, true);
    crate::migrations::sqlite()
        .run_direct(None, writer.connection().await?, false)
        .await
        .map_err(|cause| StoreError::Broken { what: "migration", cause: Some(Box::new(cause)) })?;
    Ok(writer)
}
