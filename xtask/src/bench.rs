//! `cargo xtask bench`: what an operation costs, in CPU ms of Plek and of PostgreSQL apart.

use std::process::Command;

use anyhow::Result;

use crate::frontend::{self, Bundle};
use crate::paths;
use crate::postgres::{Cluster, Durability};
use crate::process::{cargo, run as finish};
use crate::programs::{self, Program};
use crate::steps::Steps;

/// Flags of `cargo xtask bench`: all go to `plek-bench`.
#[derive(clap::Args)]
pub struct Args {
    /// Arguments for `plek-bench`; `--help` after `--` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    bench: Vec<String>,
}

/// Builds the browser's half as shipped and the server optimised, but without the link-time optimisation of what is
/// shipped; starts a PostgreSQL that syncs, runs the benchmarks against both databases.
pub fn run(args: &Args) -> Result<()> {
    programs::ensure(&[Program::Postgres])?;
    let mut steps = Steps::default();
    steps.run("front end", || frontend::build(Bundle::Release))?;
    steps.run("server", || {
        let binaries = ["--bin", "plek", "--bin", "plek-bench", "--features", "bench"];
        finish(cargo().args(["build", "--release", "--package", "server"]).args(binaries))
    })?;
    let cluster = Cluster::start(Durability::Full)?;
    let binaries = paths::target().join("release");
    let mut bench = Command::new(binaries.join("plek-bench"));
    bench.arg("--plek").arg(binaries.join("plek")).arg("--site").arg(paths::site());
    bench.args(["--postgres", &cluster.url(), "--postgres-pid", &cluster.pid().to_string()]);
    finish(bench.args(&args.bench))
}
