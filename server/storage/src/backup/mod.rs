//! A backup: the whole installation in one file that either database can read.
//!
//! **The format**, version 1: gzip around lines of JSON, so that `zcat` shows all of it.
//!
//! 1. [`Header`]: an object with the format's version, the newest migration, the instant, and each table's columns and
//!    number of rows.
//! 2. For each table, parents before children, `{"table":"NAME"}` and then a line for each row: an array with a value
//!    for each column. There are three kinds of values, [`Kind`]: what PostgreSQL knows beyond them (ids, days, yes and
//!    no) is written as SQLite keeps it.
//! 3. [`Footer`]: how many rows there were, and the SHA-256 of all lines before this one.
//!
//! Columns come from the schema and tables from the registry (`tables.rs`), so no column can be forgotten. What changes
//! the meaning of a line raises [`VERSION`]; new tables and columns do not.

mod error;
mod read;
mod write;

pub use error::{BackupError, RestoreError};
pub(crate) use read::{BackupReader, Line};
pub(crate) use write::BackupWriter;

use plek_domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The version of the format that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// What the first line says this is.
const FORMAT: &str = "plek-backup";

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Always `plek-backup`.
    pub format: String,
    /// See [`VERSION`].
    pub version: u32,
    /// The version of Plek that wrote it.
    pub plek: String,
    /// The newest migration that had run.
    pub migration: i64,
    /// When it was taken, in UTC seconds: everything committed before is in it.
    pub taken_at: Timestamp,
    /// All tables, parents before children.
    pub tables: Vec<TableHeader>,
}

impl Header {
    /// A header of the present format.
    #[must_use]
    pub fn new(migration: i64, taken_at: Timestamp, tables: Vec<TableHeader>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            plek: env!("CARGO_PKG_VERSION").to_owned(),
            migration,
            taken_at,
            tables,
        }
    }

    /// The rows of all tables together.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// What the header says of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableHeader {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// Its columns, in the order of the values of each row.
    pub columns: Vec<(String, Kind)>,
}

/// What a column's values are in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A 64-bit integer: a JSON number. Yes is 1, no is 0.
    Integer,
    /// A JSON string. Days are `2026-10-13`.
    Text,
    /// Bytes: a JSON string in hexadecimal. Ids are 16 bytes.
    Bytes,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Footer {
    /// The rows of all tables together.
    rows: u64,
    /// SHA-256 of all bytes before this line, hexadecimal.
    sha256: String,
}

/// Lines that are objects, after the header.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mark {
    Table(String),
    End(Footer),
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing, in a column of this kind.
    Null(Kind),
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let half = |digit: u8| char::from(digit).to_digit(16).and_then(|half| u8::try_from(half).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| Some(half(*high)? << 4 | half(*low)?)).collect())?
}

#[cfg(test)]
mod tests;
