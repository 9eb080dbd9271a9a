use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::people::TokenHash;
use plek_domain::people::set_up::{SetUpLink, SetUpReads, SetUpRepo};
use plek_domain::time::Timestamp;

#[async_trait]
impl SetUpReads for Conn {
    async fn link(&mut self, token: &TokenHash) -> Result<Option<SetUpLink>, StoreError> {
        let row: Option<(Option<PersonId>, Timestamp)> =
            sqlx::query_as::<Db, _>(sql!("SELECT person_id, ends_at FROM set_up_link WHERE token_hash = $1"))
                .bind(token.0.clone())
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        Ok(row.map(|(person, ends_at)| SetUpLink { person, ends_at }))
    }

    async fn has_admin(&mut self) -> Result<bool, StoreError> {
        let admins = sqlx::query_scalar::<Db, i64>(sql!("SELECT COUNT(*) FROM post WHERE role = 'admin'"))
            .fetch_one(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(admins > 0)
    }
}

#[async_trait]
impl SetUpRepo for Conn {
    async fn add_link(&mut self, token: &TokenHash, link: &SetUpLink, now: Timestamp) -> Result<(), StoreError> {
        self.change(
            sqlx::query::<Db>(sql!("DELETE FROM set_up_link WHERE (person_id IS NULL AND $1 = 1) OR person_id = $2"))
                .bind(i64::from(link.person.is_none()))
                .bind(link.person),
        )
        .await?;
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO set_up_link (token_hash, person_id, made_at, ends_at) VALUES ($1, $2, $3, $4)"
            ))
            .bind(token.0.clone())
            .bind(link.person)
            .bind(now)
            .bind(link.ends_at),
        )
        .await?;
        Ok(())
    }

    async fn use_link(&mut self, token: &TokenHash) -> Result<(), StoreError> {
        self.change(sqlx::query::<Db>(sql!("DELETE FROM set_up_link WHERE token_hash = $1")).bind(token.0.clone()))
            .await?;
        Ok(())
    }
}
