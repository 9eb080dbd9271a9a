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
    // Asked before anything is changed. A database without tables cannot answer yet, and is nobody's.
    let filled = matches!(state.database.is_empty().await, Ok(false));
    if filled && !is_the_demo(&state).await? {
        return Err(Error::NotTheDemo);
    }
    migrate(&state).await?;
    if !filled && state.database.is_empty().await.map_err(Error::Read)? {
        fill(&state, start).await?;
    }
    until_signal(listener, &config, &state).await
}

async fn fill(state: &State, start: Timestamp) -> Result<(), Error> {
    println!("Filling the database with the demo: {BOOKINGS} bookings, a few seconds ...");
    let started = Instant::now();
    let content = consortium(SEED, start, BOOKINGS);
    state.database.fill(&content).await.map_err(Error::Fill)?;
    tracing::info!(bookings = content.bookings.len(), ms = started.elapsed().as_millis(), "demo made");
    Ok(())
}

/// Whether the database holds the made-up people: Noor has the same id in every demo, and nobody else has it.
async fn is_the_demo(state: &State) -> Result<bool, Error> {
    // Not as a person: a database of an older Plek lacks columns that are read of one today.
    state.database.has_person(NOOR).await.map_err(Error::Read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;

    /// A database of its own with the demo's places, and its people or not.
    async fn filled(name: &str, with_people: bool) -> bool {
        let file = std::env::temp_dir().join(format!("plek-demo-{}-{name}.db", std::process::id()));
        let args = ["plek", "demo", "--database", &format!("sqlite:{}", file.display())];
        let matches = super::super::command().get_matches_from(args);
        let state = open(&config::load(&matches, config::Mode::Demo).unwrap()).await.unwrap();
        migrate(&state).await.unwrap();
        let mut content = consortium(SEED, clock_start(), 0);
        if !with_people {
            content.people.clear();
            content.bookings.clear();
        }
        state.database.fill(&content).await.unwrap();
        let is_the_demo = is_the_demo(&state).await.unwrap();
        state.database.close().await;
        std::fs::remove_file(file).unwrap();
        is_the_demo
    }

    #[tokio::test]
    async fn a_database_without_the_demos_people_is_somebody_elses() {
        assert!(filled("ours", true).await);
        assert!(!filled("theirs", false).await);
    }
}
