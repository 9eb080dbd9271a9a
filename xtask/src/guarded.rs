//! Servers that we start and that must not outlive us, not even when we are killed.
//!
//! A few lines of `sh` stand between: they run the program, wait for our end of a pipe to close, end the program by its id
//! and remove its folder. The kernel closes the pipe however we end (success, failed test, Ctrl-C, `kill -9`), which no
//! signal handler and no `Drop` can promise. The shell has its own process group, so that Ctrl-C reaches only us.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use anyhow::{Context, Result};

const SHELL: &str = include_str!("guarded.sh");

/// How a guarded program is run and ended.
#[derive(Default)]
pub struct Keeping<'a> {
    /// The signal that asks it to end, without `SIG`; `TERM` when none is named. After 20 s it is killed.
    pub signal: Option<&'a str>,
    /// The file that its output is appended to; our standard error when none is named.
    pub log: Option<&'a Path>,
    /// A folder that is removed after its end.
    pub remove: Option<&'a Path>,
    /// User and group it runs as, when we are root and it must not be.
    pub user: Option<(u32, u32)>,
}

/// A running program; ended, and its folder removed, when this is dropped.
pub struct Guarded {
    shell: Child,
    pid: u32,
}

impl Guarded {
    /// Starts `command` (its program, arguments, variables and folder count).
    pub fn start(command: &Command, keeping: &Keeping) -> Result<Guarded> {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", SHELL, "guarded", keeping.signal.unwrap_or("TERM")]);
        shell.arg(keeping.log.unwrap_or(Path::new(""))).arg(keeping.remove.unwrap_or(Path::new("")));
        shell.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        if let Some(dir) = command.get_current_dir() {
            shell.current_dir(dir);
        }
        if let Some((user, group)) = keeping.user {
            shell.uid(user).gid(group);
        }
        shell.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped());

        let name = command.get_program().to_string_lossy();
        let mut shell = shell.spawn().with_context(|| format!("cannot start `{name}`"))?;
        let mut line = String::new();
        if let Some(output) = shell.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let pid = line.trim().parse().with_context(|| format!("`{name}` did not start"))?;
        Ok(Guarded { shell, pid })
    }

    /// The process id of the program itself, not of its guard.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// How it ended, if it did so by itself.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.shell.try_wait().context("cannot ask after a program")
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        if let Err(error) = self.shell.wait() {
            eprintln!("warning: process {} may still run: {error}", self.pid);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::paths;

    #[test]
    fn a_dropped_program_is_gone_and_so_is_its_folder() {
        let dir = paths::temporary("guard-test").unwrap();
        let log = dir.join("log");
        let keeping = Keeping { log: Some(&log), remove: Some(&dir), ..Keeping::default() };
        let mut guarded = Guarded::start(Command::new("sleep").arg("600"), &keeping).unwrap();
        let alive = format!("/proc/{}", guarded.pid());
        assert!(guarded.ended().unwrap().is_none());
        if Path::new("/proc/self").exists() {
            assert!(Path::new(&alive).exists());
        }
        drop(guarded);
        assert!(!Path::new(&alive).exists());
        assert!(!dir.exists());
    }

    #[test]
    fn a_program_that_fails_is_noticed() {
        let mut guarded = Guarded::start(Command::new("sh").args(["-c", "exit 7"]), &Keeping::default()).unwrap();
        let status = loop {
            if let Some(status) = guarded.ended().unwrap() {
                break status;
            }
            thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(status.code(), Some(7));
    }
}
