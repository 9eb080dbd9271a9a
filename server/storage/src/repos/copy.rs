//! All rows out of the database, and into an empty one. Not the write path: a backup reads one snapshot while others
//! write, a restore runs alone in one transaction.

use super::chores::close;
use super::{
    ConnectWith, Connection, Db, SNAPSHOT, begin, check, connect, hold, native_columns, patient, run_migrations,
    settle_in, store_error, translation,
};
use crate::backup::{BackupError, BackupReader, BackupWriter, Header, Kind, Line, RestoreError, TableHeader, Value};
use crate::errors::inconsistent;
use crate::migrations::NEWEST;
use crate::tables::TABLES;
use futures_util::TryStreamExt;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use plek_domain::time::Timestamp;
use sqlx::{AssertSqlSafe, Executor, QueryBuilder, Row};
use std::collections::BTreeMap;
use std::io::Write;
use tokio::task::yield_now;
use uuid::Uuid;

/// Values bound in one statement at most; SQLite allows 32,766.
const VALUES: usize = 30_000;

/// Bytes of rows gathered for one statement: rows may hold pieces of files.
const BYTES: usize = 4 << 20;

/// After so many rows others on this thread get their turn, such as whoever wants to stop us.
const TURN: u64 = 1_000;

/// A column, and how its values are translated.
struct Column {
    name: String,
    kind: Kind,
    /// SQL before and after its name, to read it as its kind.
    read: (&'static str, &'static str),
    /// SQL before and after a value of that kind, to store it.
    write: (&'static str, &'static str),
}

/// Tables with their columns.
type Schema = BTreeMap<String, Vec<Column>>;

/// The tables of the registry that are there; none for a type without a translation.
async fn schema(connection: &mut Connection) -> Result<(Schema, Option<String>), StoreError> {
    let mut schema = Schema::new();
    let mut unknown = None;
    for (table, name, native) in native_columns(connection).await? {
        if !TABLES.iter().any(|registered| registered.name == table) {
            continue;
        }
        match translation(&native) {
            Some((kind, read, write)) => schema.entry(table).or_default().push(Column { name, kind, read, write }),
            None => unknown = Some(table),
        }
    }
    Ok((schema, unknown))
}

/// Writes everything to `out`, as it is at one moment.
pub async fn back_up(
    with: &ConnectWith,
    taken_at: Timestamp,
    out: &mut (dyn Write + Send),
) -> Result<Header, BackupError> {
    let mut connection = connect(&patient(with)).await?;
    connection.execute(SNAPSHOT).await.map_err(store_error)?;
    let found = check::newest_migration(&mut connection).await?;
    match found {
        0 => return Err(BackupError::Empty),
        _ if found > NEWEST => return Err(BackupError::Newer { found, known: NEWEST }),
        _ => {}
    }
    let (schema, unknown) = schema(&mut connection).await?;
    if let Some(table) = unknown {
        return Err(BackupError::Type { table });
    }
    let mut tables = Vec::new();
    for (name, columns) in TABLES.iter().filter_map(|table| schema.get_key_value(table.name)) {
        let columns = columns.iter().map(|column| (column.name.clone(), column.kind)).collect();
        tables.push(TableHeader { name: name.clone(), rows: count(&mut connection, name).await?, columns });
    }
    let header = Header::new(found, taken_at, tables);
    let mut writer = BackupWriter::new(out, &header)?;
    for (name, columns) in TABLES.iter().filter_map(|table| schema.get_key_value(table.name)) {
        writer.table(name)?;
        copy_out(&mut connection, name, columns, &mut writer).await?;
    }
    writer.finish()?.flush()?;
    connection.execute("COMMIT").await.map_err(store_error)?;
    close(connection).await?;
    Ok(header)
}

async fn count(connection: &mut Connection, table: &str) -> Result<u64, StoreError> {
    let counting = format!("SELECT COUNT(*) FROM {table}");
    let rows: i64 = sqlx::query_scalar(AssertSqlSafe(counting)).fetch_one(connection).await.map_err(store_error)?;
    Ok(rows.unsigned_abs())
}

async fn copy_out<W: Write>(
    connection: &mut Connection,
    table: &str,
    columns: &[Column],
    writer: &mut BackupWriter<W>,
) -> Result<(), BackupError> {
    let read = columns.iter().map(|Column { name, read: (before, after), .. }| format!("{before}\"{name}\"{after}"));
    let all = format!("SELECT {} FROM {table}", read.collect::<Vec<_>>().join(", "));
    let mut rows = sqlx::query(AssertSqlSafe(all)).fetch(connection);
    let mut written = 0;
    while let Some(row) = rows.try_next().await.map_err(store_error)? {
        let values: Result<Vec<_>, _> =
            columns.iter().enumerate().map(|(at, column)| value(&row, at, column.kind)).collect();
        writer.row(values.map_err(store_error)?.into_iter())?;
        written += 1;
        if written % TURN == 0 {
            yield_now().await;
        }
    }
    Ok(())
}

