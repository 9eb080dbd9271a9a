//! SQLite: one writer connection with `BEGIN IMMEDIATE`, readers beside it, every commit synced.

use crate::backup::Kind;
use crate::doctor::Finding;
use crate::errors::{migrate_error, store_error};
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection as _, Executor, SqliteConnection};
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
const BEGIN: &str = "BEGIN IMMEDIATE";

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
        // KiB a connection; the operating system keeps the rest of the file in memory anyway.
        .pragma("cache_size", "-8192")
        // Rows are handed over from the driver's thread: a day of bookings in a few turns instead of hundreds.
        .row_buffer_size(4096)
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

/// Runs the migrations that are pending up to a number, in one transaction: several processes that start at once take
/// turns.
pub async fn run_migrations(connection: &mut SqliteConnection, upto: i64) -> Result<(), StoreError> {
    let mut all = connection.begin_with(BEGIN).await.map_err(store_error)?;
    crate::migrations::sqlite().run_direct(Some(upto), &mut *all, false).await.map_err(migrate_error)?;
    all.commit().await.map_err(store_error)
}

/// Opens the group's transaction. Locks are not needed: there is one writer.
pub async fn begin(connection: &mut SqliteConnection, _: &[LockKey]) -> Result<(), StoreError> {
    connection.execute(BEGIN).await.map_err(store_error)?;
    Ok(())
}

/// Opens a transaction that sees one moment, while others write.
pub const SNAPSHOT: &str = "BEGIN";

/// Keeps others from writing until the transaction ends; there is one writer anyway.
pub async fn hold(_: &mut SqliteConnection, _: impl Iterator<Item = &String>) -> Result<(), StoreError> {
    Ok(())
}

/// Each column of each table, with its type: (table, column, type).
pub async fn native_columns(connection: &mut SqliteConnection) -> Result<Vec<(String, String, String)>, StoreError> {
    sqlx::query_as(
        "SELECT tables.name, columns.name, columns.type
         FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' ORDER BY tables.name, columns.cid",
    )
    .fetch_all(connection)
    .await
    .map_err(store_error)
}

/// What stands before and between two inserts that are sent at once.
pub const TWO_INSERTS: [&str; 2] = ["", "; "];

/// Whether the rows of the first of them are counted too.
pub const COUNTS_BOTH: bool = true;

/// SQL before and after what is translated.
type Around = (&'static str, &'static str);

/// What a type is in a backup; how it is read from the database, and how stored. Tables are STRICT: these are all.
pub fn translation(native: &str) -> Option<(Kind, Around, Around)> {
    let kind = match native {
        "INTEGER" => Kind::Integer,
        "TEXT" => Kind::Text,
        "BLOB" => Kind::Bytes,
        _ => return None,
    };
    Some((kind, ("", ""), ("", "")))
}

/// How to connect for something that may take its time.
pub fn patient(with: &SqliteConnectOptions) -> SqliteConnectOptions {
    with.clone()
}

/// What a database wants to do after it was filled.
pub async fn settle_in(_: &mut SqliteConnection) -> Result<(), StoreError> {
    Ok(())
}

/// What only SQLite is asked about itself.
pub async fn own_checks(connection: &mut SqliteConnection) -> Result<Vec<Finding>, StoreError> {
    let whole: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut *connection).await.map_err(store_error)?;
    let lost = count(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check").await?;
    let guards = count(
        connection,
        "SELECT COUNT(*) FROM sqlite_master
         WHERE type = 'trigger' AND name IN ('booking_no_overlap', 'booking_no_overlap_update')",
    )
    .await?;
    Ok(vec![
        Finding::new("the file is whole", whole == "ok", whole),
        Finding::counted("every reference leads somewhere", lost),
        Finding::new("the guard against double bookings stands", guards == 2, ""),
    ])
}

async fn count(connection: &mut SqliteConnection, query: &'static str) -> Result<i64, StoreError> {
    sqlx::query_scalar(query).fetch_one(connection).await.map_err(store_error)
}

#[cfg(test)]
mod tests {
    use super::{begin, options, readers};
    use crate::testing::TestDatabase;
    use plek_domain::error::StoreError;
    use sqlx::ConnectOptions;
    use std::time::Duration;

    #[tokio::test]
    async fn readers_cannot_write() {
        let database = TestDatabase::sqlite().await;
        let readers = readers(&options(database.url()).unwrap(), 1);
        let error = sqlx::query("DELETE FROM replay").execute(&readers).await.unwrap_err();
        assert!(error.to_string().contains("readonly"), "{error}");
    }

    #[tokio::test]
    async fn a_transaction_may_write_from_its_first_moment() {
        let database = TestDatabase::sqlite().await;
        let with = options(database.url()).unwrap();
        let mut first = with.connect().await.unwrap();
        let mut second = with.busy_timeout(Duration::ZERO).connect().await.unwrap();
        begin(&mut first, &[]).await.unwrap();
        assert!(matches!(begin(&mut second, &[]).await, Err(StoreError::Conflict(_))));
    }

    #[tokio::test]
    async fn every_commit_reaches_the_disk() {
        let database = TestDatabase::sqlite().await;
        let mut connection = options(database.url()).unwrap().connect().await.unwrap();
        for (pragma, value) in [("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1)] {
            let set: i64 = sqlx::query_scalar(pragma).fetch_one(&mut connection).await.unwrap();
            assert_eq!(set, value, "{pragma}");
        }
        let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await.unwrap();
        assert_eq!(mode, "wal");
    }
}
