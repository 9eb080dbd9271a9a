//! Why there is no backup, or nothing was restored.

use plek_domain::error::StoreError;
use std::io;
use thiserror::Error;

/// Why there is no backup.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The database could not be read.
    #[error("the database cannot be read")]
    Store(#[from] StoreError),
    /// No room for the backup.
    #[error("there is no room for the backup: the disk is full")]
    Full(#[source] io::Error),
    /// The backup could not be written for another reason.
    #[error("the backup cannot be written")]
    Write(#[source] io::Error),
    /// Nothing was ever stored here.
    #[error("the database has no tables yet, so there is nothing to keep")]
    Empty,
    /// Another version of Plek works on it.
    #[error("the database is at migration {found} and this Plek knows {known}: use the newer Plek that works on it")]
    Newer {
        /// The database's newest migration.
        found: i64,
        /// The newest that we know.
        known: i64,
    },
    /// A defect of ours: a migration brought a type that backups have no kind for.
    #[error("a column of {table} has a type that backups do not know")]
    Type {
        /// The table.
        table: String,
    },
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(error),
            _ => Self::Write(error),
        }
    }
}

/// Why nothing was restored: with any of these, the database has as many rows as before, none.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] StoreError),
    /// The file could not be read.
    #[error("the backup cannot be read")]
    Read(#[source] io::Error),
    /// Something else, or damaged at its very beginning.
    #[error("this is no backup of Plek")]
    NotABackup,
    /// Its end is missing.
    #[error("the backup is cut off: its end is missing")]
    Cut,
    /// Something in it changed after it was made.
    #[error("the backup is damaged: {0}")]
    Damaged(&'static str),
    /// A newer Plek made it.
    #[error(
        "the backup has format {found} and this Plek reads up to {known}: use the Plek that made it, or a newer one"
    )]
    Format {
        /// The backup's format.
        found: u32,
        /// The newest that we read.
        known: u32,
    },
    /// A newer Plek made it.
    #[error(
        "the backup is at migration {found} and this Plek knows {known}: use the Plek that made it, or a newer one"
    )]
    Newer {
        /// The backup's newest migration.
        found: i64,
        /// The newest that we know.
        known: i64,
    },
    /// Somebody's data is in it.
    #[error("the database is not empty: it has rows in {table}; restore into a new one")]
    NotEmpty {
        /// The first table with rows.
        table: String,
    },
    /// Its tables are younger than the backup.
    #[error(
        "the backup is at migration {backup} and the database, though empty, already at {database}: restore into a new one, which is then brought up to date"
    )]
    Ahead {
        /// The backup's newest migration.
        backup: i64,
        /// The database's.
        database: i64,
    },
    /// A table that the schema of that migration does not have, or has with other columns.
    #[error("the backup's table {table} is not as this Plek has it")]
    Foreign {
        /// The table.
        table: String,
    },
    /// The database refused rows.
    #[error("the database refused rows of {table}")]
    Refused {
        /// The table.
        table: String,
        /// Why.
        #[source]
        cause: StoreError,
    },
}
