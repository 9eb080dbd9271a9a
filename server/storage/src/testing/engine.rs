//! Engines of the write path, for driving groups by hand.

use super::TestDatabase;
use crate::fill::Content;
use crate::tables::{PASSING, TABLES};
use crate::{postgres, sqlite};
use plek_domain::group::Engine;

/// An engine over a SQLite database in memory, which is filled, and gone with the engine.
pub async fn memory_engine(content: &Content) -> Box<dyn Engine> {
    let options = sqlite::options("sqlite::memory:").expect("an address");
    let mut writer = sqlite::repos::Writer::new(options, true);
    let connection = writer.connection().await.expect("a connection");
    sqlite::run_migrations(connection, crate::migrations::NEWEST).await.expect("migrations");
    sqlite::repos::fill(connection, content).await.expect("content that fits");
    Box::new(writer)
}

impl TestDatabase {
    /// An engine over this database, which is emptied and filled anew.
    pub async fn engine(&self, content: &Content) -> Box<dyn Engine> {
        let mut raw = self.raw().await;
        for table in TABLES.iter().chain(&PASSING).rev() {
            raw.run(&format!("DELETE FROM {}", table.name)).await;
        }
        raw.close().await;
        self.instance().await.fill(content).await.expect("content that fits");
        // Connected, because whoever drives it by hand may read before the first transaction.
        if self.is_postgres() {
            let mut writer = postgres::repos::Writer::new(postgres::options(self.url()).expect("an address"), false);
            writer.connection().await.expect("a connection");
            Box::new(writer)
        } else {
            let mut writer = sqlite::repos::Writer::new(sqlite::options(self.url()).expect("an address"), false);
            writer.connection().await.expect("a connection");
            Box::new(writer)
        }
    }
}
