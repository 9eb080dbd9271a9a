//! Plek's chores: `cargo xtask demo`, `test`, `dev`, `shots`, `simulate`, `bench`, `dist`.
//!
//! A chore is one file with its flags (`Args`) and one `run`. To add one: write that file, name it in [`Chore`] and in `main`.
//! Everything it starts goes through [`process`] (runs to its end) or [`guarded`] (a server, ended together with us).

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bench;
mod demo;
mod dev;
mod dist;
mod embed;
mod end_to_end;
mod fingerprint;
mod frontend;
mod guarded;
mod net;
mod packages;
mod paths;
mod plek;
mod postgres;
mod process;
mod programs;
mod shots;
mod simulate;
mod steps;
mod test;
mod watch;

/// Plek's chores. Rust (through rustup) and Node 20 are all that has to be there.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build everything and run Plek with a believable consortium in it
    Demo(demo::Args),
    /// Format, lints, unit, database, HTTP and browser tests: what CI runs
    Test(test::Args),
    /// Run Plek and rebuild what changed
    Dev(dev::Args),
    /// Pictures of every page in every look, on one sheet (`target/shots/index.html`)
    Shots(shots::Args),
    /// Many seeded runs of the write path against faults
    Simulate(simulate::Args),
    /// CPU and latency of Plek and of PostgreSQL, apart
    Bench(bench::Args),
    /// One program with everything inside, as it is shipped
    Dist(dist::Args),
}

fn main() -> ExitCode {
    let done = paths::enter_root().and_then(|()| match Cli::parse().chore {
        Chore::Demo(args) => demo::run(&args),
        Chore::Test(args) => test::run(&args),
        Chore::Dev(args) => dev::run(&args),
        Chore::Shots(args) => shots::run(&args),
        Chore::Simulate(args) => simulate::run(&args),
        Chore::Bench(args) => bench::run(&args),
        Chore::Dist(args) => dist::run(&args),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
