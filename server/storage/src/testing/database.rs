//! [`TestDatabase`]: a database that lives as long as one test.

use super::{Raw, START};
use crate::{Database, Options};
use plek_domain::ports::Entropy;
use plek_domain::time::{Clock, FixedClock};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Where the tests find PostgreSQL: an administrator's URL, or `none`.
const VARIABLE: &str = "PLEK_TEST_POSTGRES";

/// A database of its own, with a clock that stands still. Each [`Self::instance`] is one Plek on it.
pub struct TestDatabase {
    url: String,
    home: Home,
    clock: Arc<FixedClock>,
    seeds: AtomicU64,
}

enum Home {
    /// The folder of a SQLite file.
    Folder(PathBuf),
    /// The administrator's URL, and the name of a PostgreSQL database.
    Server { admin: String, name: String },
}

impl TestDatabase {
    /// A SQLite file in the temporary folder, migrated.
    pub async fn sqlite() -> Self {
        Self::bare_sqlite().migrated().await
    }

    /// A PostgreSQL database on the server that `PLEK_TEST_POSTGRES` names, migrated; none when that says `none`.
    pub async fn postgres() -> Option<Self> {
        let Ok(admin) = std::env::var(VARIABLE) else {
            panic!("set {VARIABLE} or run cargo xtask test; {VARIABLE}=none leaves PostgreSQL out");
        };
        if admin == "none" {
            eprintln!("left out: {VARIABLE}=none");
            return None;
        }
        Some(Self::bare_postgres(admin).await.migrated().await)
    }

    /// Another database of the same kind, not migrated.
    pub async fn bare_sibling(&self) -> Self {
        match &self.home {
            Home::Folder(_) => Self::bare_sqlite(),
            Home::Server { admin, .. } => Self::bare_postgres(admin.clone()).await,
        }
    }

    fn bare_sqlite() -> Self {
        let folder = std::env::temp_dir().join(random_name());
        let url = format!("sqlite:{}", folder.join("plek.db").display());
        Self::new(url, Home::Folder(folder))
    }

    async fn bare_postgres(admin: String) -> Self {
        let name = random_name();
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        let mut connection = PgConnection::connect(&admin).await.expect("the server of PLEK_TEST_POSTGRES");
        connection.execute(AssertSqlSafe(create)).await.expect("a new database");
        connection.close().await.expect("a polite goodbye");
        let (server, _) = admin.rsplit_once('/').expect("a database in the URL of PLEK_TEST_POSTGRES");
        Self::new(format!("{server}/{name}"), Home::Server { admin, name })
    }

    fn new(url: String, home: Home) -> Self {
        Self { url, home, clock: Arc::new(FixedClock::new(START)), seeds: AtomicU64::new(1) }
    }

    async fn migrated(self) -> Self {
        let instance = self.instance().await;
        instance.migrate().await.expect("migrations");
        instance.close().await;
        self
    }

    /// A database of the other kind, not migrated; of the same kind where PostgreSQL is left out.
    pub async fn bare_counterpart(&self) -> Self {
        match (&self.home, std::env::var(VARIABLE)) {
            (Home::Folder(_), Ok(admin)) if admin != "none" => Self::bare_postgres(admin).await,
            _ => Self::bare_sqlite(),
        }
    }

    /// Brings a bare database up to a migration and no further, as an older Plek would have left it.
    pub async fn migrate_to(&self, number: i64) {
        if self.is_postgres() {
            let mut connection = PgConnection::connect(&self.url).await.expect("a connection");
            crate::postgres::run_migrations(&mut connection, number).await.expect("migrations");
        } else {
            let options = crate::sqlite::options(&self.url).expect("an address");
            std::fs::create_dir_all(options.get_filename().parent().expect("a folder")).expect("a folder");
            let mut connection = options.connect().await.expect("a connection");
            crate::sqlite::run_migrations(&mut connection, number).await.expect("migrations");
        }
    }

    /// One Plek on this database, with connections, plans and chance of its own.
    pub async fn instance(&self) -> Database {
        self.instance_with(self.options(), self.clock()).await
    }

    /// How [`Self::instance`] opens the database.
    #[must_use]
    pub fn options(&self) -> Options {
        Options { url: self.url.clone(), readers: 8, writers: 2 }
    }

    /// One Plek that opens the database in another way, or has another clock.
    pub async fn instance_with(&self, options: Options, clock: Arc<dyn Clock>) -> Database {
        let seed = self.seeds.fetch_add(1, Ordering::Relaxed);
        Database::open(&options, clock, Arc::new(SeededEntropy::new(seed))).await.expect("a database that opens")
    }

    /// A connection below Plek, for looking and for doing what Plek would never do.
    pub async fn raw(&self) -> Raw {
        Raw::connect(&self.url).await
    }

    /// Its address, as in the configuration.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether it is PostgreSQL.
    #[must_use]
    pub const fn is_postgres(&self) -> bool {
        matches!(self.home, Home::Server { .. })
    }

    /// The clock of all instances; it shows [`START`] until it is moved.
    #[must_use]
    pub fn clock(&self) -> Arc<FixedClock> {
        Arc::clone(&self.clock)
    }

    /// Lets a SQLite file grow to so many pages and no further, as if the disk were full; none lifts the limit. Holds
    /// for writers that connect from now on.
    pub fn limit_pages(&self, pages: Option<u32>) {
        let Home::Folder(folder) = &self.home else { panic!("only SQLite counts its pages") };
        let mut limits = PAGE_LIMITS.lock().unwrap_or_else(PoisonError::into_inner);
        match pages {
            Some(pages) => limits.insert(folder.join("plek.db"), pages),
            None => limits.remove(&folder.join("plek.db")),
        };
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Home::Server { admin, name } => {
                let (admin, name) = (admin.clone(), name.clone());
                // A thread, because a runtime must not wait for another one on its own threads.
                let dropping = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
                    runtime.block_on(drop_database(&admin, &name)).map_err(std::io::Error::other)
                });
                if !matches!(dropping.join(), Ok(Ok(()))) {
                    eprintln!("a database was left behind");
                }
            }
        }
    }
}

/// Drops a database, whoever is connected to it.
async fn drop_database(admin: &str, name: &str) -> Result<(), sqlx::Error> {
    assert!(name.ends_with("_test"), "only what a test made may be dropped");
    let mut connection = PgConnection::connect(admin).await?;
    connection.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    connection.close().await
}

fn random_name() -> String {
    format!("plek_{:016x}_test", fastrand::u64(..))
}

static PAGE_LIMITS: Mutex<BTreeMap<PathBuf, u32>> = Mutex::new(BTreeMap::new());

/// How many pages a file may have, if a test said so.
pub fn page_limit(file: &Path) -> Option<u32> {
    PAGE_LIMITS.lock().unwrap_or_else(PoisonError::into_inner).get(file).copied()
}

/// Chance from a seed: the same run again by the same seed.
pub struct SeededEntropy(Mutex<fastrand::Rng>);

impl SeededEntropy {
    /// The chance of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(fastrand::Rng::with_seed(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn bytes(&self) -> [u8; 16] {
        let mut chance = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        chance.u128(..).to_be_bytes()
    }
}
