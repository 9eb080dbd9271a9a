//! What is done now and then, on a connection of its own that may take its time: migrate, fill, look for faults.

use super::{
    ConnectWith, Connection, Db, check, connect, fill, own_checks, patient, run_migrations, settle_in, store_error,
};
use crate::doctor::Finding;
use crate::fill::Content;
use crate::migrations::NEWEST;
use plek_domain::error::StoreError;
use sqlx::Connection as _;

pub(super) async fn close(connection: Connection) -> Result<(), StoreError> {
    connection.close().await.map_err(store_error)
}

/// Runs the migrations that are pending; how many.
pub async fn migrate(with: &ConnectWith) -> Result<u64, StoreError> {
    let mut connection = connect(&patient(with)).await?;
    let pending = pending_on(&mut connection).await?;
    run_migrations(&mut connection, NEWEST).await?;
    close(connection).await?;
    Ok(pending)
}

/// How many migrations are pending.
pub async fn pending_migrations(with: &ConnectWith) -> Result<u64, StoreError> {
    let mut connection = connect(with).await?;
    let pending = pending_on(&mut connection).await?;
    close(connection).await?;
    Ok(pending)
}

/// The same on an open connection.
pub async fn pending_on(connection: &mut Connection) -> Result<u64, StoreError> {
    let newest = check::newest_migration(connection).await?;
    Ok(u64::try_from(NEWEST - newest).unwrap_or(0))
}

/// Whether nobody has put anything in yet.
pub async fn is_empty(with: &ConnectWith) -> Result<bool, StoreError> {
    let mut connection = connect(with).await?;
    let empty = fill::is_empty(&mut connection).await?;
    close(connection).await?;
    Ok(empty)
}

/// Whether somebody of that id is known; a statement that databases of any age can answer.
pub async fn has_person(with: &ConnectWith, person: plek_domain::ids::PersonId) -> Result<bool, StoreError> {
    let mut connection = connect(with).await?;
    let known = sqlx::query_scalar::<Db, i64>(crate::sql::sql!("SELECT COUNT(*) FROM person WHERE id = $1"))
        .bind(person)
        .fetch_one(&mut connection)
        .await
        .map_err(store_error)?;
    close(connection).await?;
    Ok(known > 0)
}

/// Fills an empty database, all or nothing.
pub async fn fill_in(with: &ConnectWith, content: &Content) -> Result<(), StoreError> {
    let mut connection = connect(&patient(with)).await?;
    fill::fill(&mut connection, content).await?;
    settle_in(&mut connection).await?;
    close(connection).await
}

/// Signs people in, for tests.
#[cfg(feature = "testing")]
pub async fn sign_in_all(
    with: &ConnectWith,
    people: &[plek_domain::ids::PersonId],
    now: plek_domain::time::Timestamp,
) -> Result<(), StoreError> {
    let mut connection = connect(with).await?;
    fill::sessions(&mut connection, people, now).await?;
    close(connection).await
}

/// Looks for what must never be.
pub async fn doctor(with: &ConnectWith) -> Result<Vec<Finding>, StoreError> {
    let mut connection = connect(&patient(with)).await?;
    let pending = pending_on(&mut connection).await?;
    let mut findings = vec![Finding::new("all migrations have run", pending == 0, format!("{pending} pending"))];
    if pending == 0 {
        findings.extend(own_checks(&mut connection).await?);
        findings.extend(check::doctor(&mut connection).await?);
    }
    close(connection).await?;
    Ok(findings)
}
