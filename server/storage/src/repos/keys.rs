use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::ServerKeyId;
use plek_domain::keys::{KeyReads, KeyRepo, Purpose, ServerKey};
use plek_domain::time::Timestamp;

#[async_trait]
impl KeyReads for Conn {
    async fn keys(&mut self, purpose: Purpose, retired_after: Timestamp) -> Result<Vec<ServerKey>, StoreError> {
        let rows: Vec<(ServerKeyId, Vec<u8>, Timestamp, Option<Timestamp>)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, secret, made_at, retired_at FROM server_key
             WHERE purpose = $1 AND (retired_at IS NULL OR retired_at > $2) ORDER BY made_at DESC, id DESC"
        ))
        .bind(purpose.code())
        .bind(retired_after)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let key = |(id, secret, made_at, retired_at)| ServerKey { id, secret, made_at, retired_at };
        Ok(rows.into_iter().map(key).collect())
    }
}

#[async_trait]
impl KeyRepo for Conn {
    async fn replace(&mut self, purpose: Purpose, key: &ServerKey) -> Result<(), StoreError> {
        self.change(
            sqlx::query::<Db>(sql!("UPDATE server_key SET retired_at = $2 WHERE purpose = $1 AND retired_at IS NULL"))
                .bind(purpose.code())
                .bind(key.made_at),
        )
        .await?;
        self.change(
            sqlx::query::<Db>(sql!("INSERT INTO server_key (id, purpose, secret, made_at) VALUES ($1, $2, $3, $4)"))
                .bind(key.id)
                .bind(purpose.code())
                .bind(key.secret.clone())
                .bind(key.made_at),
        )
        .await?;
        Ok(())
    }

    async fn forget(&mut self, purpose: Purpose, before: Timestamp) -> Result<u64, StoreError> {
        let old = sqlx::query::<Db>(sql!("DELETE FROM server_key WHERE purpose = $1 AND retired_at < $2"))
            .bind(purpose.code())
            .bind(before);
        self.change(old).await
    }
}
