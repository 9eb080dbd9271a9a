//! [`BackupWriter`]: lines that are summed up, compressed and written.

use super::{Footer, Header, Mark, Value, hexadecimal};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Writes a backup line by line; holds one line in memory.
pub(crate) struct BackupWriter<W: Write> {
    out: GzEncoder<W>,
    sum: Sha256,
    rows: u64,
    line: Vec<u8>,
}

impl<W: Write> BackupWriter<W> {
    /// Begins with the header.
    pub fn new(out: W, header: &Header) -> io::Result<Self> {
        let out = GzEncoder::new(out, Compression::default());
        let mut writer = Self { out, sum: Sha256::new(), rows: 0, line: Vec::new() };
        writer.json(header)?;
        writer.end_line()?;
        Ok(writer)
    }

    /// The rows that follow are this table's.
    pub fn table(&mut self, name: &str) -> io::Result<()> {
        self.json(&Mark::Table(name.to_owned()))?;
        self.end_line()
    }

    /// One row.
    pub fn row(&mut self, values: impl Iterator<Item = Value>) -> io::Result<()> {
        self.rows += 1;
        for (at, value) in values.enumerate() {
            self.line.push(if at == 0 { b'[' } else { b',' });
            match value {
                Value::Null(_) => self.line.extend(b"null"),
                Value::Integer(number) => self.json(&number)?,
                Value::Text(text) => self.json(&text)?,
                Value::Bytes(bytes) => self.json(&hexadecimal(&bytes))?,
            }
        }
        self.line.push(b']');
        self.end_line()
    }

    /// Ends with the footer and gives back what was written to.
    pub fn finish(mut self) -> io::Result<W> {
        let sha256 = hexadecimal(&self.sum.finalize_reset());
        self.json(&Mark::End(Footer { rows: self.rows, sha256 }))?;
        self.end_line()?;
        self.out.finish()
    }

    fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.line, value).map_err(io::Error::from)
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.line.push(b'\n');
        self.sum.update(&self.line);
        self.out.write_all(&self.line)?;
        self.line.clear();
        Ok(())
    }
}
