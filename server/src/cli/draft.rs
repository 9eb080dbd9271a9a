//! [`Draft`]: a file that is there whole, or not at all.

use super::Error;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// A file under a temporary name beside its own; removed when dropped, unless it was kept.
#[derive(Debug)]
pub(super) struct Draft {
    file: File,
    draft: PathBuf,
    path: PathBuf,
}

impl Draft {
    /// Begins a file that nobody but its owner may read, because personal data goes into it.
    ///
    /// # Errors
    /// When it is there already, or its folder cannot be written.
    pub fn create(path: &Path) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Exists { path: path.to_owned() });
        }
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let draft = path.with_file_name(name);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft);
        let file = file.map_err(|cause| Error::Create { path: path.to_owned(), cause })?;
        Ok(Self { file, draft, path: path.to_owned() })
    }

    /// Where to write.
    pub fn writer(&self) -> Result<Box<dyn Write + Send>, Error> {
        Ok(Box::new(self.file.try_clone().map_err(|cause| self.failed(cause))?))
    }

    /// Gives it its name, once all of it is on the disk.
    pub fn keep(self) -> Result<(), Error> {
        self.rename().map_err(|cause| self.failed(cause))
    }

    fn rename(&self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.draft, &self.path)?;
        // The folder, too, must know of it after a power cut.
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }

    fn failed(&self, cause: io::Error) -> Error {
        Error::Create { path: self.path.clone(), cause }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Fails when it has its name already.
        drop(fs::remove_file(&self.draft));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn it_is_there_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("plek-draft-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("kept");
        let names = || fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect::<Vec<_>>();
        let draft = Draft::create(&path).unwrap();
        draft.writer().unwrap().write_all(b"half").unwrap();
        assert!(!path.exists() && names().len() == 1);
        drop(draft);
        assert!(names().is_empty());
        let draft = Draft::create(&path).unwrap();
        draft.writer().unwrap().write_all(b"whole").unwrap();
        draft.keep().unwrap();
        assert_eq!(names(), ["kept"]);
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(matches!(Draft::create(&path), Err(Error::Exists { .. })));
        fs::remove_dir_all(&folder).unwrap();
    }
}
