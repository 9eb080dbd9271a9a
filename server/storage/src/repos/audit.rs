use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::audit::{AuditEntry, AuditRepo};
use plek_domain::error::StoreError;

#[async_trait]
impl AuditRepo for Conn {
    async fn append(&mut self, entry: &AuditEntry) -> Result<(), StoreError> {
        let AuditEntry { id, at, actor_kind, actor, command, trail } = entry;
        sqlx::query::<Db>(sql!(
            "INSERT INTO audit_entry (id, at, actor_kind, actor_id, command, library_id, branch_id, object_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(id)
        .bind(at)
        .bind(actor_kind)
        .bind(actor)
        .bind(command)
        .bind(trail.library)
        .bind(trail.branch)
        .bind(trail.object)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(())
    }
}
