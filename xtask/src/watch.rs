//! What changed in the sources since last time, by asking: no notification service, the same on every system.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;

use crate::paths;

/// The watched folders as they were at the last look.
pub struct Watch {
    folders: &'static [&'static str],
    seen: HashMap<PathBuf, SystemTime>,
}

impl Watch {
    /// Starts watching.
    pub fn new(folders: &'static [&'static str]) -> Result<Watch> {
        Ok(Watch { folders, seen: look(folders)? })
    }

    /// The files that were written, made or removed since the last look.
    pub fn changed(&mut self) -> Result<Vec<PathBuf>> {
        let now = look(self.folders)?;
        let mut changed = Vec::new();
        changed.extend(
            now.iter().filter(|(path, time)| self.seen.get(*path) != Some(*time)).map(|(path, _)| path.clone()),
        );
        changed.extend(self.seen.keys().filter(|path| !now.contains_key(*path)).cloned());
        self.seen = now;
        Ok(changed)
    }
}

fn look(folders: &[&str]) -> Result<HashMap<PathBuf, SystemTime>> {
    let mut seen = HashMap::new();
    for folder in folders {
        for path in paths::files_below(Path::new(folder))? {
            // A file that vanishes while we look is simply gone.
            if let Ok(time) = fs::metadata(&path).and_then(|file| file.modified()) {
                seen.insert(path, time);
            }
        }
    }
    Ok(seen)
}

/// What has to be made again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The browser's half.
    pub front_end: bool,
    /// The server, and a restart.
    pub server: bool,
}

impl Work {
    /// What these changes ask for.
    pub fn of(changed: &[PathBuf]) -> Work {
        let works = changed.iter().map(|path| Work { front_end: in_browser(path), server: !is_static(path) });
        works.fold(Work::default(), Work::and)
    }

    /// Both this and that.
    pub fn and(self, other: Work) -> Work {
        Work { front_end: self.front_end || other.front_end, server: self.server || other.server }
    }
}

fn is_static(path: &Path) -> bool {
    path.starts_with("style") || path.starts_with("public")
}

/// Islands, the library's entry and the domain are compiled for the browser too; pages are not.
fn in_browser(path: &Path) -> bool {
    let islands = path.iter().any(|part| part.to_str().is_some_and(|part| part.starts_with("islands")));
    let entry = path == Path::new("app/src/lib.rs") || path == Path::new("app/Cargo.toml");
    is_static(path) || islands || entry || path.starts_with("app/domain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_file_asks_for_its_own_work() {
        let work = |path: &str| Work::of(&[PathBuf::from(path)]);
        let (front_end, server) = (true, true);
        assert_eq!(work("style/base.css"), Work { front_end, server: false });
        assert_eq!(work("app/src/seats/pages/day.rs"), Work { front_end: false, server });
        assert_eq!(work("server/storage/migrations/sqlite/0001.sql"), Work { front_end: false, server });
        assert_eq!(work("app/src/seats/islands.rs"), Work { front_end, server });
        assert_eq!(work("app/src/seats/islands/plan.rs"), Work { front_end, server });
        assert_eq!(work("app/domain/src/time.rs"), Work { front_end, server });
        assert_eq!(Work::of(&[]), Work::default());
    }

    #[test]
    fn a_removed_file_is_a_change() {
        let folder = paths::temporary("watch-test").unwrap();
        let folders: &'static [&'static str] = vec![&*folder.to_str().unwrap().to_owned().leak()].leak();
        let file = folder.join("a.rs");
        let mut watch = Watch::new(folders).unwrap();
        fs::write(&file, "").unwrap();
        assert_eq!(watch.changed().unwrap(), [&*file]);
        assert!(watch.changed().unwrap().is_empty());
        fs::remove_file(&file).unwrap();
        assert_eq!(watch.changed().unwrap(), [&*file]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
