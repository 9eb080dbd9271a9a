//! Where things lie. Every chore runs in the root of the workspace, whatever folder it was called from.

use std::env;
use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context, Result, bail};

/// The root of the workspace.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Makes the root the working folder, so that relative names mean the same for everything we start.
pub fn enter_root() -> Result<()> {
    let root = root();
    env::set_current_dir(&root).with_context(|| format!("cannot enter {}", root.display()))
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The folder of static files that the server hands out.
pub fn site() -> PathBuf {
    target().join("site")
}

/// Our own notes and halves of builds; made when missing.
pub fn notes() -> Result<PathBuf> {
    let dir = target().join("xtask");
    fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    Ok(dir)
}

/// Makes an empty private folder among the system's temporary files.
///
/// Not under `target`: PostgreSQL runs as another user there, who may not pass through our folders.
pub fn temporary(purpose: &str) -> Result<PathBuf> {
    for attempt in 0..1000 {
        let name = format!("plek-{purpose}-{}-{attempt}", process::id());
        let dir = env::temp_dir().join(name);
        match DirBuilder::new().mode(0o700).create(&dir) {
            Ok(()) => return Ok(dir),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("cannot make {}", dir.display())),
        }
    }
    bail!("no free name for a temporary folder in {}", env::temp_dir().display())
}

/// All files below `dir`, sorted, or none when it does not exist.
pub fn files_below(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(dir) = open.pop() {
        let entries = match fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot list {}", dir.display())),
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
