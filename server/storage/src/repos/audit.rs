use super::{Conn, Db};
use async_trait::async_trait;
use plek_domain::audit::{AuditEntry, AuditRepo};
use plek_domain::error::StoreError;
use sqlx::QueryBuilder;

#[async_trait]
impl AuditRepo for Conn {
    async fn append(&mut self, lines: &[AuditEntry]) -> Result<(), StoreError> {
        let into = "INSERT INTO audit_entry (id, at, actor_kind, actor_id, command, library_id, branch_id, object_id) ";
        let mut insert = QueryBuilder::<Db>::new(into);
        insert.push_values(lines, |mut row, line| {
            let AuditEntry { id, at, actor_kind, actor, command, trail } = line;
            row.push_bind(id).push_bind(at).push_bind(actor_kind).push_bind(actor).push_bind(command);
            row.push_bind(trail.library).push_bind(trail.branch).push_bind(trail.object);
        });
        self.change(insert.build()).await.map(drop)
    }
}
