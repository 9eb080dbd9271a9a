//! "Is what I made last time still right?" A hash over everything a build step reads, kept beside its result.
//!
//! Contents count, not times: a fresh checkout or a switched branch must not rebuild what is the same.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};

use crate::paths;

/// The inputs of one build step.
#[derive(Default)]
pub struct Fingerprint(DefaultHasher);

impl Fingerprint {
    /// Adds a setting.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds a file: its name and its bytes.
    pub fn file(mut self, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        path.hash(&mut self.0);
        bytes.hash(&mut self.0);
        Ok(self)
    }

    /// Adds all files below a folder.
    pub fn tree(self, dir: &Path) -> Result<Self> {
        paths::files_below(dir)?.iter().try_fold(self, |sum, path| sum.file(path))
    }

    /// Whether `stamp` was written for these very inputs.
    pub fn matches(&self, stamp: &Path) -> bool {
        fs::read_to_string(stamp).is_ok_and(|kept| kept == self.hex())
    }

    /// Writes `stamp`: the result for these inputs is complete.
    pub fn keep(&self, stamp: &Path) -> Result<()> {
        fs::write(stamp, self.hex()).with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// Removes `stamp`, before its result is touched.
    pub fn forget(stamp: &Path) -> Result<()> {
        match fs::remove_file(stamp) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", stamp.display()))
            }
            _ => Ok(()),
        }
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_renamed_file_no_longer_matches() {
        let dir = paths::temporary("fingerprint-test").unwrap();
        let (file, stamp) = (dir.join("a.css"), dir.with_extension("stamp"));
        let of = || Fingerprint::default().text("dev").tree(&dir).unwrap();
        fs::write(&file, "a").unwrap();
        of().keep(&stamp).unwrap();
        assert!(of().matches(&stamp));
        fs::write(&file, "b").unwrap();
        assert!(!of().matches(&stamp));
        fs::write(&file, "a").unwrap();
        assert!(of().matches(&stamp));
        fs::rename(&file, dir.join("b.css")).unwrap();
        assert!(!of().matches(&stamp));
        Fingerprint::forget(&stamp).unwrap();
        Fingerprint::forget(&stamp).unwrap();
        assert!(!stamp.exists());
        fs::remove_dir_all(&dir).unwrap();
    }
}
