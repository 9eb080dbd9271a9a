//! [`Database`]: one of the two databases, opened.

use crate::backup::{BackupError, BackupReader, Header, RestoreError};
use crate::bell::Bell;
use crate::doctor::Finding;
use crate::fill::Content;
use crate::writer::{End, QUEUE, SILENT_POSTGRES, SILENT_SQLITE, among_tasks, in_thread, run};
use crate::{postgres, sqlite};
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::group::Queued;
use plek_domain::ports::{Backend, Entropy, Reads};
use plek_domain::store::Store;
use plek_domain::time::Clock;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use thiserror::Error;
use tokio::sync::{Mutex, mpsc};

/// How to open a database.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:PATH` or `postgres://...`.
    pub url: String,
    /// Connections that read.
    pub readers: u32,
    /// Connections that write; SQLite always has one.
    pub writers: u32,
}

/// Why the database is not ready.
#[derive(Debug, Error)]
pub enum NotReady {
    /// It does not answer.
    #[error("the database does not answer")]
    Database(#[from] StoreError),
    /// The clocks disagree: holds would end too early or too late on one of the machines.
    #[error("the clock of the database is {seconds} s away from ours")]
    Clock {
        /// How far, in seconds; positive when the database is ahead.
        seconds: i64,
    },
    /// It is not up to date.
    #[error("{pending} migrations are pending")]
    Migrations {
        /// How many.
        pending: u64,
    },
}

/// Most seconds that PostgreSQL's clock may be away from ours.
const CLOCK_TOLERANCE: i64 = 2;

/// An opened database; cheap to clone.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
    store: Store,
}

struct Inner {
    kind: Kind,
    clock: Arc<dyn Clock>,
    /// Where writes go; none once the database is being closed.
    queue: std::sync::Mutex<Option<mpsc::Sender<Box<dyn Queued>>>>,
    writers: Mutex<Vec<End>>,
}

enum Kind {
    Sqlite { readers: sqlx::SqlitePool, with: Box<SqliteConnectOptions> },
    Postgres { readers: sqlx::PgPool, with: Box<PgConnectOptions>, bell: Bell },
}

impl Database {
    /// Opens a database and starts its writers. Connections are made when they are needed, so a database that is away
    /// now may come later.
    ///
    /// # Errors
    /// An address that cannot be read, or a folder that cannot be made.
    pub async fn open(options: &Options, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<Self, StoreError> {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let queue = Arc::new(Mutex::new(receiver));
        let mut writers = Vec::new();
        let kind = if options.url.starts_with("sqlite:") {
            let with = sqlite::options(&options.url)?;
            make_folder(with.get_filename()).await?;
            let engine = sqlite::repos::Writer::new(with.clone(), false);
            let (clock, entropy) = (Arc::clone(&clock), Arc::clone(&entropy));
            let writer = async move { run(engine, queue, clock, entropy, SILENT_SQLITE).await.close().await };
            writers.push(among_tasks(writer));
            Kind::Sqlite { readers: sqlite::readers(&with, options.readers), with: Box::new(with) }
        } else {
            let with = postgres::options(&options.url)?;
            for _ in 0..options.writers.max(1) {
                let engine = postgres::repos::Writer::new(with.clone(), false);
                let (queue, clock, entropy) = (Arc::clone(&queue), Arc::clone(&clock), Arc::clone(&entropy));
                let writer = async move { run(engine, queue, clock, entropy, SILENT_POSTGRES).await.close().await };
                writers.push(in_thread(writer)?);
            }
            Kind::Postgres {
                readers: postgres::readers(&with, options.readers),
                bell: Bell::new(&with),
                with: Box::new(with),
            }
        };
        let inner = Arc::new(Inner {
            kind,
            clock: Arc::clone(&clock),
            queue: std::sync::Mutex::new(Some(sender)),
            writers: Mutex::new(writers),
        });
        let store = Store::new(Arc::clone(&inner) as Arc<dyn Backend>, clock, entropy);
        Ok(Self { inner, store })
    }

    /// The store over this database.
    #[must_use]
    pub fn store(&self) -> Store {
        self.store.clone()
    }

    /// How the instances on this database tell each other of changes; none where there is only one, on SQLite.
    #[must_use]
    pub fn bell(&self) -> Option<Bell> {
        match &self.inner.kind {
            Kind::Sqlite { .. } => None,
            Kind::Postgres { bell, .. } => Some(bell.clone()),
        }
    }

    /// Runs the migrations that are pending; how many. Several processes that do so at once take turns.
    ///
    /// # Errors
    /// When the database is away or a migration fails, which then changed nothing.
    pub async fn migrate(&self) -> Result<u64, StoreError> {
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::migrate(with).await,
            Kind::Postgres { with, .. } => postgres::repos::migrate(with).await,
        }
    }

