//! The server's binary: built, and run for tests.

use std::env;
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

/// Builds the server with the static files of a table inside, and returns its path.
pub fn build_with(profile: Profile, table: &Path) -> Result<PathBuf> {
    let mut cargo = cargo();
    cargo.args(["build", "--package", "server", "--bin", "plek", "--features", "embed", "--profile", profile.name()]);
    run(cargo.env("PLEK_EMBED", table))?;
    Ok(profile.binary())
}

/// `plek demo` on a port, with our static files.
pub fn demo(binary: &Path, port: u16) -> Command {
    let mut command = Command::new(binary);
    command.args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--site"]).arg(paths::site());
    command
}

/// Takes away what the developer has set for a Plek of their own: variables, and a `plek.toml` in the working folder.
fn alone(command: &mut Command, folder: &Path) {
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("PLEK_")) {
            command.env_remove(name);
        }
    }
    command.current_dir(folder);
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
        command
            .args(["--clock", clock, "--visitors", "off", "--database"])
            .arg(format!("sqlite:{}", folder.join("demo.db").display()));
        alone(&mut command, &folder);
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const NODE: &str = r#"#!/usr/bin/env node
const [port] = process.argv[process.argv.indexOf("--listen") + 1].split(":").slice(1);
let asked = 0;
const answer = (request, response) => response.writeHead(request.url === "/healthz/ready" && asked++ ? 200 : 503).end();
require("node:http").createServer(answer).listen(Number(port), "127.0.0.1");
"#;

    fn with(script: &str, check: impl FnOnce(&Path)) {
        let folder = paths::temporary("plek-test").unwrap();
        let binary = folder.join("plek");
        fs::write(&binary, script).unwrap();
        fs::set_permissions(&binary, fs::Permissions::from_mode(0o755)).unwrap();
        check(&binary);
        fs::remove_dir_all(&folder).unwrap();
    }

    /// One test: both write the same log.
    #[test]
    fn readiness_is_waited_for_and_an_early_end_is_told() {
        with(NODE, |binary| {
            let server = Server::start(binary, "2026-10-13T10:20:00+02:00").unwrap();
            assert_eq!(net::status(server.port, "/healthz/ready"), Some(200));
            let port = server.port;
            drop(server);
            assert_eq!(net::status(port, "/healthz/ready"), None);
        });
        with("#!/bin/sh\necho \"unknown flag $6\"\nexit 2\n", |binary| {
            let error = Server::start(binary, "2026-10-13T10:20:00+02:00").err().map(|error| format!("{error:#}"));
            let error = error.unwrap();
            assert!(error.contains("unknown flag --clock") && error.contains("exit status: 2"), "{error}");
        });
    }
}
