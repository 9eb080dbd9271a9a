//! `cargo xtask demo`: from a bare checkout to a running Plek with people, places and bookings in it.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;

use anyhow::{Context, Result};

use crate::frontend::{self, Bundle};
use crate::plek::{self, Profile};
use crate::steps::Steps;

/// Flags of `cargo xtask demo`.
#[derive(clap::Args)]
pub struct Args {
    /// The port of 127.0.0.1 to listen on
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Forget what was booked: start with a new demo database
    #[arg(long)]
    reset: bool,
    /// Build everything as it is shipped: smaller and faster, but slow to compile
    #[arg(long)]
    dist: bool,
    /// Further arguments for `plek demo`
    #[arg(last = true)]
    plek: Vec<String>,
}

/// Builds what is not up to date and becomes `plek demo`.
pub fn run(args: &Args) -> Result<()> {
    let (bundle, profile) = if args.dist { (Bundle::Release, Profile::Dist) } else { (Bundle::Demo, Profile::Release) };
    let mut steps = Steps::default();
    steps.run("front end", || frontend::build(bundle))?;
    let binary = steps.run("server (the first time takes minutes)", || plek::build(profile))?;
    if args.reset {
        steps.run("reset", || forget(Path::new("data")))?;
    }
    println!("==> http://127.0.0.1:{} (stop with Ctrl-C)", args.port);
    // In our place, so that Ctrl-C and the exit status are plek's own.
    let refused = plek::demo(&binary, args.port).args(&args.plek).exec();
    Err(refused).with_context(|| format!("cannot start {}", binary.display()))
}

/// Removes `demo.db` and SQLite's files beside it.
fn forget(data: &Path) -> Result<()> {
    for entry in fs::read_dir(data).into_iter().flatten() {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if matches!(name, "demo.db" | "demo.db-wal" | "demo.db-shm" | "demo.db-journal") {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn only_the_demo_database_is_forgotten() {
        let data = paths::temporary("demo-test").unwrap();
        for name in ["demo.db", "demo.db-wal", "plek.db", "demo.db.backup"] {
            fs::write(data.join(name), "").unwrap();
        }
        forget(&data).unwrap();
        forget(&data.join("missing")).unwrap();
        let left = paths::files_below(&data).unwrap();
        assert_eq!(left, [data.join("demo.db.backup"), data.join("plek.db")]);
        fs::remove_dir_all(&data).unwrap();
    }
}
