//! `cargo xtask shots`: pictures of every page, to look at.

use std::process::Command;

use anyhow::{Context, Result};

use crate::frontend::{self, Bundle};
use crate::plek::{self, Profile, Server};
use crate::process::run as finish;
use crate::programs::{self, Program};
use crate::steps::Steps;
use crate::{end_to_end, paths};

/// Flags of `shots`.
#[derive(clap::Args)]
pub struct Args {
    /// Only Dutch in all sizes and schemes, and one look of the other languages
    #[arg(long)]
    quick: bool,
    /// Only pages with this in their name or route
    #[arg(long)]
    only: Option<String>,
}

/// Builds, starts a demo of its own, and has a browser look at every page in every look. A debug build: what is looked
/// at is the same, and it is there sooner.
pub fn run(args: &Args) -> Result<()> {
    let mut steps = Steps::default();
    steps.run("programs", || programs::ensure(&[Program::Chromium]))?;
    steps.run("front end", || frontend::build(Bundle::Demo))?;
    let binary = steps.run("server", || plek::build(Profile::Dev))?;
    let chromium = programs::chromium().context("Chromium is not installed")?;
    let server = steps.run("demo", || Server::start(&binary, end_to_end::CLOCK))?;
    let mut node = Command::new("node");
    node.arg("xtask/shots/main.mjs").arg(server.url()).arg(paths::target().join("shots"));
    node.args(args.quick.then_some("--quick"));
    node.args(args.only.iter().flat_map(|word| ["--only", word])).env("CHROMIUM", chromium);
    finish(&mut node).inspect_err(|_| println!("{}", server.last_words()))
}
