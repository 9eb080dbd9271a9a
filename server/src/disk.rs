//! The disk that the database lies on.

use crate::config::Config;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The SQLite file of a configuration; none with PostgreSQL, or in memory.
#[must_use]
pub fn data_file(config: &Config) -> Option<PathBuf> {
    let path = config.database.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split('?').next().unwrap_or_default();
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

/// The folder of that file.
#[must_use]
pub fn data_folder(config: &Config) -> Option<PathBuf> {
    let file = data_file(config)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some(folder.unwrap_or(Path::new(".")).to_owned())
}

/// Whether files can be made in a folder, or, when it is not there yet, in the nearest one above it that is.
///
/// # Errors
/// Why not.
pub fn writable(folder: &Path) -> io::Result<()> {
    let probe = existing(folder).join(format!(".plek-probe-{}", std::process::id()));
    OpenOptions::new().write(true).create_new(true).open(&probe)?;
    fs::remove_file(probe)
}

/// Bytes that are left for us on the disk of a folder.
///
/// # Errors
/// When the system does not say.
pub fn free(folder: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(existing(folder))?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

fn existing(folder: &Path) -> &Path {
    folder.ancestors().find(|above| above.is_dir()).unwrap_or(Path::new("."))
}

/// Bytes as people say them: `1.2 GB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_to_be_made_is_judged_by_the_one_above() {
        let folder = std::env::temp_dir();
        writable(&folder.join("plek/not/there/yet")).unwrap();
        assert!(free(&folder.join("plek/not/there/yet")).unwrap() > 0);
        assert!(writable(Path::new("/proc/plek")).is_err());
    }

    #[test]
    fn sizes_are_read_at_a_glance() {
        for (bytes, said) in [(0, "0.0 kB"), (999_999, "999.9 kB"), (1_250_000, "1.2 MB"), (12_000_000_000, "12.0 GB")]
        {
            assert_eq!(size(bytes), said);
        }
    }
}
