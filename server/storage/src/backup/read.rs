//! [`BackupReader`]: believes nothing that is not proven by the end of the file.

use super::{
    FORMAT, Footer, Header, Kind, Mark, RestoreError, TableHeader, VERSION, Value, from_hexadecimal, hexadecimal,
};
use crate::migrations::NEWEST;
use flate2::bufread::GzDecoder;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// Longest line: a row holds at most a chunk of a file, in hexadecimal. Without a limit a file made for it would fill
/// the memory.
const LONGEST: u64 = 64 << 20;

/// One line after the header.
pub(crate) enum Line {
    /// The rows that follow are those of the table with this number in the header.
    Table(usize),
    /// A row, with about how many bytes it has.
    Row(Vec<Value>, usize),
    /// All was there, and all of it was right.
    End,
}

/// Reads a backup line by line; holds one line in memory.
pub(crate) struct BackupReader {
    from: BufReader<GzDecoder<BufReader<Box<dyn Read + Send>>>>,
    header: Header,
    sum: Sha256,
    /// How many tables have begun.
    begun: usize,
    /// Rows of the last of them.
    rows: u64,
    line: Vec<u8>,
}

impl BackupReader {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is no backup, or one that this Plek is too old for.
    pub fn open(from: Box<dyn Read + Send>) -> Result<Self, RestoreError> {
        let mut from = BufReader::new(GzDecoder::new(BufReader::new(from)));
        let mut line = Vec::new();
        match from.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
            Ok(0) => return Err(RestoreError::NotABackup),
            Err(error) => return Err(unreadable(error, RestoreError::NotABackup)),
            Ok(_) => {}
        }
        let sum = Sha256::new_with_prefix(&line);
        let head: Json = serde_json::from_slice(&line).map_err(|_| RestoreError::NotABackup)?;
        if head["format"] != FORMAT {
            return Err(RestoreError::NotABackup);
        }
        // First the version: what another one means by its header we cannot know.
        let found = head["version"].as_u64().and_then(|version| u32::try_from(version).ok());
        let found = found.ok_or(RestoreError::Damaged("its header"))?;
        if found != VERSION {
            return Err(RestoreError::Format { found, known: VERSION });
        }
        let header: Header = serde_json::from_value(head).map_err(|_| RestoreError::Damaged("its header"))?;
        if header.migration > NEWEST {
            return Err(RestoreError::Newer { found: header.migration, known: NEWEST });
        }
        Ok(Self { from, header, sum, begun: 0, rows: 0, line })
    }

    /// The header, of which nothing is proven before [`Line::End`].
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The next line.
    ///
    /// # Errors
    /// When anything is not as the format has it, or not as it was written.
    pub fn next(&mut self) -> Result<Line, RestoreError> {
        let before = self.sum.clone();
        if !self.read_line()? {
            return Err(RestoreError::Cut);
        }
        if self.line.starts_with(b"[") {
            self.rows += 1;
            return Ok(Line::Row(self.row()?, self.line.len()));
        }
        match serde_json::from_slice(&self.line).map_err(|_| RestoreError::Damaged("a line cannot be read"))? {
            Mark::Table(name) => {
                self.end_table()?;
                let table = self.header.tables.get(self.begun);
                if table.is_none_or(|table| table.name != name) {
                    return Err(RestoreError::Damaged("a table stands where it should not"));
                }
                self.begun += 1;
                self.rows = 0;
                Ok(Line::Table(self.begun - 1))
            }
            Mark::End(footer) => {
                self.end_table()?;
                self.end(&footer, before)?;
                Ok(Line::End)
            }
        }
    }

    /// Reads a line; false at the end of the file.
    fn read_line(&mut self) -> Result<bool, RestoreError> {
        self.line.clear();
        let read = self.from.by_ref().take(LONGEST).read_until(b'\n', &mut self.line);
        let length = read.map_err(|error| unreadable(error, RestoreError::Damaged("it cannot be decompressed")))?;
        if length > 0 && !self.line.ends_with(b"\n") {
            return Err(if self.line.len() as u64 == LONGEST {
                RestoreError::Damaged("a line is too long")
            } else {
                RestoreError::Cut
            });
        }
        self.sum.update(&self.line);
        Ok(length > 0)
    }

    fn table(&self) -> Option<&TableHeader> {
        self.header.tables.get(self.begun.checked_sub(1)?)
    }

    fn row(&self) -> Result<Vec<Value>, RestoreError> {
        let table = self.table().ok_or(RestoreError::Damaged("a row without a table"))?;
        let values: Vec<Json> = serde_json::from_slice(&self.line).unwrap_or_default();
        if values.len() != table.columns.len() {
            return Err(RestoreError::Damaged("a row has other columns than its table"));
        }
        let typed = values.into_iter().zip(&table.columns).map(|(value, (_, kind))| typed(value, *kind));
        typed.collect::<Option<_>>().ok_or(RestoreError::Damaged("a value is of another kind than its column"))
    }

    fn end_table(&self) -> Result<(), RestoreError> {
        match self.table() {
            Some(table) if table.rows != self.rows => Err(RestoreError::Damaged("a table has not all its rows")),
            _ => Ok(()),
        }
    }

    fn end(&mut self, footer: &Footer, sum: Sha256) -> Result<(), RestoreError> {
        if self.begun != self.header.tables.len() || footer.rows != self.header.rows() {
            return Err(RestoreError::Damaged("not all tables are in it"));
        }
        if footer.sha256 != hexadecimal(&sum.finalize()) {
            return Err(RestoreError::Damaged("its checksum is another"));
        }
        // gzip, too, has a sum at its end; and nothing may follow.
        let more = self.read_line()?;
        let rest = self.from.get_mut().get_mut().fill_buf().map_err(RestoreError::Read)?;
        if more || !rest.is_empty() {
            return Err(RestoreError::Damaged("something follows its end"));
        }
        Ok(())
    }
}

fn typed(value: Json, kind: Kind) -> Option<Value> {
    Some(match (value, kind) {
        (Json::Null, kind) => Value::Null(kind),
        (Json::Number(number), Kind::Integer) => Value::Integer(number.as_i64()?),
        (Json::String(text), Kind::Text) => Value::Text(text),
        (Json::String(text), Kind::Bytes) => Value::Bytes(from_hexadecimal(&text)?),
        _ => return None,
    })
}

/// A file that ends too early, one with other contents than gzip's, or a disk that fails.
fn unreadable(error: io::Error, otherwise: RestoreError) -> RestoreError {
    match error.kind() {
        ErrorKind::UnexpectedEof => RestoreError::Cut,
        ErrorKind::InvalidData | ErrorKind::InvalidInput => otherwise,
        _ => RestoreError::Read(error),
    }
}
