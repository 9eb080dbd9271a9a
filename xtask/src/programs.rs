//! Programs of the system that the tests need: a browser and a database server. Found, or installed where that is simple.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{capture, in_path, run};

/// A program that tests use and that Debian packages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The browser of the end-to-end tests.
    Chromium,
    /// The database server (`initdb` and `postgres`).
    Postgres,
}

impl Program {
    fn present(self) -> bool {
        match self {
            Program::Chromium => chromium().is_some(),
            Program::Postgres => postgres_binaries().is_some(),
        }
    }

    fn package(self) -> &'static str {
        match self {
            Program::Chromium => "chromium",
            Program::Postgres => "postgresql",
        }
    }

    fn wanted(self) -> &'static str {
        match self {
            Program::Chromium => "Chromium (or Chrome; its path in CHROMIUM if it is not in PATH)",
            Program::Postgres => "the PostgreSQL server, 15 or later (its folder with `initdb` and `postgres` in PATH)",
        }
    }
}

/// Makes sure that all of `needed` are there: through apt as root, otherwise by saying what is missing.
pub fn ensure(needed: &[Program]) -> Result<()> {
    let mut missing = needed.iter().copied().filter(|program| !program.present()).collect::<Vec<_>>();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    if is_root()? && in_path("apt-get").is_some() {
        run(apt().arg("update"))?;
        let packages = missing.iter().map(|program| program.package());
        run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))?;
    }
    let still = missing.iter().filter(|program| !program.present()).map(|program| program.wanted());
    let still = still.collect::<Vec<_>>();
    if !still.is_empty() {
        bail!("please install {}", still.join(" and "));
    }
    Ok(())
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Whether we run as root.
pub fn is_root() -> Result<bool> {
    Ok(capture(Command::new("id").arg("-u"))? == "0")
}

/// The browser: `CHROMIUM`, or the first of its usual names.
pub fn chromium() -> Option<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    let bundles = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    let bundle = bundles.iter().map(PathBuf::from).find(|path| path.is_file());
    names.iter().find_map(|name| in_path(name)).or(bundle)
}

/// The folder with PostgreSQL's server programs: Debian's newest, or where `PATH` has them.
///
/// Debian's folder first: a link to `initdb` alone in `PATH` would find no `postgres` beside it.
pub fn postgres_binaries() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders = versions.map(|version| (number(&version.path()), version.path().join("bin"))).collect::<Vec<_>>();
    folders.sort();
    let debian = folders.into_iter().rev().map(|(_, folder)| folder).find(|folder| serves(folder));
    debian.or_else(|| in_path("initdb")?.parent().map(Path::to_path_buf).filter(|folder| serves(folder)))
}

fn serves(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}

fn number(version: &Path) -> Option<u32> {
    version.file_name()?.to_str()?.parse().ok()
}

/// User and group ids of the account that PostgreSQL runs as when we are root, which it refuses to be.
pub fn unprivileged() -> Result<(u32, u32)> {
    let account = ["postgres", "nobody"].into_iter().find(|name| id("-u", name).is_ok());
    let account = account.context("PostgreSQL must not run as root, and there is no user `postgres` or `nobody`")?;
    Ok((id("-u", account)?, id("-g", account)?))
}

fn id(which: &str, account: &str) -> Result<u32> {
    Ok(capture(Command::new("id").args([which, account]))?.parse()?)
}
