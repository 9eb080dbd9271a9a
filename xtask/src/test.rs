//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest. CI runs this and nothing else.

use std::env;
use std::process::Command;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::end_to_end;
use crate::frontend::{self, Bundle};
use crate::packages::{self, WASM};
use crate::plek::{self, Profile};
use crate::postgres::{Cluster, Durability};
use crate::process::{cargo, run as finish, succeeds};
use crate::programs::{self, Program};
use crate::steps::Steps;

/// `app` natively. As a feature of the whole workspace in one call: with `-p app` apart, dependencies would be resolved
/// with other features and built a second time. Never together with `hydrate`.
const FEATURES: &str = "app/ssr,server/bench";

/// Flags of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Args {
    /// Every page in every combination of scheme, width, language and script
    #[arg(long)]
    full: bool,
    /// Only this step; may be given several times
    #[arg(long, value_enum, value_name = "STEP")]
    only: Vec<Step>,
    /// Further arguments for the test runner (nextest or Playwright) of the one step named by --only
    #[arg(last = true)]
    runner: Vec<String>,
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// rustfmt changes nothing
    Format,
    /// clippy, server side
    Lints,
    /// clippy, browser side
    LintsWasm,
    /// The chores' own tests
    Chores,
    /// Examples in the documentation
    Docs,
    /// Unit, property, simulation, storage (both databases) and HTTP tests
    Tests,
    /// Front end and server
    Build,
    /// Playwright with Chromium; builds first
    EndToEnd,
}

/// Runs the steps up to the first that fails.
pub fn run(args: &Args) -> Result<()> {
    if !args.runner.is_empty() && args.only.len() != 1 {
        bail!("arguments after `--` need one step: name it with --only");
    }
    let wanted = |step| args.only.is_empty() || args.only.contains(&step);
    let mut steps = Steps::default();
    let outcome = all(args, &wanted, &mut steps);
    println!("\n{}", steps.table());
    outcome
}

fn all(args: &Args, wanted: &dyn Fn(Step) -> bool, steps: &mut Steps) -> Result<()> {
    steps.run("what the tests need", || prepare(wanted))?;
    if wanted(Step::Format) {
        steps.run("format", || finish(cargo().args(["fmt", "--all", "--check"])))?;
    }
    if wanted(Step::Lints) {
        steps.run("lints", || clippy(&["--workspace", "--all-targets", "--features", FEATURES]))?;
    }
    if wanted(Step::LintsWasm) {
        steps
            .run("lints-wasm", || clippy(&["--package", "app", "--lib", "--features", "hydrate", "--target", WASM]))?;
    }
    if wanted(Step::Chores) {
        steps.run("chores", || finish(cargo().args(["test", "--quiet", "--package", "xtask"])))?;
    }
    if wanted(Step::Docs) {
        steps.run("docs", || finish(cargo().args(["test", "--doc"]).args(everything())))?;
    }
    if wanted(Step::Tests) {
        steps.run("tests", || tests(&args.runner))?;
    }
    if wanted(Step::Build) || wanted(Step::EndToEnd) {
        steps.run("build: front end", || frontend::build(Bundle::Demo))?;
        steps.run("build: server", || plek::build(Profile::Release))?;
    }
    if wanted(Step::EndToEnd) {
        steps.run("end-to-end", || end_to_end::run(args.full, &args.runner))?;
    }
    Ok(())
}

fn prepare(wanted: &dyn Fn(Step) -> bool) -> Result<()> {
    let needs =
        [(Step::Chores, Program::Postgres), (Step::Tests, Program::Postgres), (Step::EndToEnd, Program::Chromium)];
    let needed = needs.into_iter().filter(|(step, _)| wanted(*step)).map(|(_, program)| program);
    programs::ensure(&needed.collect::<Vec<_>>())?;
    if wanted(Step::LintsWasm) {
        packages::wasm_target()?;
    }
    if wanted(Step::Build) || wanted(Step::EndToEnd) {
        packages::npm()?;
    }
    Ok(())
}

/// All packages but ourselves: we depend on other features of the same crates, so building us along would build those anew.
fn everything() -> [&'static str; 5] {
    ["--workspace", "--exclude", "xtask", "--features", FEATURES]
}

fn clippy(selection: &[&str]) -> Result<()> {
    finish(cargo().arg("clippy").args(selection).args(["--", "-D", "warnings"]))
}

fn tests(runner: &[String]) -> Result<()> {
    let cluster = Cluster::start(Durability::None)?;
    let mut command = cargo();
    if succeeds(Command::new("cargo-nextest").args(["nextest", "--version"])) {
        let profile = if env::var_os("CI").is_some() { "ci" } else { "default" };
        command.args(["nextest", "run", "--profile", profile]).args(everything()).args(runner);
    } else {
        command.args(["test", "--all-targets"]).args(everything());
        if !runner.is_empty() {
            command.arg("--").args(runner);
        }
    }
    finish(command.env("PLEK_TEST_POSTGRES", cluster.url()))
}
