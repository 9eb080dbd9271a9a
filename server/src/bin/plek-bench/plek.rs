//! A Plek of its own: the binary as people run it, on a free port.

use crate::Result;
use crate::http::{Client, Encoding};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest wait for its end after it was asked; its own limit is 10 s.
const ENDING: Duration = Duration::from_secs(15);

/// A running Plek; killed when dropped.
pub struct Plek {
    child: Child,
    address: SocketAddr,
    ready_after: Duration,
}

impl Plek {
    /// Starts `plek demo` on a database that is filled already, and waits until it is ready.
    pub async fn start(binary: &Path, site: &Path, database: &str) -> Result<Self> {
        let started = Instant::now();
        let mut command = Command::new(binary);
        command.args(["demo", "--listen", "127.0.0.1:0", "--log", "warn", "--visitors", "off", "--database", database]);
        command.arg("--site").arg(site).stdin(Stdio::null()).stdout(Stdio::piped());
        // What is set around us is not what is measured.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PLEK_")) {
            command.env_remove(name);
        }
        let mut child = command.spawn().map_err(|error| format!("cannot start {}: {error}", binary.display()))?;
        let output = child.stdout.take();
        let mut plek = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), ready_after: Duration::ZERO };
        let mut lines = BufReader::new(output.ok_or("no output")?).lines();
        plek.address = loop {
            let line = lines.next().ok_or("Plek ended at once")??;
            let url = line.strip_prefix("Plek is ready: http://").and_then(|rest| rest.split(' ').next());
            if let Some(address) = url {
                break address.parse()?;
            }
        };
        let mut client = Client::connect(plek.address, Encoding::Identity).await?;
        while client.get("/healthz/ready").await?.status != 200 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        plek.ready_after = started.elapsed();
        Ok(plek)
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// How long it took from its start until it said that it can serve.
    pub const fn ready_after(&self) -> Duration {
        self.ready_after
    }

    /// Asks it to end, and waits.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill").arg(self.pid().to_string()).status()?;
        let asked = Instant::now();
        while self.child.try_wait()?.is_none() {
            if asked.elapsed() > ENDING {
                return Err("Plek does not stop".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Plek {
    fn drop(&mut self) {
        // Fails only when it has ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
