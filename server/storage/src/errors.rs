//! What the drivers' errors mean to the write path.

use plek_domain::error::StoreError;
use sqlx::error::DatabaseError;

/// Translates a driver's error; the driver's own text stays below as the cause.
pub fn store_error(error: sqlx::Error) -> StoreError {
    use sqlx::Error;
    match &error {
        Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => {
            StoreError::Unavailable(Some(error.into()))
        }
        Error::Database(database) => match class(database.as_ref()) {
            Class::Unavailable => StoreError::Unavailable(Some(error.into())),
            Class::Conflict => StoreError::Conflict(Some(error.into())),
            Class::Full => StoreError::Full(Some(error.into())),
            Class::Broken => StoreError::Broken { what: "a statement failed", cause: Some(error.into()) },
        },
        Error::ColumnDecode { .. } | Error::ColumnNotFound(_) | Error::Decode(_) => {
            StoreError::Broken { what: "a row cannot be read", cause: Some(error.into()) }
        }
        _ => StoreError::Broken { what: "the driver refused", cause: Some(error.into()) },
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
    Broken,
}

fn class(error: &dyn DatabaseError) -> Class {
    let Some(code) = error.code() else { return Class::Broken };
    if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
        // Extended result codes carry the primary one in their low byte (https://www.sqlite.org/rescode.html).
        return match code.parse::<i32>().map(|code| code & 0xff) {
            Ok(5 | 6) => Class::Conflict,
            Ok(13) => Class::Full,
            // I/O error, cannot open: the disk or its mount is away.
            Ok(10 | 14) => Class::Unavailable,
            _ => Class::Broken,
        };
    }
    // SQLSTATE (PostgreSQL, appendix A).
    match code.as_ref() {
        "40001" | "40P01" | "55P03" => Class::Conflict,
        "53100" => Class::Full,
        "53300" | "57014" | "57P01" | "57P02" | "57P03" | "57P05" | "25P03" => Class::Unavailable,
        connection if connection.starts_with("08") => Class::Unavailable,
        _ => Class::Broken,
    }
}
