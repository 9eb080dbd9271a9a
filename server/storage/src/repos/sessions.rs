use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{PersonId, SessionId};
use plek_domain::people::repo::{SessionReads, SessionRepo};
use plek_domain::people::{Session, SessionKind, TokenHash};
use plek_domain::time::Timestamp;

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: SessionId,
    person_id: PersonId,
    kind: String,
    device: String,
    made_at: Timestamp,
    seen_at: Timestamp,
    ends_at: Timestamp,
}

impl SessionRow {
    fn read(self) -> Result<Session, StoreError> {
        let Self { id, person_id: person, kind, device, made_at, seen_at, ends_at } = self;
        let kind = SessionKind::from_code(&kind).ok_or_else(|| inconsistent("unknown kind of a session"))?;
        Ok(Session { id, person, kind, device, made_at, seen_at, ends_at })
    }
}

#[async_trait]
impl SessionReads for Conn {
    async fn by_token(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let row: Option<SessionRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT session.id, session.person_id, session.kind, session.device, session.made_at, session.seen_at,
                    session.ends_at
             FROM session JOIN person ON person.id = session.person_id
             WHERE session.token_hash = $1 AND person.locked_at IS NULL AND person.erased_at IS NULL"
        ))
        .bind(token.0.clone())
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map(SessionRow::read).transpose()
    }

    async fn of_person(&mut self, person: PersonId) -> Result<Vec<Session>, StoreError> {
        let rows: Vec<SessionRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, person_id, kind, device, made_at, seen_at, ends_at FROM session
             WHERE person_id = $1 ORDER BY seen_at DESC, id"
        ))
        .bind(person)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(SessionRow::read).collect()
    }
}

#[async_trait]
impl SessionRepo for Conn {
    async fn begin(&mut self, session: &Session, token: &TokenHash) -> Result<(), StoreError> {
        sqlx::query::<Db>(sql!(
            "INSERT INTO session (id, token_hash, person_id, kind, device, made_at, seen_at, ends_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(session.id)
        .bind(token.0.clone())
        .bind(session.person)
        .bind(session.kind.code())
        .bind(&session.device)
        .bind(session.made_at)
        .bind(session.seen_at)
        .bind(session.ends_at)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(())
    }

    async fn seen(&mut self, id: SessionId, at: Timestamp) -> Result<(), StoreError> {
        sqlx::query::<Db>(sql!("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2"))
            .bind(id)
            .bind(at)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn end(&mut self, id: SessionId, person: PersonId) -> Result<bool, StoreError> {
        let ended = sqlx::query::<Db>(sql!("DELETE FROM session WHERE id = $1 AND person_id = $2"))
            .bind(id)
            .bind(person)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(ended.rows_affected() == 1)
    }

    async fn end_others(&mut self, person: PersonId, but: Option<SessionId>) -> Result<u64, StoreError> {
        let ended = sqlx::query::<Db>(sql!("DELETE FROM session WHERE person_id = $1 AND id <> $2"))
            .bind(person)
            .bind(but.map_or(uuid::Uuid::nil(), |id| id.0))
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(ended.rows_affected())
    }
}
