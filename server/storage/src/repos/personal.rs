use super::{Conn, Connection, Db, store_error};
use crate::errors::inconsistent;
use crate::personal::{Erasure, about_people, is_secret};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::people::own::erase::{PersonalReads, PersonalRepo};
use plek_domain::time::Timestamp;
use serde_json::Value;
use sqlx::{Column, QueryBuilder, Row};
use uuid::Uuid;

/// A row as a JSON object. Numbers, texts and ids are the only kinds of value there are; others are left out.
fn object(row: &<Db as sqlx::Database>::Row) -> Value {
    let mut object = serde_json::Map::new();
    for (at, column) in row.columns().iter().enumerate().filter(|(_, column)| !is_secret(column.name())) {
        let value = if let Ok(number) = row.try_get::<Option<i64>, _>(at) {
            number.map(Value::from)
        } else if let Ok(truth) = row.try_get::<Option<bool>, _>(at) {
            truth.map(Value::from)
        } else if let Ok(text) = row.try_get::<Option<String>, _>(at) {
            text.map(Value::from)
        } else {
            row.try_get::<Option<Uuid>, _>(at).ok().flatten().map(|id| Value::from(id.to_string()))
        };
        object.insert(column.name().to_owned(), value.unwrap_or(Value::Null));
    }
    Value::Object(object)
}

#[async_trait]
impl PersonalReads for Conn {
    async fn about(&mut self, person: PersonId) -> Result<Vec<(&'static str, Vec<Value>)>, StoreError> {
        let mut all = Vec::new();
        for (table, column, _) in about_people() {
            let mut select = QueryBuilder::<Db>::new("SELECT * FROM ");
            select.push(table.name).push(" WHERE ").push(column).push(" = ").push_bind(person);
            let rows = select.build().fetch_all(self.live()?).await.map_err(store_error)?;
            if !rows.is_empty() {
                all.push((table.name, rows.iter().map(object).collect()));
            }
        }
        Ok(all)
    }
}

#[async_trait]
impl PersonalRepo for Conn {
    async fn erase(&mut self, person: PersonId, nobody: PersonId, now: Timestamp) -> Result<u64, StoreError> {
        let cancelled = sqlx::query::<Db>(sql!(
            "UPDATE booking SET status = 'cancelled', active = FALSE, release_at = NULL
             WHERE person_id = $1 AND active AND ends_at > $2"
        ))
        .bind(person)
        .bind(now)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        sqlx::query::<Db>(sql!(
            "INSERT INTO person (id, name, name_key, created_at, erased_at) VALUES ($1, '', '', $2, $2)"
        ))
        .bind(nobody)
        .bind(now)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        let email: Option<Option<String>> =
            sqlx::query_scalar::<Db, _>(sql!("SELECT email_key FROM person WHERE id = $1"))
                .bind(person)
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        // Signing in leaves an address before anybody knows whose it is.
        sqlx::query::<Db>(sql!("DELETE FROM sign_in WHERE email_key = $1"))
            .bind(email.flatten())
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        for (table, column, erasure) in about_people() {
            let erasure = erasure.ok_or_else(|| inconsistent("a table about people that nobody erases"))?;
            rows(self.live()?, table.name, column, erasure, person, nobody).await?;
        }
        sqlx::query::<Db>(sql!(
            "UPDATE person SET name = '', name_key = '', email = NULL, email_key = NULL, password = NULL, lang = 'nl-BE',
                               created_at = $2, erased_at = $2 WHERE id = $1"
        ))
        .bind(person)
        .bind(now)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(cancelled.rows_affected())
    }
}

/// Does to a person's rows of one table what the registry says.
async fn rows(
    connection: &mut Connection,
    table: &'static str,
    column: &'static str,
    erasure: Erasure,
    person: PersonId,
    nobody: PersonId,
) -> Result<(), StoreError> {
    let mut query = match erasure {
        Erasure::Empty | Erasure::IdOnly => return Ok(()),
        Erasure::Delete => {
            let mut query = QueryBuilder::<Db>::new("DELETE FROM ");
            query.push(table);
            query
        }
        Erasure::Nobody => {
            let mut query = QueryBuilder::<Db>::new("UPDATE ");
            query.push(table).push(" SET ").push(column).push(" = ").push_bind(nobody);
            query
        }
    };
    query.push(" WHERE ").push(column).push(" = ").push_bind(person);
    query.build().execute(connection).await.map_err(store_error)?;
    Ok(())
}
