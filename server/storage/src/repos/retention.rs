use super::{Conn, Db, store_error};
use crate::sql::sql;
use crate::tables::{PASSING, Personal, Retention, TABLES, Table, Tenant};
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::LibraryId;
use plek_domain::retention::{Kept, KeptForAll, RetentionReads, RetentionRepo};
use plek_domain::time::{DAY, Timestamp};
use sqlx::QueryBuilder;
use std::collections::HashMap;

/// What goes after a while: the table, its days and the column of the instant they count from.
fn passing() -> impl Iterator<Item = (&'static Table, i64, &'static str)> {
    TABLES.iter().chain(&PASSING).filter_map(|table| match table.retention {
        Retention::Days(days, column) => Some((table, i64::from(days), column)),
        Retention::Permanent => None,
    })
}

/// The same of tables whose rows belong to libraries, with the column that says to which.
fn of_libraries() -> impl Iterator<Item = (&'static Table, i64, &'static str, &'static str)> {
    passing().filter_map(|(table, days, column)| match table.tenant {
        Tenant::Library(library) => Some((table, days, column, library)),
        Tenant::Installation | Tenant::Through(..) => None,
    })
}

impl Conn {
    /// What a library set, by kind.
    async fn settings(&mut self, library: LibraryId) -> Result<HashMap<String, i64>, StoreError> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as::<Db, _>(sql!("SELECT kind, days FROM retention_setting WHERE library_id = $1"))
                .bind(library)
                .fetch_all(self.live()?)
                .await
                .map_err(store_error)?;
        Ok(rows.into_iter().collect())
    }
}

#[async_trait]
impl RetentionReads for Conn {
    async fn kept(&mut self, library: LibraryId) -> Result<Vec<Kept>, StoreError> {
        let set = self.settings(library).await?;
        let rows: Vec<(String, Timestamp, i64)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT kind, ran_at, gone FROM retention_run AS run
             WHERE library_id = $1 AND ran_at = (SELECT MAX(other.ran_at) FROM retention_run AS other
                                                 WHERE other.library_id = $1 AND other.kind = run.kind)"
        ))
        .bind(library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let last = |kind: &str| rows.iter().find(|(other, ..)| other == kind).map(|(_, at, gone)| (*at, *gone));
        let kept = |(table, default_days, _, _): (&'static Table, i64, &str, &str)| Kept {
            kind: table.name,
            days: set.get(table.name).copied().unwrap_or(default_days),
            default_days,
            last: last(table.name),
        };
        Ok(of_libraries().map(kept).collect())
    }

    fn kept_for_all(&self) -> Vec<KeptForAll> {
        let about_people = TABLES.iter().chain(&PASSING).filter(|table| table.personal != Personal::No);
        let others = about_people.filter(|table| of_libraries().all(|(own, ..)| own.name != table.name));
        let kept = |table: &Table| KeptForAll {
            kind: table.name,
            days: match table.retention {
                Retention::Days(days, _) => Some(i64::from(days)),
                Retention::Permanent => None,
            },
        };
        others.map(kept).collect()
    }

    async fn last_run(&mut self) -> Result<Option<Timestamp>, StoreError> {
        sqlx::query_scalar::<Db, Option<Timestamp>>(sql!("SELECT MAX(ran_at) FROM retention_run"))
            .fetch_one(self.live()?)
            .await
            .map_err(store_error)
    }
}

#[async_trait]
impl RetentionRepo for Conn {
    async fn keep_for(&mut self, library: LibraryId, kind: &str, days: i64) -> Result<bool, StoreError> {
        if !of_libraries().any(|(table, ..)| table.name == kind) {
            return Ok(false);
        }
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO retention_setting (library_id, kind, days) VALUES ($1, $2, $3)
             ON CONFLICT (library_id, kind) DO UPDATE SET days = excluded.days"
            ))
            .bind(library)
            .bind(kind)
            .bind(days),
        )
        .await?;
        Ok(true)
    }

    async fn sweep(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        let libraries: Vec<LibraryId> = sqlx::query_scalar::<Db, _>(sql!("SELECT id FROM library ORDER BY id"))
            .fetch_all(self.live()?)
            .await
            .map_err(store_error)?;
        let mut gone = 0;
        for library in libraries {
            let set = self.settings(library).await?;
            for (table, default_days, column, of) in of_libraries() {
                let days = set.get(table.name).copied().unwrap_or(default_days);
                if table.name == "booking" {
                    self.keep_visits(library, now.plus_seconds(-days * DAY)).await?;
                }
                let mut delete = QueryBuilder::<Db>::new("DELETE FROM ");
                delete.push(table.name).push(" WHERE ").push(of).push(" = ").push_bind(library);
                delete.push(" AND ").push(column).push(" < ").push_bind(now.plus_seconds(-days * DAY));
                let rows = self.change(delete.build()).await?;
                self.change(
                    sqlx::query::<Db>(sql!(
                        "INSERT INTO retention_run (library_id, kind, ran_at, gone) VALUES ($1, $2, $3, $4)
                     ON CONFLICT DO NOTHING"
                    ))
                    .bind(library)
                    .bind(table.name)
                    .bind(now)
                    .bind(i64::try_from(rows).unwrap_or(i64::MAX)),
                )
                .await?;
                gone += rows;
            }
        }
        for (table, days, column) in passing() {
            // What no library owns: rows of the installation, and audit lines of nowhere in particular.
            let mut delete = QueryBuilder::<Db>::new("DELETE FROM ");
            delete.push(table.name).push(" WHERE ").push(column).push(" < ").push_bind(now.plus_seconds(-days * DAY));
            match table.tenant {
                Tenant::Library(of) => {
                    delete.push(" AND ").push(of).push(" IS NULL");
                }
                Tenant::Installation => {}
                Tenant::Through(..) => continue,
            }
            gone += self.change(delete.build()).await?;
        }
        Ok(gone)
    }
}