fn value(row: &<Db as sqlx::Database>::Row, at: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    let value = match kind {
        Kind::Integer => row.try_get::<Option<i64>, _>(at)?.map(Value::Integer),
        Kind::Text => row.try_get::<Option<String>, _>(at)?.map(Value::Text),
        Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(at)?.map(Value::Bytes),
    };
    Ok(value.unwrap_or(Value::Null(kind)))
}

/// Puts a backup into an empty database: first the tables as they were then, all rows in one transaction, then the
/// migrations that came later, as in any upgrade.
pub async fn restore(with: &ConnectWith, backup: &mut BackupReader) -> Result<Header, RestoreError> {
    let header = backup.header().clone();
    let mut connection = connect(&patient(with)).await?;
    must_be_empty(&mut connection).await?;
    let database = check::newest_migration(&mut connection).await?;
    if database > header.migration {
        return Err(RestoreError::Ahead { backup: header.migration, database });
    }
    run_migrations(&mut connection, header.migration).await?;
    // Two who fill at once take turns, so that the second one sees what the first one did.
    begin(&mut connection, &[LockKey::Key(Uuid::nil())]).await?;
    let (schema, _) = schema(&mut connection).await?;
    hold(&mut connection, schema.keys()).await?;
    must_be_empty(&mut connection).await?;
    let tables = header.tables.iter().map(|table| Target::new(table, &schema)).collect::<Result<Vec<_>, _>>()?;
    copy_in(&mut connection, &tables, backup).await?;
    connection.execute("COMMIT").await.map_err(store_error)?;
    run_migrations(&mut connection, NEWEST).await?;
    settle_in(&mut connection).await?;
    close(connection).await?;
    Ok(header)
}

async fn must_be_empty(connection: &mut Connection) -> Result<(), RestoreError> {
    let (schema, _) = schema(connection).await?;
    for table in TABLES.iter().map(|table| table.name).filter(|name| schema.contains_key(*name)) {
        if count(connection, table).await? > 0 {
            return Err(RestoreError::NotEmpty { table: table.to_owned() });
        }
    }
    Ok(())
}

/// Where the rows of a table go.
struct Target<'a> {
    name: &'a str,
    /// In the order of the backup's values.
    columns: Vec<&'a Column>,
    insert: String,
}

impl<'a> Target<'a> {
    /// The columns must be the very same: a value less would silently be a default, a value more be lost.
    fn new(table: &'a TableHeader, schema: &'a Schema) -> Result<Self, RestoreError> {
        let foreign = || RestoreError::Foreign { table: table.name.clone() };
        let there = schema.get(&table.name).ok_or_else(foreign)?;
        let find = |(name, kind): &(String, Kind)| {
            there.iter().find(|column| column.name == *name && column.kind == *kind).ok_or_else(foreign)
        };
        let columns = table.columns.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        if columns.len() != there.len() {
            return Err(foreign());
        }
        let names = columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ");
        Ok(Self { name: &table.name, columns, insert: format!("INSERT INTO {} ({names}) ", table.name) })
    }

    async fn insert(&self, connection: &mut Connection, rows: &mut Vec<Vec<Value>>) -> Result<(), RestoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let count = rows.len() as u64;
        let mut query = QueryBuilder::<Db>::new(&self.insert);
        query.push_values(rows.drain(..), |mut row, values| {
            for (column, value) in self.columns.iter().zip(values) {
                let (before, after) = column.write;
                row.push(before);
                match value {
                    Value::Integer(number) => row.push_bind_unseparated(number),
                    Value::Text(text) => row.push_bind_unseparated(text),
                    Value::Bytes(bytes) => row.push_bind_unseparated(bytes),
                    Value::Null(Kind::Integer) => row.push_bind_unseparated(None::<i64>),
                    Value::Null(Kind::Text) => row.push_bind_unseparated(None::<String>),
                    Value::Null(Kind::Bytes) => row.push_bind_unseparated(None::<Vec<u8>>),
                };
                row.push_unseparated(after);
            }
        });
        let refused = |cause| RestoreError::Refused { table: self.name.to_owned(), cause };
        let done = query.build().execute(connection).await.map_err(|error| refused(store_error(error)))?;
        // SQLite's guards leave out what does not fit, without a word.
        if done.rows_affected() == count { Ok(()) } else { Err(refused(inconsistent("rows that do not fit together"))) }
    }
}

async fn copy_in(
    connection: &mut Connection,
    tables: &[Target<'_>],
    backup: &mut BackupReader,
) -> Result<(), RestoreError> {
    let mut current: Option<&Target<'_>> = None;
    let (mut rows, mut bytes) = (Vec::new(), 0);
    loop {
        let line = backup.next()?;
        let ended = matches!(line, Line::End);
        let next = match line {
            Line::Row(values, length) => {
                bytes += length;
                rows.push(values);
                let width = current.map_or(1, |table| table.columns.len());
                if bytes < BYTES && (rows.len() + 1) * width <= VALUES {
                    continue;
                }
                current
            }
            Line::Table(number) => tables.get(number),
            Line::End => None,
        };
        if let Some(table) = current {
            table.insert(connection, &mut rows).await?;
        }
        bytes = 0;
        if ended {
            return Ok(());
        }
        current = next;
    }
}
