use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::replay::{Replay, ReplayKey, ReplayRepo};
use plek_domain::time::Timestamp;

#[async_trait]
impl ReplayRepo for Conn {
    async fn find(&mut self, key: &ReplayKey, since: Timestamp) -> Result<Vec<Replay>, StoreError> {
        let rows: Vec<(String, String)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT digest, done FROM replay
             WHERE actor_id = $1 AND command = $2 AND key = $3 AND kept_at >= $4"
        ))
        .bind(key.actor)
        .bind(key.command)
        .bind(key.key)
        .bind(since)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(rows.into_iter().map(|(digest, done)| Replay { digest, done }).collect())
    }

    async fn keep(&mut self, key: &ReplayKey, replay: &Replay, at: Timestamp) -> Result<(), StoreError> {
        // An answer that is too old to be found may still be there: the new one takes its place.
        sqlx::query::<Db>(sql!(
            "INSERT INTO replay (actor_id, command, key, digest, done, kept_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (actor_id, command, key, digest)
             DO UPDATE SET done = excluded.done, kept_at = excluded.kept_at"
        ))
        .bind(key.actor)
        .bind(key.command)
        .bind(key.key)
        .bind(&replay.digest)
        .bind(&replay.done)
        .bind(at)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(())
    }

    async fn purge(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let gone = sqlx::query::<Db>(sql!("DELETE FROM replay WHERE kept_at < $1"))
            .bind(before)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(gone.rows_affected())
    }
}
