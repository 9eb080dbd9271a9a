use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::people::repo::{AccountReads, AccountRepo};
use plek_domain::people::{Account, EmailAddress, fold};
use plek_domain::time::Timestamp;

#[derive(sqlx::FromRow)]
struct AccountRow {
    name: String,
    email: Option<EmailAddress>,
    lang: String,
    created_at: Timestamp,
    has_password: i64,
    locked_at: Option<Timestamp>,
    erased_at: Option<Timestamp>,
}

#[async_trait]
impl AccountReads for Conn {
    async fn account(&mut self, person: PersonId) -> Result<Option<Account>, StoreError> {
        let row: Option<AccountRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT name, email, lang, created_at, CAST(CASE WHEN password IS NULL THEN 0 ELSE 1 END AS BIGINT)
                    AS has_password, locked_at, erased_at
             FROM person WHERE id = $1"
        ))
        .bind(person)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(row.map(|row| {
            let AccountRow { name, email, lang, created_at, has_password, locked_at, erased_at } = row;
            Account { person, name, email, lang, created_at, has_password: has_password == 1, locked_at, erased_at }
        }))
    }

    async fn by_email(&mut self, key: &str) -> Result<Option<PersonId>, StoreError> {
        sqlx::query_scalar::<Db, _>(sql!("SELECT id FROM person WHERE email_key = $1"))
            .bind(key)
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)
    }

    async fn password(&mut self, person: PersonId) -> Result<Option<String>, StoreError> {
        let hash: Option<Option<String>> =
            sqlx::query_scalar::<Db, _>(sql!("SELECT password FROM person WHERE id = $1"))
                .bind(person)
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        Ok(hash.flatten())
    }
}

#[async_trait]
impl AccountRepo for Conn {
    async fn add(&mut self, account: &Account) -> Result<bool, StoreError> {
        let added: Option<PersonId> = sqlx::query_scalar::<Db, _>(sql!(
            "INSERT INTO person (id, name, name_key, email, email_key, lang, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id"
        ))
        .bind(account.person)
        .bind(&account.name)
        .bind(fold(&account.name))
        .bind(&account.email)
        .bind(account.email.as_ref().map(EmailAddress::key))
        .bind(&account.lang)
        .bind(account.created_at)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(added.is_some())
    }

    async fn describe(&mut self, person: PersonId, name: &str, lang: &str) -> Result<(), StoreError> {
        sqlx::query::<Db>(sql!("UPDATE person SET name = $2, name_key = $3, lang = $4 WHERE id = $1"))
            .bind(person)
            .bind(name)
            .bind(fold(name))
            .bind(lang)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn set_email(&mut self, person: PersonId, email: &EmailAddress) -> Result<bool, StoreError> {
        let set = sqlx::query::<Db>(sql!(
            "UPDATE person SET email = $2, email_key = $3
             WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM person AS other WHERE other.email_key = $3 AND other.id <> $1)"
        ))
        .bind(person)
        .bind(email)
        .bind(email.key())
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(set.rows_affected() == 1)
    }

    async fn set_password(&mut self, person: PersonId, hash: &str) -> Result<(), StoreError> {
        sqlx::query::<Db>(sql!("UPDATE person SET password = $2 WHERE id = $1"))
            .bind(person)
            .bind(hash)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}
