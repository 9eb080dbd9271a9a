//! The databases that are measured, and the few statements that go to them directly.

use crate::Result;
use plek_domain::seats::Booking;
use plek_domain::time::Timestamp;
use server::config::{self, Mode};
use server::state::State;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Executor, PgConnection, SqliteConnection};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// The name of our own database in the cluster.
const NAME: &str = "plek_bench";

/// Where a database is.
pub enum Place {
    Sqlite { file: PathBuf, url: String },
    Postgres { cluster: String, url: String, postmaster: u32 },
}

impl Place {
    /// A new file.
    pub fn sqlite(folder: &Path) -> Result<Self> {
        let file = folder.canonicalize()?.join("bench.db");
        remove(&file)?;
        let url = format!("sqlite:{}", file.display());
        Ok(Self::Sqlite { file, url })
    }

    /// A new database in a running cluster.
    pub async fn postgres(cluster: &str, postmaster: u32) -> Result<Self> {
        let url = PgConnectOptions::from_str(cluster)?.database(NAME).to_url_lossy().to_string();
        let place = Self::Postgres { cluster: cluster.to_owned(), url, postmaster };
        place.remove().await?;
        let mut connection = PgConnection::connect(cluster).await?;
        connection.execute("CREATE DATABASE plek_bench").await?;
        connection.close().await?;
        Ok(place)
    }

    /// Takes the database away.
    pub async fn remove(&self) -> Result<()> {
        match self {
            Self::Sqlite { file, .. } => remove(file),
            Self::Postgres { cluster, .. } => {
                let mut connection = PgConnection::connect(cluster).await?;
                connection.execute("DROP DATABASE IF EXISTS plek_bench WITH (FORCE)").await?;
                Ok(connection.close().await?)
            }
        }
    }

    pub fn url(&self) -> &str {
        match self {
            Self::Sqlite { url, .. } | Self::Postgres { url, .. } => url,
        }
    }

    pub const fn title(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Postgres { .. } => "PostgreSQL",
        }
    }

    /// Whether several instances can work on it.
    pub const fn is_shared(&self) -> bool {
        matches!(self, Self::Postgres { .. })
    }

    pub const fn postmaster(&self) -> Option<u32> {
        match self {
            Self::Sqlite { .. } => None,
            Self::Postgres { postmaster, .. } => Some(*postmaster),
        }
    }

    /// Opens it in this process, as `plek demo` would.
    pub async fn open(&self) -> Result<State> {
        let arguments = server::cli::command().try_get_matches_from(["plek", "demo", "--database", self.url()])?;
        let mut config = config::load(&arguments, Mode::Demo)?;
        config.clock = Some(server::demo::clock_start());
        Ok(State::open(&config).await?)
    }

    /// Brings what the filling left behind to its place, so that the first measurement does not pay for it.
    pub async fn settle(&self) -> Result<()> {
        match self.connect().await? {
            Raw::Sqlite(mut connection) => {
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            }
            Raw::Postgres(mut connection) => {
                connection.execute("VACUUM ANALYZE").await?;
                connection.execute("CHECKPOINT").await?;
            }
        }
        Ok(())
    }

    /// Connects to it with the durability that Plek has.
    pub async fn connect(&self) -> Result<Raw> {
        Ok(match self {
            Self::Sqlite { url, .. } => {
                let options = SqliteConnectOptions::from_str(url)?
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5))
                    .pragma("cache_size", "-32768");
                Raw::Sqlite(options.disable_statement_logging().connect().await?)
            }
            Self::Postgres { url, .. } => {
                let options = PgConnectOptions::from_str(url)?;
                let mut connection = options.disable_statement_logging().connect().await?;
                for setting in ["SHOW fsync", "SHOW synchronous_commit"] {
                    let value: String = sqlx::query_scalar(setting).fetch_one(&mut connection).await?;
                    if value != "on" {
                        return Err(
                            format!("{setting} says {value}: this PostgreSQL promises less than Plek does").into()
                        );
                    }
                }
                Raw::Postgres(connection)
            }
        })
    }
}

/// Removes a SQLite file and what SQLite puts beside it.
fn remove(file: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// A plain connection, below everything that Plek does.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Does the same on either connection.
macro_rules! on {
    ($raw:expr, $connection:ident => $body:expr) => {
        match $raw {
            Raw::Sqlite($connection) => $body,
            Raw::Postgres($connection) => $body,
        }
    };
}

impl Raw {
    /// Inserts the row of a booking, which is its own transaction.
    pub async fn insert(&mut self, booking: &Booking) -> Result<()> {
        let Booking { id, library, branch, zone, seat, person, period, held, release_at, status, booked_at, .. } =
            booking;
        let done = on!(self, connection => sqlx::query(
            "INSERT INTO booking (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at,
                                  held_from, held_until, release_at, status, active, booked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        )
        .bind(id)
        .bind(library)
        .bind(branch)
        .bind(zone)
        .bind(seat)
        .bind(person)
        .bind(period.from())
        .bind(period.until())
        .bind(held.from())
        .bind(held.until())
        .bind(release_at)
        .bind(status.code())
        .bind(status.is_active())
        .bind(booked_at)
        .execute(connection)
        .await?
        .rows_affected());
        if done == 1 { Ok(()) } else { Err("the floor's row was left out: somebody has the seat".into()) }
    }

    /// How many bookings there are.
    pub async fn bookings(&mut self) -> Result<i64> {
        Ok(on!(self, connection => sqlx::query_scalar("SELECT COUNT(*) FROM booking").fetch_one(connection).await)?)
    }

    /// How many active bookings of a seat start at an instant.
    pub async fn winners(&mut self, seat: plek_domain::ids::SeatId, from: Timestamp) -> Result<i64> {
        Ok(on!(self, connection => {
            sqlx::query_scalar("SELECT COUNT(*) FROM booking WHERE seat_id = $1 AND starts_at = $2 AND active")
                .bind(seat)
                .bind(from)
                .fetch_one(connection)
                .await
        })?)
    }
}
