use super::{Conn, Db, store_error};
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

    async fn left_behind(
        &mut self,
        patron_group: &str,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<PersonId>, StoreError> {
        sqlx::query_scalar::<Db, PersonId>(sql!(
            "SELECT person.id FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.patron_group = $1 AND membership.ends_at <= $2
               AND person.email IS NULL AND person.erased_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM membership AS other
                               WHERE other.person_id = person.id AND other.library_id <> membership.library_id)
               AND NOT EXISTS (SELECT 1 FROM post WHERE post.person_id = person.id)
               AND NOT EXISTS (SELECT 1 FROM booking
                               WHERE booking.person_id = person.id AND booking.active AND booking.ends_at > $2)
             ORDER BY membership.ends_at, person.id LIMIT $3"
        ))
        .bind(patron_group)
        .bind(now)
        .bind(i64::from(limit))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }
}

#[async_trait]
impl PersonalRepo for Conn {
    async fn erase(&mut self, person: PersonId, nobody: PersonId, now: Timestamp) -> Result<u64, StoreError> {
        let cancelled = self
            .change(
                sqlx::query::<Db>(sql!(
                    "UPDATE booking SET status = 'cancelled', active = FALSE, release_at = NULL
             WHERE person_id = $1 AND active AND ends_at > $2"
                ))
                .bind(person)
                .bind(now),
            )
            .await?;
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO person (id, name, name_key, created_at, erased_at) VALUES ($1, '', '', $2, $2)"
            ))
            .bind(nobody)
            .bind(now),
        )
        .await?;
        let email: Option<Option<String>> =
            sqlx::query_scalar::<Db, _>(sql!("SELECT email_key FROM person WHERE id = $1"))
                .bind(person)
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        // Signing in leaves an address before anybody knows whose it is.
        self.change(sqlx::query::<Db>(sql!("DELETE FROM sign_in WHERE email_key = $1")).bind(email.flatten())).await?;
        for (table, column, erasure) in about_people() {
            let erasure = erasure.ok_or_else(|| inconsistent("a table about people that nobody erases"))?;
            if let Some(mut statement) = rows(table.name, column, erasure, person, nobody) {
                self.change(statement.build()).await?;
            }
        }
        self.change(sqlx::query::<Db>(sql!(
            "UPDATE person SET name = '', name_key = '', email = NULL, email_key = NULL, password = NULL, lang = 'nl-BE',
                               created_at = $2, erased_at = $2, keeps_consortium = FALSE WHERE id = $1"
        ))
        .bind(person)
        .bind(now)).await?;
        Ok(cancelled)
    }
}

/// Does to a person's rows of one table what the registry says; none when nothing is to be done.
fn rows(
    table: &'static str,
    column: &'static str,
    erasure: Erasure,
    person: PersonId,
    nobody: PersonId,
) -> Option<QueryBuilder<Db>> {
    let mut query = match erasure {
        Erasure::Empty | Erasure::IdOnly => return None,
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
    Some(query)
}
