use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::people::limits::Limit;
use plek_domain::people::repo::LimitRepo;
use plek_domain::time::Timestamp;

#[async_trait]
impl LimitRepo for Conn {
    async fn busy_until(&mut self, limit: Limit, key: &[u8]) -> Result<Option<Timestamp>, StoreError> {
        sqlx::query_scalar::<Db, _>(sql!("SELECT busy_until FROM limit_bucket WHERE kind = $1 AND key = $2"))
            .bind(limit.kind)
            .bind(key.to_vec())
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)
    }

    async fn set_busy(&mut self, limit: Limit, key: &[u8], until: Timestamp) -> Result<(), StoreError> {
        sqlx::query::<Db>(sql!(
            "INSERT INTO limit_bucket (kind, key, busy_until) VALUES ($1, $2, $3)
             ON CONFLICT (kind, key) DO UPDATE SET busy_until = excluded.busy_until"
        ))
        .bind(limit.kind)
        .bind(key.to_vec())
        .bind(until)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(())
    }
}
