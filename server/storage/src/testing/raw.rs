//! [`Raw`]: a plain connection, below everything that Plek does.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, Row, SqliteConnection};
use uuid::Uuid;

/// A connection to either database that runs any statement.
pub enum Raw {
    /// To a SQLite file, with Plek's own settings.
    Sqlite(SqliteConnection),
    /// To a PostgreSQL database.
    Postgres(PgConnection),
}

/// Does the same with either connection.
macro_rules! with {
    ($raw:expr, $connection:ident => $body:expr) => {
        match $raw {
            Raw::Sqlite($connection) => $body,
            Raw::Postgres($connection) => $body,
        }
    };
}

impl Raw {
    /// Connects to the database at an address as in the configuration.
    pub async fn connect(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            let options = crate::sqlite::options(url).expect("a SQLite address");
            Self::Sqlite(options.connect().await.expect("a SQLite connection"))
        } else {
            Self::Postgres(PgConnection::connect(url).await.expect("a PostgreSQL connection"))
        }
    }

    /// Runs statements; how many rows they changed.
    pub async fn attempt(&mut self, sql: &str) -> Result<u64, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        with!(self, connection => sqlx::raw_sql(sql).execute(connection).await.map(|done| done.rows_affected()))
    }

    /// Runs statements that must succeed; how many rows they changed.
    pub async fn run(&mut self, sql: &str) -> u64 {
        self.attempt(sql).await.unwrap_or_else(|error| panic!("{error}: {sql}"))
    }

    /// The one number that a query answers.
    pub async fn number(&mut self, sql: &str) -> i64 {
        let query = AssertSqlSafe(sql.to_owned());
        let number = with!(self, connection => sqlx::query_scalar(query).fetch_one(connection).await);
        number.unwrap_or_else(|error| panic!("{error}: {sql}"))
    }

    /// The texts in the first column of a query's answer.
    pub async fn texts(&mut self, sql: &str) -> Vec<String> {
        let query = AssertSqlSafe(sql.to_owned());
        with!(self, connection => {
            let rows = sqlx::query(query).fetch_all(connection).await;
            let rows = rows.unwrap_or_else(|error| panic!("{error}: {sql}"));
            rows.iter().map(|row| row.get(0)).collect()
        })
    }

    /// An id as a literal of this database's SQL.
    #[must_use]
    pub fn id(&self, id: Uuid) -> String {
        match self {
            Self::Sqlite(_) => format!("x'{}'", id.simple()),
            Self::Postgres(_) => format!("'{id}'"),
        }
    }

    /// Says goodbye, so that nothing of it is left when this returns.
    pub async fn close(self) {
        with!(self, connection => connection.close().await.expect("a polite goodbye"));
    }
}
