//! The server's binary: built, and run for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::guarded::{Guarded, Keeping};
use crate::process::{cargo, run};
use crate::{net, paths};

/// How the binary is optimised.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Compiles fast.
    Dev,
    /// Runs fast.
    Release,
    /// What is shipped.
    Dist,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Dev => "dev",
            Profile::Release => "release",
            Profile::Dist => "dist",
        }
    }

    /// Where cargo leaves the binary.
    pub fn binary(self) -> PathBuf {
        let folder = if self == Profile::Dev { "debug" } else { self.name() };
        paths::target().join(folder).join("plek")
    }
}

/// Builds the server and returns its path.
pub fn build(profile: Profile) -> Result<PathBuf> {
    run(cargo().args(["build", "--package", "server", "--bin", "plek", "--profile", profile.name()]))?;
    Ok(profile.binary())
}

/// `plek demo` on a port, with our static files.
pub fn demo(binary: &Path, port: u16) -> Command {
    let mut command = Command::new(binary);
    command.args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--site"]).arg(paths::site());
    command
}

/// A demo for tests: a free port, a database of its own, a clock that starts where the tests expect it.
pub struct Server {
    process: Guarded,
    port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts it and waits until it is ready.
    pub fn start(binary: &Path, clock: &str) -> Result<Server> {
        let folder = paths::temporary("demo")?;
        let log = paths::notes()?.join("plek.log");
        fs::write(&log, "")?;
        let port = net::free_port()?;
        let mut command = demo(binary, port);
        command.args(["--clock", clock, "--database"]).arg(format!("sqlite://{}", folder.join("demo.db").display()));
        let keeping = Keeping { log: Some(&log), remove: Some(&folder), ..Keeping::default() };
        let mut server = Server { process: Guarded::start(&command, &keeping)?, port, log };
        server.wait().with_context(|| format!("{}\n`plek demo` did not get ready", server.last_words()))?;
        Ok(server)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while net::status(self.port, "/healthz/ready") != Some(200) {
            if let Some(status) = self.process.ended()? {
                bail!("it ended with {status}");
            }
            if start.elapsed() > Duration::from_secs(60) {
                bail!("/healthz/ready was not 200 within 60 s");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Its address, as the browser types it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The end of its log.
    pub fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines = log.lines().collect::<Vec<_>>();
        format!("the last lines of {}:\n{}", self.log.display(), lines[lines.len().saturating_sub(40)..].join("\n"))
    }
}
