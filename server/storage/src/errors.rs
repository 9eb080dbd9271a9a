//! What the drivers' errors mean to the write path.

use plek_domain::error::StoreError;
use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::SqliteError;

/// Translates a driver's error; the driver's own text stays below as the cause.
pub fn store_error(error: sqlx::Error) -> StoreError {
    use sqlx::Error;
    let class = match &error {
        Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => {
            Class::Unavailable
        }
        Error::Database(database) => class(database.as_ref()),
        Error::ColumnDecode { .. } | Error::ColumnNotFound(_) | Error::Decode(_) => {
            Class::Broken("a row cannot be read")
        }
        _ => Class::Broken("the driver refused"),
    };
    let cause = Some(error.into());
    match class {
        Class::Unavailable => StoreError::Unavailable(cause),
        Class::Conflict => StoreError::Conflict(cause),
        Class::Full => StoreError::Full(cause),
        Class::Broken(what) => StoreError::Broken { what, cause },
    }
}

/// Translates what a migration failed with: a database that is away, or a migration that does not fit.
pub fn migrate_error(error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(error) => store_error(error),
        MigrateError::ExecuteMigration(error, number) => match store_error(error) {
            StoreError::Broken { cause, .. } => {
                tracing::error!(number, "a migration failed");
                StoreError::Broken { what: "a migration failed", cause }
            }
            away => away,
        },
        other => StoreError::Broken { what: "the migrations do not fit", cause: Some(other.into()) },
    }
}

/// Whether a statement failed because its table is not there (yet).
pub fn is_missing_table(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else { return false };
    match error.try_downcast_ref::<SqliteError>() {
        // SQLite has one code for all statements that it cannot compile.
        Some(error) => error.message().starts_with("no such table"),
        None => error.code().as_deref() == Some("42P01"),
    }
}

/// A row that our own code should never have written.
pub fn inconsistent(what: &'static str) -> StoreError {
    StoreError::Broken { what, cause: None }
}

enum Class {
    Unavailable,
    Conflict,
    Full,
    Broken(&'static str),
}

fn class(error: &dyn DatabaseError) -> Class {
    let broken = Class::Broken("a statement failed");
    let Some(code) = error.code() else { return broken };
    if error.try_downcast_ref::<SqliteError>().is_some() {
        // Extended result codes carry the primary one in their low byte (https://www.sqlite.org/rescode.html).
        return match code.parse::<i32>().map(|code| code & 0xff) {
            // Busy, locked.
            Ok(5 | 6) => Class::Conflict,
            Ok(13) => Class::Full,
            // I/O error, cannot open: the disk or its mount is away.
            Ok(10 | 14) => Class::Unavailable,
            _ => broken,
        };
    }
    // SQLSTATE (PostgreSQL, appendix A).
    match code.as_ref() {
        // Serialisation, deadlock, lock timeout.
        "40001" | "40P01" | "55P03" => Class::Conflict,
        "53100" => Class::Full,
        // Too many connections, cancelled by the statement timeout.
        "53300" | "57014" => Class::Unavailable,
        // Shut down, crashed, starting up, database dropped, idle too long.
        "57P01" | "57P02" | "57P03" | "57P04" | "57P05" | "25P03" => Class::Unavailable,
        // Read-only (what was the primary is a standby now), disk trouble.
        "25006" | "58030" => Class::Unavailable,
        connection if connection.starts_with("08") => Class::Unavailable,
        _ => broken,
    }
}

#[cfg(test)]
mod tests {
    use super::{StoreError, store_error};
    use crate::testing::TestDatabase;

    #[tokio::test]
    async fn errors_of_postgres_are_told_apart() {
        let Some(database) = TestDatabase::postgres().await else { return };
        let mut raw = database.raw().await;
        let cases = [
            ("40001 40P01 55P03", "conflict"),
            ("53100", "full"),
            ("53300 57014 57P01 57P03 25006 25P03 58030 08006", "unavailable"),
            ("23505 23P01 42601 42P01 22003 XX000", "broken"),
        ];
        for (codes, class) in cases {
            for code in codes.split(' ') {
                let raise = format!("DO $$ BEGIN RAISE EXCEPTION 'test' USING ERRCODE = '{code}'; END $$");
                let error = store_error(raw.attempt(&raise).await.unwrap_err());
                let seen = match error {
                    StoreError::Conflict(_) => "conflict",
                    StoreError::Full(_) => "full",
                    StoreError::Unavailable(_) => "unavailable",
                    StoreError::Broken { .. } => "broken",
                };
                assert_eq!(seen, class, "{code}");
            }
        }
    }
}
