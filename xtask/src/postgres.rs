//! A PostgreSQL cluster of our own, thrown away afterwards: temporary folder, free port, trusted role `plek`.
//!
//! The tests' set-up hooks have no tear-down, so the chore owns the cluster. As root it runs as `postgres` or `nobody`:
//! PostgreSQL refuses to run as root.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::guarded::{Guarded, Keeping};
use crate::{net, paths, process, programs};

/// What is at stake when the machine loses power.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing: tests. No syncing at all.
    None,
    /// What production promises: benchmarks. Every commit is synced.
    Full,
}

/// A running cluster; stopped and removed when dropped, and also when we are killed.
pub struct Cluster {
    server: Guarded,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes a cluster and waits until it answers.
    pub fn start(durability: Durability) -> Result<Cluster> {
        let binaries = programs::postgres_binaries().context("the PostgreSQL server is not installed")?;
        let user = if programs::is_root()? { Some(programs::unprivileged()?) } else { None };
        // Someone may take the free port before PostgreSQL does.
        let mut tries = 0;
        loop {
            tries += 1;
            match Cluster::attempt(&binaries, user, durability) {
                Err(error) if tries < 3 && format!("{error:#}").contains("Address already in use") => {}
                outcome => return outcome,
            }
        }
    }

    fn attempt(binaries: &Path, user: Option<(u32, u32)>, durability: Durability) -> Result<Cluster> {
        let folder = paths::temporary("postgres")?;
        if let Some((user, group)) = user {
            chown(&folder, Some(user), Some(group))?;
        }
        initialise(binaries, user, &folder).inspect_err(|_| drop(fs::remove_dir_all(&folder)))?;

        let port = net::free_port()?;
        let mut postgres = Command::new(binaries.join("postgres"));
        postgres.arg("-D").arg(folder.join("data")).args(["-p", &port.to_string()]).current_dir(&folder);
        for setting in settings(durability) {
            postgres.args(["-c", setting]);
        }
        postgres.arg("-c").arg(format!("unix_socket_directories={}", folder.display()));

        // SIGINT is PostgreSQL's "fast" shutdown: it ends connections instead of waiting for them.
        let log = folder.join("log");
        let keeping = Keeping { signal: Some("INT"), log: Some(&log), remove: Some(&folder), user };
        let server = Guarded::start(&postgres, &keeping)?;
        let mut cluster = Cluster { server, folder, port };
        cluster.wait()?;
        Ok(cluster)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        // The last line of this file is the server's own word that it takes connections.
        let word = self.data().join("postmaster.pid");
        while !fs::read_to_string(&word).is_ok_and(|text| text.trim_end().ends_with("ready")) {
            let said = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            if self.server.ended()?.is_some() || said.contains("FATAL") {
                bail!("PostgreSQL did not start: {}", said.trim());
            }
            if start.elapsed() > Duration::from_secs(60) {
                bail!("PostgreSQL was not ready within 60 s: {}", said.trim());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Where to connect, as the superuser, to the database `postgres`.
    pub fn url(&self) -> String {
        format!("postgres://plek@127.0.0.1:{}/postgres", self.port)
    }

    /// The process id of the postmaster; its children do the work.
    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// The data directory.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

fn initialise(binaries: &Path, user: Option<(u32, u32)>, folder: &Path) -> Result<()> {
    let mut initdb = Command::new(binaries.join("initdb"));
    initdb.args(["--username=plek", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]);
    initdb.arg(folder.join("data")).current_dir(folder);
    if let Some((user, group)) = user {
        initdb.uid(user).gid(group);
    }
    process::capture(&mut initdb).map(drop)
}

fn settings(durability: Durability) -> &'static [&'static str] {
    match durability {
        Durability::None => &[
            "listen_addresses=127.0.0.1",
            "max_connections=200",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ],
        Durability::Full => &[
            "listen_addresses=127.0.0.1",
            "max_connections=200",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_takes_connections_and_leaves_nothing_behind() {
        let cluster = Cluster::start(Durability::None).unwrap();
        let (folder, pid) = (cluster.folder.clone(), cluster.pid().to_string());
        let word = fs::read_to_string(cluster.data().join("postmaster.pid")).unwrap();
        assert_eq!(word.lines().next(), Some(&*pid));
        assert!(std::net::TcpStream::connect(("127.0.0.1", cluster.port)).is_ok());
        drop(cluster);
        assert!(!folder.exists());
        assert!(!process::succeeds(Command::new("kill").args(["-0", &pid])));
    }
}
