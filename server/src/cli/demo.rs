//! `plek demo`: the same server on a consortium that is made up.

use super::serve::{listen, migrate, until_signal};
use super::{Error, open};
use crate::config::Config;
use crate::demo::{BOOKINGS, NOOR, SEED, clock_start, consortium};
use crate::state::State;
use plek_domain::time::Timestamp;
use std::process::ExitCode;
use std::time::Instant;

/// Fills an empty database and serves until a signal.
pub async fn run(mut config: Config) -> Result<ExitCode, Error> {
    // The bookings lie around this moment; on another day there would be nothing to see.
    let start = *config.clock.get_or_insert_with(clock_start);
    let (listener, config) = listen(config)?;
    let state = open(&config).await?;
    take(&state).await?;
    if state.database.is_empty().await.map_err(Error::Read)? {
        fill(&state, start).await?;
    }
    until_signal(listener, &config, &state).await
}

/// Brings a new database, or the demo's, up to date. Somebody else's is left as it is.
async fn take(state: &State) -> Result<(), Error> {
    // A database without tables cannot answer yet, and is nobody's.
    let filled = matches!(state.database.is_empty().await, Ok(false));
    // Noor has the same id in every demo, and nobody else has it. Not read as a person: a database of an older Plek
    // lacks columns that are read of one today.
    if filled && !state.database.has_person(NOOR).await.map_err(Error::Read)? {
        return Err(Error::NotTheDemo);
    }
    migrate(state).await
}

async fn fill(state: &State, start: Timestamp) -> Result<(), Error> {
    println!("Filling the database with the demo: {BOOKINGS} bookings, a few seconds ...");
    let started = Instant::now();
    let content = consortium(SEED, start, BOOKINGS);
    state.database.fill(&content).await.map_err(Error::Fill)?;
    tracing::info!(bookings = content.bookings.len(), ms = started.elapsed().as_millis(), "demo made");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use plek_domain::ids::PersonId;
    use plek_storage::testing::TestDatabase;

    /// Takes a database that a Plek of that migration filled, with one person; what came of it, and what is pending.
    async fn taken(migration: i64, person: PersonId) -> (Result<(), Error>, u64) {
        let database = TestDatabase::sqlite().await.bare_sibling().await;
        database.migrate_to(migration).await;
        let mut raw = database.raw().await;
        let id = raw.id(person.0);
        raw.run(&format!("INSERT INTO consortium (id, name) VALUES ({id}, 'Ours')")).await;
        raw.run(&format!("INSERT INTO person (id, name) VALUES ({id}, 'Somebody')")).await;
        let matches = super::super::command().get_matches_from(["plek", "demo", "--database", database.url()]);
        let state = open(&config::load(&matches, config::Mode::Demo).unwrap()).await.unwrap();
        let answer = take(&state).await;
        let pending = state.database.pending_migrations().await.unwrap();
        state.database.close().await;
        (answer, pending)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_demo_of_an_older_plek_is_brought_up_to_date() {
        for migration in [4, 19, 20] {
            let (answer, pending) = taken(migration, NOOR).await;
            answer.unwrap();
            assert_eq!(pending, 0);
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_database_without_the_demos_people_is_left_as_it_is() {
        let (answer, pending) = taken(19, PersonId(uuid::Uuid::from_u128(7))).await;
        assert!(matches!(answer, Err(Error::NotTheDemo)), "{answer:?}");
        assert!(pending > 0);
    }
}
