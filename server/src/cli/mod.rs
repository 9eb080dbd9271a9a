//! The command line: one file per subcommand. Without one it is [`serve`].

pub mod admin;
pub mod demo;
pub mod doctor;
pub mod migrate;
pub mod serve;

mod error;

pub use error::Error;

use crate::config::{self, Config, Mode};
use crate::{state, telemetry};
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::future::Future;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// The flags and subcommands.
#[derive(Debug, Parser)]
#[command(name = "plek", version, max_term_width = 120)]
#[command(about = "Plek: study seats, visits, activities, reading clubs and quests, for libraries")]
struct Cli {
    /// The configuration file. By default `plek.toml` in the working folder, if there is one
    #[arg(long, global = true, env = "PLEK_CONFIG", value_name = "FILE", help_heading = "Configuration")]
    config: Option<PathBuf>,

    #[command(flatten)]
    settings: config::Settings,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring the database up to date and serve (what `plek` alone does)
    Serve(serve::Args),
    /// Serve a believable consortium to try things out in; anyone may be anyone
    Demo,
    /// Bring the database up to date
    Migrate,
    /// Check the installation and say what is wrong
    Doctor,
    /// Administrators of libraries
    #[command(subcommand)]
    Admin(admin::Args),
}

/// The command line as clap sees it; also the source of the reference in the documentation.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Does what the command line says.
#[must_use]
pub fn main() -> ExitCode {
    let matches = command().get_matches();
    match run(&matches) {
        Ok(code) => code,
        Err(error) => {
            error.print();
            ExitCode::FAILURE
        }
    }
}

fn run(matches: &ArgMatches) -> Result<ExitCode, Error> {
    // Other errors of clap have ended the process in `get_matches`.
    let cli = Cli::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
    let names = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned());
    config::check_environment(&command(), names)?;
    let command = cli.command.unwrap_or(Command::Serve(serve::Args::default()));
    let mode = if matches!(command, Command::Demo) { Mode::Demo } else { Mode::Serve };
    let config = config::load(matches, mode)?;
    telemetry::start(&config)?;
    match command {
        Command::Serve(args) => block_on(serve::run(config, &args)),
        Command::Demo => block_on(demo::run(config)),
        Command::Migrate => block_on(migrate::run(config)),
        Command::Doctor => block_on(doctor::run(config)),
        Command::Admin(args) => block_on(admin::run(config, args)),
    }
}

/// Runs a subcommand to its end on all cores.
fn block_on(work: impl Future<Output = Result<ExitCode, Error>>) -> Result<ExitCode, Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Runtime)?;
    let code = runtime.block_on(work);
    // A thread that hangs on a disk or a network must not keep the process from ending.
    runtime.shutdown_timeout(Duration::from_millis(500));
    code
}

/// Opens what a configuration names.
async fn open(config: &Config) -> Result<state::State, Error> {
    Ok(state::State::open(config).await?)
}
