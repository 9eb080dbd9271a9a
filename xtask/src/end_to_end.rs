//! The browser's tests: one `plek demo` with a fresh database, Playwright against it.

use anyhow::{Context, Result};

use crate::plek::{Profile, Server};
use crate::process::{npm_program, run as finish};
use crate::{paths, programs};

/// When the tests happen: a Tuesday morning in term, an hour before the reading room fills.
pub const CLOCK: &str = "2026-10-13T10:20:00+02:00";

/// Starts the built server, runs Playwright, ends the server.
pub fn run(full: bool, playwright: &[String]) -> Result<()> {
    let chromium = programs::chromium().context("Chromium is not installed")?;
    let binary = Profile::Release.binary();
    let server = Server::start(&binary, CLOCK)?;
    let mut command = npm_program("playwright");
    command.args(["test", "--config", "end2end"]).args(playwright);
    command.env("PLEK_URL", server.url()).env("CHROMIUM", chromium);
    // For the test that starts on an empty machine.
    command.env("PLEK_BINARY", binary).env("PLEK_SITE_FOLDER", paths::site());
    if full {
        command.env("PLEK_E2E", "full");
    }
    finish(&mut command).inspect_err(|_| println!("{}", server.last_words()))
}
