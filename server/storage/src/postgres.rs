//! PostgreSQL: a few writer connections per instance, locks taken in one sorted step.

use crate::backup::Kind;
use crate::doctor::Finding;
use crate::errors::{migrate_error, store_error};
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, Executor, PgConnection};
use std::str::FromStr;
use std::time::Duration;
use tokio::time::timeout;

#[path = "repos/mod.rs"]
pub mod repos;

/// The driver that `repos` is compiled for here.
pub type Db = sqlx::Postgres;
/// Its connection.
pub type Connection = PgConnection;
/// How to connect.
pub type ConnectWith = PgConnectOptions;

/// The settings of every connection.
pub fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(store_error)?;
    Ok(options
        .application_name("plek")
        .statement_cache_capacity(256)
        // Whatever waits longer than a person would is given up and tried again. A transaction in which nothing happens
        // is that of a machine that has gone without a goodbye; until it ends, its zones are locked for all others.
        .options([
            ("lock_timeout", "1200ms"),
            ("statement_timeout", "5s"),
            ("idle_in_transaction_session_timeout", "3s"),
        ])
        .disable_statement_logging())
}

/// A pool of readers; the database refuses writes on them.
pub fn readers(options: &PgConnectOptions, count: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(count.max(1))
        .acquire_timeout(Duration::from_millis(1500))
        .test_before_acquire(false)
        // A ping each time costs every page a round trip. But a connection that lay idle may have died with a restart
        // of the server, and without a ping each of the pool would fail one visitor.
        .before_acquire(|connection, about| {
            Box::pin(async move {
                if about.idle_for <= TRUSTED_FOR {
                    return Ok(true);
                }
                // No answer: it is closed, and there is still time to open another one.
                Ok(matches!(timeout(PING_WITHIN, connection.ping()).await, Ok(Ok(()))))
            })
        })
        .connect_lazy_with(options.clone().options([("default_transaction_read_only", "on")]))
}

/// How long a connection that nobody used is taken to be well: less than a server needs to start again, and long enough
/// that under load, when it matters, nothing is asked twice.
const TRUSTED_FOR: Duration = Duration::from_millis(100);

/// How long such a connection may take to say that it is well.
const PING_WITHIN: Duration = Duration::from_millis(500);

/// Longest wait for a connection.
pub const CONNECT_WITHIN: Duration = Duration::from_millis(1500);

/// Opens a connection that writes.
pub async fn connect(with: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    with.connect().await
}

/// Runs the migrations that are pending up to a number, each in a transaction; several instances take turns.
pub async fn run_migrations(connection: &mut PgConnection, upto: i64) -> Result<(), StoreError> {
    crate::migrations::postgres().run_direct(Some(upto), connection, false).await.map_err(migrate_error)
}

/// Opens the group's transaction and takes its locks on the same trip. Locks are advisory, because a person, a zone and
/// an idempotency key are locked alike, whether or not they have a row; in one statement and in the order given, so that
/// groups of several instances never wait for each other in a circle.
pub async fn begin(connection: &mut PgConnection, locks: &[LockKey]) -> Result<(), StoreError> {
    let mut numbers: Vec<i64> = locks.iter().map(LockKey::number).collect();
    numbers.sort_unstable();
    let numbers = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    // READ COMMITTED: each statement sees what was committed before it, which after the locks is all there is to see.
    // Two statements in one text cannot have bound values; these are our own numbers.
    let open = format!("BEGIN; SELECT pg_advisory_xact_lock(number) FROM unnest('{{{numbers}}}'::bigint[]) AS number");
    // The server gives up waiting for a lock before that. So silence means a connection that nobody listens to any
    // more: a machine that is gone says no goodbye, and TCP takes a quarter of an hour to notice.
    let opened = timeout(CONNECT_WITHIN, connection.execute(AssertSqlSafe(open))).await;
    opened.map_err(|late| StoreError::Unavailable(Some(late.into())))?.map_err(store_error)?;
    Ok(())
}

/// Opens a transaction that sees one moment, while others write.
pub const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Keeps others from writing to these tables until the transaction ends.
pub async fn hold(connection: &mut PgConnection, tables: impl Iterator<Item = &String>) -> Result<(), StoreError> {
    let tables = tables.map(String::as_str).collect::<Vec<_>>().join(", ");
    let lock = format!("LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE");
    connection.execute(AssertSqlSafe(lock)).await.map_err(store_error)?;
    Ok(())
}

