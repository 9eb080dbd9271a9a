use super::{Conn, Db, pattern, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{BranchId, LibraryId, PersonId};
use plek_domain::people::staff::{AuditLine, Colleague, Keeper, Member, StaffReads, StaffRepo};
use plek_domain::people::{EmailAddress, Post, Role};
use plek_domain::time::Timestamp;
use sqlx::QueryBuilder;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ColleagueRow {
    person_id: PersonId,
    name: String,
    email: Option<EmailAddress>,
    branch_id: Option<BranchId>,
    role: String,
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    person_id: PersonId,
    name: String,
    email: Option<EmailAddress>,
    patron_group: String,
    ends_at: Option<Timestamp>,
}

impl Conn {
    /// Members whose membership lasts longer than an instant.
    async fn members_after(
        &mut self,
        after: Timestamp,
        library: LibraryId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<Member>, StoreError> {
        let rows: Vec<MemberRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT membership.person_id, person.name, person.email, membership.patron_group, membership.ends_at
             FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.library_id = $1
               AND (membership.ends_at IS NULL OR membership.ends_at > $4)
               AND (person.name_key LIKE $2 ESCAPE '\\' OR person.email_key LIKE $2 ESCAPE '\\')
             ORDER BY person.name_key, person.id LIMIT $3"
        ))
        .bind(library)
        .bind(pattern(search))
        .bind(i64::from(limit))
        .bind(after)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let member = |row: MemberRow| {
            let MemberRow { person_id: person, name, email, patron_group, ends_at: until } = row;
            Member { person, name, email, patron_group, until }
        };
        Ok(rows.into_iter().map(member).collect())
    }
}

#[async_trait]
impl StaffReads for Conn {
    async fn colleagues(&mut self, library: LibraryId) -> Result<Vec<Colleague>, StoreError> {
        let rows: Vec<ColleagueRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT post.person_id, person.name, person.email, post.branch_id, post.role
             FROM post JOIN person ON person.id = post.person_id
             WHERE post.library_id = $1 ORDER BY person.name_key, person.id, post.role"
        ))
        .bind(library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let colleague = |row: ColleagueRow| {
            let ColleagueRow { person_id: person, name, email, branch_id: branch, role } = row;
            let role = Role::from_code(&role).ok_or_else(|| inconsistent("unknown role of a post"))?;
            Ok(Colleague { person, name, email, branch, role })
        };
        rows.into_iter().map(colleague).collect()
    }

    async fn keepers(&mut self) -> Result<Vec<Keeper>, StoreError> {
        let rows: Vec<(PersonId, String, Option<EmailAddress>)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, name, email FROM person WHERE keeps_consortium ORDER BY name_key, id"
        ))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(rows.into_iter().map(|(person, name, email)| Keeper { person, name, email }).collect())
    }

    async fn members(&mut self, library: LibraryId, search: &str, limit: u32) -> Result<Vec<Member>, StoreError> {
        self.members_after(self.as_of, library, search, limit).await
    }

    async fn members_ever(&mut self, library: LibraryId, search: &str, limit: u32) -> Result<Vec<Member>, StoreError> {
        self.members_after(Timestamp(i64::MIN), library, search, limit).await
    }

    async fn audit(
        &mut self,
        library: LibraryId,
        since: Timestamp,
        actor: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<AuditLine>, StoreError> {
        let rows: Vec<AuditRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT audit_entry.at, audit_entry.actor_kind, audit_entry.actor_id, person.name, audit_entry.command
             FROM audit_entry LEFT JOIN person ON person.id = audit_entry.actor_id
             WHERE audit_entry.library_id = $1 AND audit_entry.at >= $2 AND ($3 = 0 OR audit_entry.actor_id = $4)
             ORDER BY audit_entry.at DESC, audit_entry.id DESC LIMIT $5"
        ))
        .bind(library)
        .bind(since)
        .bind(i64::from(actor.is_some()))
        .bind(actor.unwrap_or_default())
        .bind(i64::from(limit))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(rows.into_iter().map(audit_line).collect())
    }

    async fn audit_above(&mut self, commands: &[&'static str], limit: u32) -> Result<Vec<AuditLine>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT audit_entry.at, audit_entry.actor_kind, audit_entry.actor_id, person.name, audit_entry.command
             FROM audit_entry LEFT JOIN person ON person.id = audit_entry.actor_id
             WHERE audit_entry.library_id IS NULL AND audit_entry.command IN (",
        );
        let mut names = select.separated(", ");
        commands.iter().for_each(|command| {
            names.push_bind(*command);
        });
        select.push(") ORDER BY audit_entry.at DESC, audit_entry.id DESC LIMIT ").push_bind(i64::from(limit));
        let rows: Vec<AuditRow> = select.build_query_as().fetch_all(self.live()?).await.map_err(store_error)?;
        Ok(rows.into_iter().map(audit_line).collect())
    }
}

/// When, kind of actor, who, their name, and the command.
type AuditRow = (Timestamp, String, Uuid, Option<String>, String);

fn audit_line((at, kind, actor, name, command): AuditRow) -> AuditLine {
    AuditLine { at, kind, actor, name: name.filter(|name| !name.is_empty()), command }
}

#[async_trait]
impl StaffRepo for Conn {
    async fn give(&mut self, person: PersonId, post: &Post, now: Timestamp) -> Result<bool, StoreError> {
        let given = self
            .change(
                sqlx::query::<Db>(sql!(
                    "INSERT INTO post (person_id, library_id, branch_id, role, given_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING"
                ))
                .bind(person)
                .bind(post.library)
                .bind(post.branch)
                .bind(post.role.code())
                .bind(now),
            )
            .await?;
        Ok(given == 1)
    }

    async fn keep_consortium(&mut self, person: PersonId, keeps: bool) -> Result<bool, StoreError> {
        let keep =
            sqlx::query::<Db>(sql!("UPDATE person SET keeps_consortium = $2 WHERE id = $1 AND keeps_consortium <> $2"));
        Ok(self.change(keep.bind(person).bind(keeps)).await? == 1)
    }

    async fn take(&mut self, person: PersonId, post: &Post) -> Result<bool, StoreError> {
        let taken = self
            .change(
                sqlx::query::<Db>(sql!(
                    "DELETE FROM post WHERE person_id = $1 AND library_id = $2 AND role = $3
                AND ((branch_id IS NULL AND $4 = 1) OR branch_id = $5)"
                ))
                .bind(person)
                .bind(post.library)
                .bind(post.role.code())
                .bind(i64::from(post.branch.is_none()))
                .bind(post.branch),
            )
            .await?;
        Ok(taken > 0)
    }

    async fn admit(
        &mut self,
        person: PersonId,
        library: LibraryId,
        patron_group: &str,
        until: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO membership (person_id, library_id, patron_group, ends_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (person_id, library_id)
             DO UPDATE SET patron_group = excluded.patron_group, ends_at = excluded.ends_at"
            ))
            .bind(person)
            .bind(library)
            .bind(patron_group)
            .bind(until),
        )
        .await?;
        Ok(())
    }

    async fn dismiss(&mut self, person: PersonId, library: LibraryId, at: Timestamp) -> Result<bool, StoreError> {
        let ended = self
            .change(
                sqlx::query::<Db>(sql!(
                    "UPDATE membership SET ends_at = $3
             WHERE person_id = $1 AND library_id = $2 AND (ends_at IS NULL OR ends_at > $3)"
                ))
                .bind(person)
                .bind(library)
                .bind(at),
            )
            .await?;
        Ok(ended == 1)
    }
}
