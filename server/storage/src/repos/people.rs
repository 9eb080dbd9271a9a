use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{BranchId, LibraryId, PersonId};
use plek_domain::people::repo::PeopleReads;
use plek_domain::people::{Membership, Person, Post, Role};
use plek_domain::time::Timestamp;

/// A person beside each pair of membership and post: few rows, one trip.
#[derive(sqlx::FromRow)]
struct PersonRow {
    name: String,
    keeps_consortium: bool,
    member_library: Option<LibraryId>,
    patron_group: Option<String>,
    member_until: Option<Timestamp>,
    post_library: Option<LibraryId>,
    post_branch: Option<BranchId>,
    role: Option<String>,
}

#[async_trait]
impl PeopleReads for Conn {
    async fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let rows: Vec<PersonRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT person.name, person.keeps_consortium, membership.library_id AS member_library, membership.patron_group,
                    membership.ends_at AS member_until, post.library_id AS post_library,
                    post.branch_id AS post_branch, post.role
             FROM person
             LEFT JOIN membership ON membership.person_id = person.id
             LEFT JOIN post ON post.person_id = person.id
             WHERE person.id = $1
             ORDER BY membership.library_id, post.library_id, post.branch_id, post.role"
        ))
        .bind(id)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let Some(first) = rows.first() else { return Ok(None) };
        let PersonRow { name, keeps_consortium, .. } = first;
        let (name, keeps_consortium) = (name.clone(), *keeps_consortium);
        let mut person = Person { id, name, memberships: Vec::new(), posts: Vec::new(), keeps_consortium };
        for row in rows {
            let PersonRow { member_library, patron_group, member_until, post_library, post_branch, role, .. } = row;
            if let (Some(library), Some(patron_group)) = (member_library, patron_group) {
                let membership = Membership { library, patron_group, until: member_until };
                if !person.memberships.contains(&membership) {
                    person.memberships.push(membership);
                }
            }
            if let (Some(library), Some(role)) = (post_library, role) {
                let role = Role::from_code(&role).ok_or_else(|| inconsistent("unknown role of a post"))?;
                let post = Post { library, branch: post_branch, role };
                if !person.posts.contains(&post) {
                    person.posts.push(post);
                }
            }
        }
        Ok(Some(person))
    }
}
