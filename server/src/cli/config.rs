//! `plek config check`: what would count, where it comes from, and whether it can be used. Starts nothing and asks no
//! database; that is for `plek doctor`.

use super::Error;
use crate::config::{self, Config, Mode, Overview};
use crate::disk;
use clap::ArgMatches;
use std::process::ExitCode;

/// `plek config`.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Copy, Debug)]
enum Action {
    /// Show each value and where it comes from, and check what can be checked without starting
    Check,
}

/// Prints the values and what is wrong with them.
pub fn run(args: Args, matches: &ArgMatches, command: &clap::Command) -> ExitCode {
    let Action::Check = args.action;
    let mut faults = Vec::new();
    match Overview::of(matches) {
        Ok(overview) => print!("{overview}"),
        Err(error) => faults.push(Error::Config(error)),
    }
    let names = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned());
    faults.extend(config::check_environment(command, names).err().map(Error::Config));
    if faults.is_empty() {
        match config::load(matches, Mode::Serve) {
            Ok(config) => faults.extend(unusable(&config)),
            Err(error) => faults.push(Error::Config(error)),
        }
    }
    for fault in &faults {
        fault.print();
    }
    if faults.is_empty() {
        println!("The configuration can be used.");
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is well said and still cannot work here.
fn unusable(config: &Config) -> Option<Error> {
    let folder = disk::data_folder(config)?;
    let cause = disk::writable(&folder).err()?;
    Some(Error::ReadOnly { folder, cause })
}
