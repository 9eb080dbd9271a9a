use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::replay::{KeptAnswer, Replay, ReplayKey, ReplayRepo};
use plek_domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

#[async_trait]
impl ReplayRepo for Conn {
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

    async fn keep(&mut self, answers: &[KeptAnswer], at: Timestamp, since: Timestamp) -> Result<bool, StoreError> {
        let into = "INSERT INTO replay (actor_id, command, key, digest, done, kept_at) ";
        let mut insert = QueryBuilder::<Db>::new(into);
        insert.push_values(answers, |mut row, KeptAnswer { key, replay }| {
            row.push_bind(key.actor).push_bind(key.command).push_bind(key.key);
            row.push_bind(&replay.digest).push_bind(&replay.done).push_bind(at);
        });
        // An answer that is too old to be found may still be there: the new one takes its place.
        insert.push(
            " ON CONFLICT (actor_id, command, key, digest)
              DO UPDATE SET done = excluded.done, kept_at = excluded.kept_at WHERE replay.kept_at < ",
        );
        insert.push_bind(since);
        Ok(self.change(insert.build()).await? == answers.len() as u64)
    }

    async fn purge(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let delete = sqlx::query::<Db>(sql!("DELETE FROM replay WHERE kept_at < $1")).bind(before);
        self.change(delete).await
    }
}