/// Each column of each table, with its type: (table, column, type).
pub async fn native_columns(connection: &mut PgConnection) -> Result<Vec<(String, String, String)>, StoreError> {
    sqlx::query_as(
        "SELECT CAST(table_name AS text), CAST(column_name AS text), CAST(data_type AS text)
         FROM information_schema.columns
         WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position",
    )
    .fetch_all(connection)
    .await
    .map_err(store_error)
}

/// What stands before and between two inserts that are sent at once: one statement, because only one can have bound
/// values.
pub const TWO_INSERTS: [&str; 2] = ["WITH first AS (", ") "];

/// Whether the rows of the first of them are counted too.
pub const COUNTS_BOTH: bool = false;

/// SQL before and after what is translated.
type Around = (&'static str, &'static str);

/// What a type is in a backup; how it is read from the database, and how stored.
pub fn translation(native: &str) -> Option<(Kind, Around, Around)> {
    let plain = ("", "");
    Some(match native {
        "bigint" => (Kind::Integer, plain, plain),
        "text" => (Kind::Text, plain, plain),
        "bytea" => (Kind::Bytes, plain, plain),
        "boolean" => (Kind::Integer, ("CAST(CAST(", " AS integer) AS bigint)"), ("(", " <> 0)")),
        "date" => (Kind::Text, ("to_char(", ", 'YYYY-MM-DD')"), ("CAST(", " AS date)")),
        "uuid" => (Kind::Bytes, ("uuid_send(", ")"), ("CAST(encode(", ", 'hex') AS uuid)")),
        _ => return None,
    })
}

/// How to connect for something that may take its time.
pub fn patient(with: &PgConnectOptions) -> PgConnectOptions {
    let limits = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
    with.clone().options(limits.map(|limit| (limit, "0")))
}

/// What a database wants to do after it was filled: without statistics, the first hours would be slow.
pub async fn settle_in(connection: &mut PgConnection) -> Result<(), StoreError> {
    connection.execute("ANALYZE").await.map_err(store_error)?;
    Ok(())
}

/// What only PostgreSQL is asked about itself.
pub async fn own_checks(connection: &mut PgConnection) -> Result<Vec<Finding>, StoreError> {
    let guards: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM pg_constraint
         WHERE conname = 'booking_no_overlap' AND contype = 'x' AND conrelid = 'booking'::regclass",
    )
    .fetch_one(connection)
    .await
    .map_err(store_error)?;
    Ok(vec![Finding::new("the guard against double bookings stands", guards == 1, "")])
}

/// Seconds by which PostgreSQL's clock is ahead of `system`, which is this machine's.
pub async fn clock_ahead(connection: &mut PgConnection, system: i64) -> Result<i64, StoreError> {
    let there: i64 = sqlx::query_scalar("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)")
        .fetch_one(connection)
        .await
        .map_err(store_error)?;
    Ok(there - system)
}

#[cfg(test)]
mod tests {
    use crate::testing::TestDatabase;

    #[tokio::test]
    async fn readers_cannot_write() {
        let Some(database) = TestDatabase::postgres().await else { return };
        let readers = super::readers(&super::options(database.url()).unwrap(), 1);
        let error = sqlx::query("DELETE FROM replay").execute(&readers).await.unwrap_err();
        assert!(error.to_string().contains("read-only"), "{error}");
    }

    #[tokio::test]
    async fn what_may_take_its_time_has_no_time_limit() {
        let Some(database) = TestDatabase::postgres().await else { return };
        let usual = super::options(database.url()).unwrap();
        for (options, limits) in [(super::patient(&usual), ["0", "0", "0"]), (usual, ["5s", "1200ms", "3s"])] {
            let mut connection = super::connect(&options).await.unwrap();
            let shows = ["SHOW statement_timeout", "SHOW lock_timeout", "SHOW idle_in_transaction_session_timeout"];
            for (show, limit) in shows.into_iter().zip(limits) {
                let set: String = sqlx::query_scalar(show).fetch_one(&mut connection).await.unwrap();
                assert_eq!(set, limit, "{show}");
            }
        }
    }
}
