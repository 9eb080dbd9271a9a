use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{PersonId, SignInId};
use plek_domain::people::EmailAddress;
use plek_domain::people::sign_in::{ReturnPath, SignIn, SignInReads, SignInRepo};
use plek_domain::time::Timestamp;

#[derive(sqlx::FromRow)]
struct SignInRow {
    email: EmailAddress,
    person_id: Option<PersonId>,
    return_to: Option<ReturnPath>,
    version: i64,
    tries: i64,
    made_at: Timestamp,
    ends_at: Timestamp,
    used_at: Option<Timestamp>,
}

#[async_trait]
impl SignInReads for Conn {
    async fn sign_in(&mut self, id: SignInId) -> Result<Option<SignIn>, StoreError> {
        let row: Option<SignInRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT email, person_id, return_to, version, tries, made_at, ends_at, used_at FROM sign_in WHERE id = $1"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(row.map(|row| {
            let SignInRow { email, person_id: person, return_to: back, version, tries, made_at, ends_at, used_at } =
                row;
            SignIn { id, email, person, back, version, tries, made_at, ends_at, used_at }
        }))
    }
}

#[async_trait]
impl SignInRepo for Conn {
    async fn add(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO sign_in (id, email, email_key, person_id, return_to, version, tries, made_at, ends_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ))
            .bind(sign_in.id)
            .bind(&sign_in.email)
            .bind(sign_in.email.key())
            .bind(sign_in.person)
            .bind(&sign_in.back)
            .bind(sign_in.version)
            .bind(sign_in.tries)
            .bind(sign_in.made_at)
            .bind(sign_in.ends_at),
        )
        .await?;
        Ok(())
    }

    async fn count_try(&mut self, id: SignInId) -> Result<(), StoreError> {
        self.change(sqlx::query::<Db>(sql!("UPDATE sign_in SET tries = tries + 1 WHERE id = $1")).bind(id)).await?;
        Ok(())
    }

    async fn use_up(&mut self, id: SignInId, at: Timestamp) -> Result<(), StoreError> {
        self.change(sqlx::query::<Db>(sql!("UPDATE sign_in SET used_at = $2 WHERE id = $1")).bind(id).bind(at)).await?;
        Ok(())
    }
}
