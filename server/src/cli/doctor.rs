//! `plek doctor`: is everything as it should be?

use super::{Error, open};
use crate::config::Config;
use crate::mail;
use plek_storage::Finding;
use std::process::ExitCode;

/// Prints each check; fails when one of them does.
pub async fn run(config: Config) -> Result<ExitCode, Error> {
    let state = open(&config).await?;
    let mut findings = state.database.doctor().await.map_err(Error::Read)?;
    if state.database.pending_migrations().await.map_err(Error::Read)? == 0 {
        let (store, now) = (state.database.store(), state.clock.now());
        let tally = store.read().await.map_err(Error::Read)?.letters().tally(now).await.map_err(Error::Read)?;
        findings.extend(mail::findings::findings(&config, tally, now));
    }
    for finding in &findings {
        println!("{}", line(finding));
    }
    state.database.close().await;
    let failed = findings.iter().filter(|finding| !finding.ok).count();
    match failed {
        0 => println!("All {} checks passed.", findings.len()),
        _ => println!("{failed} of {} checks failed.", findings.len()),
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn line(finding: &Finding) -> String {
    let Finding { check, ok, detail } = finding;
    let word = if *ok { "ok    " } else { "FAILED" };
    if detail.is_empty() { format!("{word}  {check}") } else { format!("{word}  {check}: {detail}") }
}
