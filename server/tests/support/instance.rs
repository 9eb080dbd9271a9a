//! [`Instance`]: a Plek in a process of its own.

use super::client::Site;
use std::io::{BufRead, BufReader, Read};
use std::ops::Deref;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

/// What the clock of every instance shows at its start: the small world's today.
const CLOCK: &str = "2026-10-13T08:00:00+02:00";

/// The binary, serving a demo. Killed when dropped.
pub struct Instance {
    child: Child,
    site: Site,
    log: Arc<Mutex<String>>,
}

impl Instance {
    /// Starts `plek demo` on a database that is filled already, and waits until it listens.
    pub fn spawn(database: &str, flags: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plek"));
        // No plek.toml there, and no variables of whoever runs the tests.
        command.current_dir(std::env::temp_dir()).env_clear();
        command.args([
            "demo",
            "--listen",
            "127.0.0.1:0",
            "--site",
            "/nowhere",
            "--log",
            "warn",
            "--visitors",
            "off",
            "--clock",
            CLOCK,
        ]);
        command.args(["--database", database]).args(flags);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();

        let log = Arc::new(Mutex::new(String::new()));
        let (lines, mut errors) = (Arc::clone(&log), BufReader::new(child.stderr.take().unwrap()));
        thread::spawn(move || {
            let mut line = String::new();
            while errors.read_line(&mut line).is_ok_and(|length| length > 0) {
                lines.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let origin = loop {
            let mut line = String::new();
            let ended = output.read_line(&mut line).unwrap() == 0;
            assert!(!ended, "plek did not start: {said}{}", log.lock().unwrap());
            if let Some(address) = line.split_whitespace().find(|word| word.starts_with("http://")) {
                break address.to_owned();
            }
            said.push_str(&line);
        };
        thread::spawn(move || drop(output.read_to_end(&mut Vec::new())));
        Self { child, site: Site { origin }, log }
    }

    /// Ends it the hard way, by its own id, and waits until nothing is left of it.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop.
    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// How it ended by itself, within a limit.
    pub fn ended_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            sleep(Duration::from_millis(20));
        }
        None
    }

    /// What it wrote to its log so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }
}

impl Deref for Instance {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
