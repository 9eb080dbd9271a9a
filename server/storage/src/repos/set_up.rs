use super::{Conn, Db, store_error};
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{ConsortiumId, GroupId, LibraryId, PersonId};
use plek_domain::people::TokenHash;
use plek_domain::people::set_up::{Founding, SetUpLink, SetUpReads, SetUpRepo};
use plek_domain::time::Timestamp;

/// Working days of a branch that nobody has said anything about, and its hours in minutes after midnight.
const FIRST_WEEK: (std::ops::RangeInclusive<i64>, i64, i64) = (1..=5, 9 * 60, 18 * 60);

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
        sqlx::query::<Db>(sql!("DELETE FROM set_up_link WHERE (person_id IS NULL AND $1 = 1) OR person_id = $2"))
            .bind(i64::from(link.person.is_none()))
            .bind(link.person)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        sqlx::query::<Db>(sql!(
            "INSERT INTO set_up_link (token_hash, person_id, made_at, ends_at) VALUES ($1, $2, $3, $4)"
        ))
        .bind(token.0.clone())
        .bind(link.person)
        .bind(now)
        .bind(link.ends_at)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(())
    }

    async fn use_link(&mut self, token: &TokenHash) -> Result<(), StoreError> {
        sqlx::query::<Db>(sql!("DELETE FROM set_up_link WHERE token_hash = $1"))
            .bind(token.0.clone())
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn found(&mut self, founding: &Founding) -> Result<bool, StoreError> {
        let group = self.first_group(founding).await?;
        let (library, slug, name) = &founding.library;
        let added: Option<LibraryId> = sqlx::query_scalar::<Db, _>(sql!(
            "INSERT INTO library (id, group_id, slug, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id"
        ))
        .bind(library)
        .bind(group)
        .bind(slug)
        .bind(name)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        if added.is_none() {
            return Ok(false);
        }
        let (branch, slug, name) = &founding.branch;
        sqlx::query::<Db>(sql!(
            "INSERT INTO branch (id, library_id, slug, name, address, time_zone) VALUES ($1, $2, $3, $4, $5, $6)"
        ))
        .bind(branch)
        .bind(library)
        .bind(slug)
        .bind(name)
        .bind(&founding.address)
        .bind(&founding.zone)
        .execute(self.live()?)
        .await
        .map_err(store_error)?;
        let (days, opens, closes) = FIRST_WEEK;
        for weekday in days {
            sqlx::query::<Db>(sql!(
                "INSERT INTO opening_hours (branch_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)"
            ))
            .bind(branch)
            .bind(weekday)
            .bind(opens)
            .bind(closes)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        }
        Ok(true)
    }
}

impl Conn {
    /// The group that a first library joins: the one that is there, or a new one with its consortium.
    async fn first_group(&mut self, founding: &Founding) -> Result<GroupId, StoreError> {
        let there: Option<GroupId> =
            sqlx::query_scalar::<Db, _>(sql!("SELECT id FROM library_group ORDER BY id LIMIT 1"))
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        if let Some(group) = there {
            return Ok(group);
        }
        let (consortium, name) = &founding.consortium;
        let known: Option<ConsortiumId> = sqlx::query_scalar::<Db, _>(sql!("SELECT id FROM consortium LIMIT 1"))
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)?;
        if known.is_none() {
            sqlx::query::<Db>(sql!("INSERT INTO consortium (id, name) VALUES ($1, $2)"))
                .bind(consortium)
                .bind(name)
                .execute(self.live()?)
                .await
                .map_err(store_error)?;
        }
        sqlx::query::<Db>(sql!("INSERT INTO library_group (id, consortium_id, name) VALUES ($1, $2, $3)"))
            .bind(founding.group)
            .bind(known.unwrap_or(*consortium))
            .bind(name)
            .execute(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(founding.group)
    }
}