    /// How many migrations are pending.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn pending_migrations(&self) -> Result<u64, StoreError> {
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::pending_migrations(with).await,
            Kind::Postgres { with, .. } => postgres::repos::pending_migrations(with).await,
        }
    }

    /// Whether nobody has put anything in yet.
    ///
    /// # Errors
    /// When the database is away or not migrated.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::is_empty(with).await,
            Kind::Postgres { with, .. } => postgres::repos::is_empty(with).await,
        }
    }

    /// Whether it knows somebody, whichever Plek made it: asks for nothing that the first migrations did not make.
    ///
    /// # Errors
    /// When the database is away or has no tables.
    pub async fn has_person(&self, person: plek_domain::ids::PersonId) -> Result<bool, StoreError> {
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::has_person(with, person).await,
            Kind::Postgres { with, .. } => postgres::repos::has_person(with, person).await,
        }
    }

    /// Fills an empty database, all or nothing.
    ///
    /// # Errors
    /// When the database is away, is not empty, or the content contradicts itself.
    pub async fn fill(&self, content: &Content) -> Result<(), StoreError> {
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::fill_in(with, content).await,
            Kind::Postgres { with, .. } => postgres::repos::fill_in(with, content).await,
        }
    }

    /// Signs people in whom nobody asked for a code: their browsers hold [`crate::testing::token`].
    ///
    /// # Errors
    /// When the database is away.
    #[cfg(feature = "testing")]
    pub async fn sign_in_all(&self, people: &[plek_domain::ids::PersonId]) -> Result<(), StoreError> {
        let now = self.inner.clock.now();
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::sign_in_all(with, people, now).await,
            Kind::Postgres { with, .. } => postgres::repos::sign_in_all(with, people, now).await,
        }
    }

    /// Writes a backup of everything to `out`, as it is at one moment, while others go on writing.
    ///
    /// # Errors
    /// When the database cannot be read or the backup not written; what `out` then holds is useless.
    pub async fn backup(&self, out: &mut (dyn Write + Send)) -> Result<Header, BackupError> {
        let now = self.inner.clock.now();
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::back_up(with, now, out).await,
            Kind::Postgres { with, .. } => postgres::repos::back_up(with, now, out).await,
        }
    }

    /// Puts a backup of either database into this one, which must be empty and may be new; all or nothing. Then it is
    /// brought up to date.
    ///
    /// # Errors
    /// When the backup is not whole or not for us, or the database is not empty or fails.
    pub async fn restore(&self, from: Box<dyn Read + Send>) -> Result<Header, RestoreError> {
        let mut backup = BackupReader::open(from)?;
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::restore(with, &mut backup).await,
            Kind::Postgres { with, .. } => postgres::repos::restore(with, &mut backup).await,
        }
    }

    /// Looks for what must never be: see [`Finding`].
    ///
    /// # Errors
    /// When the database is away.
    pub async fn doctor(&self) -> Result<Vec<Finding>, StoreError> {
        match &self.inner.kind {
            Kind::Sqlite { with, .. } => sqlite::repos::doctor(with).await,
            Kind::Postgres { with, .. } => postgres::repos::doctor(with).await,
        }
    }

    /// Whether requests can be served: the database answers, is up to date, and its clock agrees with ours.
    ///
    /// # Errors
    /// Why not.
    pub async fn ready(&self) -> Result<(), NotReady> {
        let now = self.inner.clock.now();
        let pending = match &self.inner.kind {
            Kind::Sqlite { readers, .. } => {
                let mut reader = sqlite::repos::Conn::from_pool(readers, now).await?;
                sqlite::repos::pending_on(reader.live()?).await?
            }
            Kind::Postgres { readers, .. } => {
                let mut reader = postgres::repos::Conn::from_pool(readers, now).await?;
                // A demo's clock is set on purpose; what must agree is the machines' own.
                let system = self.inner.clock.now().0 - self.inner.clock.offset();
                let ahead = postgres::clock_ahead(reader.live()?, system).await?;
                if ahead.abs() > CLOCK_TOLERANCE {
                    return Err(NotReady::Clock { seconds: ahead });
                }
                postgres::repos::pending_on(reader.live()?).await?
            }
        };
        if pending > 0 { Err(NotReady::Migrations { pending }) } else { Ok(()) }
    }

    /// Finishes the writes in the queue, then closes all connections.
    pub async fn close(&self) {
        drop(self.inner.queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take());
        for writer in self.inner.writers.lock().await.drain(..) {
            if writer.await.is_err() {
                tracing::error!("a writer ended badly");
            }
        }
        match &self.inner.kind {
            Kind::Sqlite { readers, .. } => readers.close().await,
            Kind::Postgres { readers, bell, .. } => {
                bell.close().await;
                readers.close().await;
            }
        }
    }
}

/// The folder of a SQLite file, made when it is not there.
async fn make_folder(file: &Path) -> Result<(), StoreError> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            tokio::fs::create_dir_all(folder).await.map_err(|cause| StoreError::Unavailable(Some(cause.into())))
        }
        _ => Ok(()),
    }
}

#[async_trait]
impl Backend for Inner {
    async fn read(&self) -> Result<Box<dyn Reads>, StoreError> {
        let now = self.clock.now();
        Ok(match &self.kind {
            Kind::Sqlite { readers, .. } => Box::new(sqlite::repos::Conn::from_pool(readers, now).await?),
            Kind::Postgres { readers, .. } => Box::new(postgres::repos::Conn::from_pool(readers, now).await?),
        })
    }

    async fn submit(&self, write: Box<dyn Queued>) -> Result<(), StoreError> {
        let queue = self.queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        let queue = queue.ok_or(StoreError::Unavailable(None))?;
        // Full: thousands wait already. "Try again" now is kinder than a place at the end of that line.
        queue.try_send(write).map_err(|_| StoreError::Unavailable(None))
    }
}
