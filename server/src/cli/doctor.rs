//! `plek doctor`: is everything as it should be?

use super::{Error, open};
use crate::config::Config;
use crate::{disk, mail};
use plek_storage::{Finding, NotReady};
use std::fs;
use std::process::ExitCode;

/// Less room than this, and the next busy day may fill the disk.
const ROOM: u64 = 200_000_000;

/// SQLite writes its log back into the file long before it is this long, unless a reader never ends.
const LONG_LOG: u64 = 256_000_000;

/// Prints each check; fails when one of them does.
pub async fn run(config: Config) -> Result<ExitCode, Error> {
    let state = open(&config).await?;
    let mut findings = state.database.doctor().await.map_err(Error::Read)?;
    if state.database.pending_migrations().await.map_err(Error::Read)? == 0 {
        let (store, now) = (state.database.store(), state.clock.now());
        let tally = store.read().await.map_err(Error::Read)?.letters().tally(now).await.map_err(Error::Read)?;
        findings.extend(mail::findings::findings(&config, tally, now));
    }
    match state.database.ready().await {
        Err(NotReady::Clock { seconds }) => {
            findings.push(Finding::new("the clocks agree", false, format!("the database is {seconds} s ahead")));
        }
        Ok(()) if disk::data_file(&config).is_none() => findings.push(Finding::new("the clocks agree", true, "")),
        // What else may keep it from being ready is among the checks already.
        _ => {}
    }
    state.database.close().await;
    findings.extend(disk_findings(&config));
    Ok(report(&findings))
}

/// What only those are asked who keep their data in a file.
fn disk_findings(config: &Config) -> Vec<Finding> {
    let (Some(file), Some(folder)) = (disk::data_file(config), disk::data_folder(config)) else { return Vec::new() };
    let length = |path: &std::path::Path| fs::metadata(path).map_or(0, |about| about.len());
    let room = match disk::free(&folder) {
        Ok(free) => Finding::new("the disk has room", free >= ROOM, format!("{} left", disk::size(free))),
        Err(error) => Finding::new("the disk has room", false, error.to_string()),
    };
    let mut log = file.into_os_string();
    log.push("-wal");
    let log = length(log.as_ref());
    vec![room, Finding::new("the write-ahead log is short", log <= LONG_LOG, disk::size(log))]
}

/// Prints findings; fails when one of them does.
pub(super) fn report(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        println!("{}", line(finding));
    }
    let failed = findings.iter().filter(|finding| !finding.ok).count();
    match failed {
        0 => println!("All {} checks passed.", findings.len()),
        _ => println!("{failed} of {} checks failed.", findings.len()),
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn line(finding: &Finding) -> String {
    let Finding { check, ok, detail } = finding;
    let word = if *ok { "ok    " } else { "FAILED" };
    if detail.is_empty() { format!("{word}  {check}") } else { format!("{word}  {check}: {detail}") }
}
