//! `plek migrate`: the step before a new version starts, where several instances share a database.

use super::{Error, open};
use crate::config::Config;
use std::process::ExitCode;

/// Brings the tables up to date and says so.
pub async fn run(config: Config) -> Result<ExitCode, Error> {
    let state = open(&config).await?;
    let applied = state.database.migrate().await.map_err(Error::Migrate)?;
    match applied {
        0 => println!("The database is up to date."),
        1 => println!("The database is up to date: 1 migration applied."),
        many => println!("The database is up to date: {many} migrations applied."),
    }
    state.database.close().await;
    Ok(ExitCode::SUCCESS)
}
