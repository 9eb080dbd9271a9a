//! `cargo xtask simulate`: the seeded simulation of the write path, optimised and with many seeds.

use anyhow::Result;

use crate::process::{cargo, run as finish};

/// Flags of `cargo xtask simulate`; all others go to the simulation itself.
#[derive(clap::Args)]
pub struct Args {
    /// How many seeds
    #[arg(long, default_value_t = 10_000)]
    seeds: u64,
    /// Further arguments for the simulation; `--help` after `--` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    simulation: Vec<String>,
}

/// Builds and runs it.
pub fn run(args: &Args) -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["run", "--release", "--package", "plek-domain", "--features", "simulation", "--bin", "simulate"]);
    finish(cargo.args(["--", "--seeds", &args.seeds.to_string()]).args(&args.simulation))
}
