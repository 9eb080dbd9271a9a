use super::{COUNTS_BOTH, Conn, Db, TWO_INSERTS, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::audit::AuditEntry;
use plek_domain::error::StoreError;
use plek_domain::ledger::LedgerRepo;
use plek_domain::replay::{KeptAnswer, Replay, ReplayKey};
use plek_domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

#[async_trait]
impl LedgerRepo for Conn {
    async fn find(&mut self, keys: &[ReplayKey], since: Timestamp) -> Result<Vec<KeptAnswer>, StoreError> {
        let mut select =
            QueryBuilder::<Db>::new("SELECT actor_id, command, key, digest, done FROM replay WHERE kept_at >= ");
        select.push_bind(since).push(" AND (actor_id, command, key) IN (");
        select.push_values(keys, |mut row, key| {
            row.push_bind(key.actor).push_bind(key.command).push_bind(key.key);
        });
        select.push(")");
        let rows: Vec<(Uuid, String, Uuid, String, String)> =
            select.build_query_as().fetch_all(self.live()?).await.map_err(store_error)?;
        let kept = |(actor, command, key, digest, done): (_, String, _, _, _)| {
            let of = |asked: &&ReplayKey| asked.actor == actor && asked.command == command && asked.key == key;
            Some(KeptAnswer { key: keys.iter().find(of)?.clone(), replay: Replay { digest, done } })
        };
        Ok(rows.into_iter().filter_map(kept).collect())
    }

    async fn write(
        &mut self,
        lines: &[AuditEntry],
        answers: &[KeptAnswer],
        at: Timestamp,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut insert = QueryBuilder::<Db>::new("");
        // Both on one trip: for somebody who writes alone that is one of six.
        let both = !lines.is_empty() && !answers.is_empty();
        let [before, between] = if both { TWO_INSERTS } else { [""; 2] };
        insert.push(before);
        if !lines.is_empty() {
            append(&mut insert, lines);
        }
        insert.push(between);
        if !answers.is_empty() {
            keep(&mut insert, answers, at, since);
        }
        let counted = if both && !COUNTS_BOTH { 0 } else { lines.len() };
        Ok(self.change(insert.build()).await? == (counted + answers.len()) as u64)
    }

    async fn purge(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let delete = sqlx::query::<Db>(sql!("DELETE FROM replay WHERE kept_at < $1")).bind(before);
        self.change(delete).await
    }
}

fn append(insert: &mut QueryBuilder<Db>, lines: &[AuditEntry]) {
    insert.push("INSERT INTO audit_entry (id, at, actor_kind, actor_id, command, library_id, branch_id, object_id) ");
    insert.push_values(lines, |mut row, line| {
        let AuditEntry { id, at, actor_kind, actor, command, trail } = line;
        row.push_bind(*id).push_bind(*at).push_bind(actor_kind.clone()).push_bind(*actor).push_bind(command.clone());
        row.push_bind(trail.library).push_bind(trail.branch).push_bind(trail.object);
    });
}

fn keep(insert: &mut QueryBuilder<Db>, answers: &[KeptAnswer], at: Timestamp, since: Timestamp) {
    insert.push("INSERT INTO replay (actor_id, command, key, digest, done, kept_at) ");
    insert.push_values(answers, |mut row, KeptAnswer { key, replay }| {
        row.push_bind(key.actor).push_bind(key.command).push_bind(key.key);
        row.push_bind(replay.digest.clone()).push_bind(replay.done.clone()).push_bind(at);
    });
    // An answer that is too old to be found may still be there: the new one takes its place.
    insert.push(
        " ON CONFLICT (actor_id, command, key, digest)
          DO UPDATE SET done = excluded.done, kept_at = excluded.kept_at WHERE replay.kept_at < ",
    );
    insert.push_bind(since);
}
